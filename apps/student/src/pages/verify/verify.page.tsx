import { useEffect, useState, type FormEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { agreementsClient, publicTransport } from '@netsign/api-client';
import type { PaperView } from '@netsign/contracts';
import { format, ProblemBanner, useLanguage, usePhrases, useTitles } from '@netsign/ui';
import { Field } from '../../parts/field.js';
import { Page } from '../../parts/page.js';
import { AgreementTag } from '../../parts/signing-status.js';
import { FileCompare } from './file-compare.js';
import { paperFromHash, type Paper } from './paper-hash.js';
import { verifyPhrases } from './verify.phrases.js';

/** Anybody who holds a paper asks here whether it is ours and in force; the QR code brings number and check code along. */
export function VerifyPage() {
  const t = usePhrases(verifyPhrases);
  const { language, setLanguage } = useLanguage();
  const [scanned] = useState(() => paperFromHash(location.hash));
  const [paper, setPaper] = useState<Paper>(scanned);
  const [tried, setTried] = useState(false);
  const question = useMutation({ mutationFn: (asked: Paper) => agreementsClient(publicTransport(() => language)).verifyPaper(asked) });
  const other = language === 'en' ? 'zh-CN' : 'en';
  const { mutate } = question;
  useEffect(() => {
    // Number and check code do not stay in the address, which browsers keep and sync.
    if (location.hash !== '') history.replaceState(history.state, '', `${location.pathname}${location.search}`);
    if (scanned.number !== '' && scanned.check !== '') mutate(scanned);
  }, [scanned, mutate]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (paper.number.trim() !== '' && paper.check.trim() !== '') mutate(paper);
  };
  const errorOf = (text: string) => (tried && text.trim() === '' ? [t.missing] : []);
  return (
    <Page title={t.title} aside={<button type="button" className="link" lang={other} onClick={() => { setLanguage(other); }}>{other === 'en' ? 'English' : '中文'}</button>}>
      <div aria-live="polite" className="verdict">
        {question.isError && <ProblemBanner problem={question.error} />}
        {question.data !== undefined && !question.isPending && <Verdict view={question.data} />}
      </div>
      <form className="card form" noValidate onSubmit={submit}>
        <p>{t.lead}</p>
        <Field label={t.number} hint={t.numberHint} value={paper.number} errors={errorOf(paper.number)} autoComplete="off" inputMode="text" onChange={event => { setPaper({ ...paper, number: event.target.value }); }} />
        <Field label={t.check} hint={t.checkHint} value={paper.check} errors={errorOf(paper.check)} autoComplete="off" autoCapitalize="characters" spellCheck={false} onChange={event => { setPaper({ ...paper, check: event.target.value }); }} />
        <button type="submit" className="btn primary wide" disabled={question.isPending}>{question.isPending ? t.asking : t.ask}</button>
      </form>
    </Page>
  );
}

function Verdict({ view }: { view: PaperView }) {
  const t = usePhrases(verifyPhrases);
  const { partyMode } = useTitles();
  const { language } = useLanguage();
  const facts: [string, string][] = [
    [t.number, view.number], [t.year, t.yearOf(view.year)], [t.mode, partyMode[view.mode]], [t.school, view.schoolName], [t.employer, view.employerName], [t.graduate, view.graduateMasked],
    [t.inForceAt, format.day(view.inForceAt, language)],
  ];
  return (
    <>
      <section className="card lead">
        <AgreementTag status={view.status} />
        <h2>{t.found[view.status]}</h2>
        <p>{t.compare}</p>
        <dl className="facts room">{facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd className="num">{value}</dd></div>)}</dl>
        <p className="small">{t.masked}</p>
      </section>
      <section className="card">
        <h2>{t.file}</h2>
        {view.document === null ? <p>{t.making}</p> : <FileCompare digest={view.document.digest} />}
      </section>
    </>
  );
}
