import { useRef, useState } from 'react';
import { Button, Checkbox, Input, Radio } from 'antd';
import { forceGrounds, type ForceGround, type TerminationView } from '@netsign/contracts';
import { terminationPhrases, usePhrases, useTitles } from '@netsign/ui';
import { Field, isReason, SignDialog } from '@netsign/ui/desk';
import { agreements, identity } from '../../platform.js';

interface Paper { readonly name: string; readonly digest: string }

/** SHA-256 of a file, hex. */
async function paperOf(file: File): Promise<Paper> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return { name: file.name, digest: [...hash].map(byte => byte.toString(16).padStart(2, '0')).join('') };
}

/** The first of two people states on what a forcing rests: ground and tick, record, reason, papers; signed by a code. */
export function ForceDialog({ view, onDone, onClose }: { view: TerminationView; onDone: () => void; onClose: () => void }) {
  const t = usePhrases(terminationPhrases);
  const titles = useTitles().forceGround;
  const [ground, setGround] = useState<ForceGround>('agreed_with_employer');
  const [confirmed, setConfirmed] = useState(false);
  const [record, setRecord] = useState('');
  const [reason, setReason] = useState('');
  const [papers, setPapers] = useState<readonly Paper[]>([]);
  const [tried, setTried] = useState(false);
  const recorded = ground !== 'employer_unreachable' || isReason(record);
  const check = () => {
    setTried(true);
    return confirmed && recorded && isReason(reason) && papers.length > 0;
  };
  const { id, version, textHash } = view;
  return (
    <SignDialog identity={identity} act={{ endpoint: 'agreements.requestForce', caseId: id, caseVersion: version, textHash }} title={t.force.title} confirm={t.force.request} danger check={check}
      essence={<><p><b>{view.graduateName} · {view.departmentName} → {view.employerName} · {view.position}</b></p><p>{t.force.lead}</p></>} onDone={onDone} onCancel={onClose}
      run={(proof, options) => agreements.requestForce({ id, ground, confirmed: true, record, reason, files: papers.map(paper => paper.digest), textHash, proof }, options)}>
      <fieldset className="desk-choice">
        <legend>{t.force.ground}</legend>
        <Radio.Group vertical value={ground} onChange={event => { setGround(event.target.value as ForceGround); setConfirmed(false); }} options={forceGrounds.map(value => ({ value, label: titles[value] }))} />
      </fieldset>
      <div>
        <Checkbox checked={confirmed} onChange={event => { setConfirmed(event.target.checked); }}>{t.force.confirm[ground]}</Checkbox>
        {tried && !confirmed && <p className="desk-field-note stop" role="alert">△ {t.force.tick}</p>}
      </div>
      {ground === 'employer_unreachable' && (
        <Field label={t.force.record} hint={t.force.recordHint} error={tried && !recorded ? t.force.recordShort : null}>
          {ids => <Input.TextArea {...ids} rows={3} maxLength={1000} showCount value={record} onChange={event => { setRecord(event.target.value); }} />}
        </Field>
      )}
      <Field label={t.force.reason} hint={t.ask.reasonHint} error={tried && !isReason(reason) ? t.ask.reasonHint : null}>
        {ids => <Input.TextArea {...ids} rows={3} maxLength={500} showCount value={reason} onChange={event => { setReason(event.target.value); }} />}
      </Field>
      <Papers papers={papers} onChange={setPapers} error={tried && papers.length === 0 ? t.force.fileMissing : null} />
    </SignDialog>
  );
}

function Papers({ papers, onChange, error }: { papers: readonly Paper[]; onChange: (papers: readonly Paper[]) => void; error: string | null }) {
  const t = usePhrases(terminationPhrases);
  const input = useRef<HTMLInputElement>(null);
  const add = async (from: HTMLInputElement) => {
    const added = await Promise.all([...from.files ?? []].map(paperOf));
    from.value = '';
    onChange([...papers, ...added.filter(one => papers.every(paper => paper.digest !== one.digest))].slice(0, 10));
  };
  return (
    <Field label={t.force.files} hint={t.force.filesHint} error={error}>
      {ids => <>
        <Button {...ids} onClick={() => { input.current?.click(); }}>{t.force.chooseFile}</Button>
        <input ref={input} hidden type="file" multiple accept=".pdf,.jpg,.jpeg,.png" onChange={event => { void add(event.target); }} />
        {papers.length > 0 && <ul className="desk-list">{papers.map(({ name, digest }) => <li key={digest}>{name} <span className="desk-quiet num">{digest.slice(0, 16)}</span> <Button size="small" onClick={() => { onChange(papers.filter(paper => paper.digest !== digest)); }}>{t.force.remove}</Button></li>)}</ul>}
      </>}
    </Field>
  );
}
