import { useState } from 'react';
import { Button, Input } from 'antd';
import { employerNatures, findCode, industries, type Codes, type Employer } from '@netsign/contracts';
import { format, useAct, useLanguage } from '@netsign/ui';
import { ConfirmDialog, DeskPage, DeskTable, isReason, Loadable, ReasonFields } from '@netsign/ui/desk';
import { useText } from '../../i18n/index.js';
import { identity } from '../../platform.js';
import { EmployerImport } from './employer-import-form.js';
import { useEmployers } from './employers.queries.js';

/** Employers known to the platform; the ministry lets them in and may stop them. */
export default function EmployersPage() {
  const t = useText();
  const [search, setSearch] = useState('');
  const [asking, setAsking] = useState<Employer | null>(null);
  const query = useEmployers();
  return (
    <DeskPage title={t.employers.title}>
      <EmployerImport />
      <section className="card desk-stack">
        <Input.Search aria-label={t.employers.search} placeholder={t.employers.search} allowClear style={{ maxWidth: 340 }} onChange={event => { setSearch(event.target.value.trim()); }} />
        <Loadable query={query}>{({ items }) => {
          const shown = items.filter(one => one.name.includes(search) || one.creditCode.startsWith(search.toUpperCase()));
          return <><p className="desk-quiet num" role="status">{t.employers.outOf(shown.length, items.length)}</p><Employers items={shown} onAct={setAsking} /></>;
        }}</Loadable>
      </section>
      {asking !== null && <StandingDialog employer={asking} onClose={() => { setAsking(null); }} />}
    </DeskPage>
  );
}

function Employers({ items, onAct }: { items: Employer[]; onAct: (employer: Employer) => void }) {
  const t = useText();
  const { language } = useLanguage();
  const named = (list: Codes, code: string) => { const row = findCode(list, code); return row === null ? code : language === 'en' ? row.en : row.zh; };
  return (
    <DeskTable<Employer> label={t.employers.title} rowKey="creditCode" dataSource={items} pageSize={50} locale={{ emptyText: <div className="desk-empty">{t.employers.empty}</div> }}
      columns={[
        { title: t.employers.name, render: (_, row) => <><b>{row.name}</b><br /><small className="num">{row.creditCode}</small></> },
        { title: t.employers.status, render: (_, row) => <span className={`tag ${row.status === 'verified' ? 'ok' : 'stop'}`} data-mark={row.status === 'verified' ? '✓' : '×'}>{t.employers.statuses[row.status]}</span> },
        { title: t.employers.nature, render: (_, row) => <>{named(employerNatures, row.nature)}<br /><small>{named(industries, row.industry)}</small></> },
        { title: t.employers.region, render: (_, row) => <span className="num">{row.region}</span> },
        { title: t.employers.authorised, render: (_, row) => row.authorisedUntil === null ? t.employers.noAuthorisation : <span className="num">{format.day(row.authorisedUntil, language)}</span> },
        { title: t.act, render: (_, row) => <Button danger={row.status === 'verified'} size="small" onClick={() => { onAct(row); }}>{row.status === 'verified' ? t.employers.suspend : t.employers.restore}<span className="unseen"> {row.name}</span></Button> },
      ]} />
  );
}

function StandingDialog({ employer, onClose }: { employer: Employer; onClose: () => void }) {
  const t = useText();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const suspending = employer.status === 'verified';
  const act = useAct(suspending ? identity.suspendEmployer : identity.restoreEmployer, onClose);
  const confirm = () => {
    setTried(true);
    if (isReason(reason)) void act.start({ creditCode: employer.creditCode, reason });
  };
  return (
    <ConfirmDialog open title={suspending ? t.employers.suspendTitle(employer.name) : t.employers.restoreTitle(employer.name)} essence={suspending ? t.employers.suspendEssence : t.employers.restoreEssence}
      confirm={suspending ? t.employers.suspend : t.employers.restore} cancel={t.employers.cancel} danger={suspending} act={act} onConfirm={confirm} onCancel={onClose}>
      <ReasonFields text={reason} onText={setReason} hint={t.employers.reasonHint} tried={tried} />
    </ConfirmDialog>
  );
}
