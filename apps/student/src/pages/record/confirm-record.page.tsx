import { useState } from 'react';
import type { RecordView } from '@netsign/contracts';
import { recordValue, useLanguage, useTitles } from '@netsign/ui';
import { useT } from '../../i18n/index.js';
import { Answer } from '../../parts/answer.js';
import { Page } from '../../parts/page.js';
import { SignOut } from '../../parts/sign-out.js';
import { PhoneForm } from './phone-form.js';
import { useMyRecord, useSchoolContact } from './record.queries.js';

/** 信息确认: first the record, read-only; then the phone that will receive the codes. One thing at a time. */
export function ConfirmRecordPage() {
  const t = useT();
  const record = useMyRecord();
  const [checked, setChecked] = useState<number | null>(null);
  // Only the record itself brings an act to the thumb; while it is read, or cannot be, the page has its name all the same.
  if (record.data === undefined) return <Page title={t.confirm.title}><Answer query={record}>{() => null}</Answer></Page>;
  return (
    <Answer query={record}>
      {data => (checked === null
        ? <Page title={t.confirm.title} footer={<button type="button" className="btn primary wide" onClick={() => { setChecked(data.version); }}>{t.confirm.right}</button>}><Record record={data} /></Page>
        : <Page key="phone" title={t.confirm.phoneTitle}><PhoneForm recordVersion={checked} back={() => { setChecked(null); }} /></Page>)}
    </Answer>
  );
}

function Record({ record }: { record: RecordView }) {
  const t = useT();
  const { language } = useLanguage();
  const names: Record<string, string> = useTitles().recordField;
  const contact = useSchoolContact();
  const own = [['name', record.name], ['idNumber', record.idNumber], ['school', record.school], ['department', record.department], ['year', String(record.year)]] as const;
  const known = new Set<string>(own.map(([key]) => key));
  const rest = record.fields.filter(field => !known.has(field.key) && field.value !== '').map(field => [field.key, recordValue(field.key, field.value, language)] as const);
  return (
    <>
      <p>{t.confirm.lead}</p>
      {!record.eligible && <div className="banner wait" role="note"><strong aria-hidden="true">△</strong><p>{t.confirm.notEligible}</p></div>}
      <section className="card">
        <dl className="facts">
          {[...own, ...rest].map(([key, value]) => <div key={key}><dt>{names[key] ?? key}</dt><dd>{value}</dd></div>)}
        </dl>
      </section>
      <section className="card">
        <h2>{t.confirm.wrong}</h2>
        <p>{contact === '' ? t.confirm.contact : t.confirm.contactAt(contact)}</p>
      </section>
      <section className="card">
        <h2>{t.confirm.notYou}</h2>
        <SignOut />
      </section>
    </>
  );
}
