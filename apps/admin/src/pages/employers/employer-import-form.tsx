import { useState } from 'react';
import { Button, Input } from 'antd';
import { ActNote, ProblemBanner, useAct } from '@netsign/ui';
import { Field } from '@netsign/ui/desk';
import { useText } from '../../i18n/index.js';
import { identity } from '../../platform.js';
import { csvColumns, readEmployers } from './employer-import.js';

const AT_ONCE = 500;

/** Employers from 新职业网, pasted or from a file: each entry's form is checked before anything is sent. */
export function EmployerImport() {
  const t = useText();
  const [text, setText] = useState('');
  const act = useAct(identity.importEmployers, () => { setText(''); });
  const reading = text.trim() === '' ? null : readEmployers(text);
  const items = reading === null || reading === 'malformed' ? [] : reading.items;
  const wrong = reading === null ? '' : reading === 'malformed' ? t.employers.badJson
    : [...reading.problems.slice(0, 5).map(problem => t.employers.bad(problem.entry, t.employers.badField(problem.field))), ...(items.length > AT_ONCE ? [t.employers.tooMany] : [])].join('；');
  const change = (value: string) => {
    setText(value);
    if (act.state !== 'idle') act.reset();
  };
  return (
    <details className="card" open={act.state !== 'idle' || undefined}>
      <summary><h2 style={{ display: 'inline' }}>{t.employers.import}</h2></summary>
      <div className="desk-stack" style={{ marginTop: 12 }}>
        <p>{t.employers.importHow}</p>
        <p className="desk-quiet">{t.employers.columns}：<code>{csvColumns.join(',')}</code></p>
        {act.state === 'refused' && <ProblemBanner problem={act.problem} />}
        {act.result !== null && <p role="status"><span className="tag ok" data-mark="✓">{t.employers.done(act.result.verified, act.result.unchanged)}</span></p>}
        <label className="desk-file"><span>{t.employers.file}</span><input type="file" accept=".json,.csv,.txt" onChange={event => { void event.target.files?.[0]?.text().then(change); }} /></label>
        <Field label={t.employers.paste} error={wrong}>{ids => <Input.TextArea {...ids} rows={5} value={text} spellCheck={false} onChange={event => { change(event.target.value); }} />}</Field>
        <ActNote state={act.state} />
        <div><Button type="primary" disabled={items.length === 0 || wrong !== ''} loading={act.busy} onClick={() => { void act.start({ items }); }}>{t.employers.submit(items.length)}</Button></div>
      </div>
    </details>
  );
}
