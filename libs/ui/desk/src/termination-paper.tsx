import type { Role, TerminationView } from '@netsign/contracts';
import { format, ProgressLine, terminationPhrases, terminationStep, useLanguage, usePhrases, useTitles } from '@netsign/ui';
import { reasonTitle } from './case-history.js';

/** The letter both sides sign by, clause by clause. */
export function Letter({ text }: { text: TerminationView['text'] }) {
  return <table className="plain" lang="zh-CN"><tbody>{text.map(({ key, label, value }) => <tr key={key}><th scope="row">{label}</th><td>{value}</td></tr>)}</tbody></table>;
}

/** What the sides and offices see of an ending alike: notes, the letter, what a forcing rests on, and the way it goes. */
export function TerminationPaper({ view, reader }: { view: TerminationView; reader: Role }) {
  const t = usePhrases(terminationPhrases);
  const titles = useTitles();
  const { language } = useLanguage();
  const { closing, force, notice } = view;
  return (
    <div className="desk-stack">
      {view.silent && <div className="banner wait" role="note"><strong aria-hidden="true">…</strong><p>{t.silentNote}</p></div>}
      {closing !== null && (closing.reasonCode !== null || closing.reason !== null) && (
        <div className="banner wait" role="note"><strong aria-hidden="true">…</strong><div><p><b>{t.closing(titles.role[closing.by as Role] ?? closing.by)}</b></p><p>{[closing.reasonCode === null ? null : reasonTitle(closing.reasonCode, titles, 'termination'), closing.reason].filter(text => text !== null).join('：')}</p></div></div>
      )}
      <section className="card desk-stack"><h2>{t.letter}</h2><Letter text={view.text} /></section>
      {force !== null && (
        <section className="card desk-stack">
          <h2>{t.force.title}</h2>
          <table className="plain"><tbody>
            <tr><th scope="row">{t.force.ground}</th><td>{titles.forceGround[force.ground]}</td></tr>
            <tr><th scope="row">{t.reason}</th><td>{force.reason}</td></tr>
            {force.record !== null && <tr><th scope="row">{t.force.record}</th><td>{force.record}</td></tr>}
            <tr><th scope="row">{t.force.files}</th><td className="num">{force.files.map(digest => digest.slice(0, 16)).join(' ')}</td></tr>
            <tr><th scope="row">{t.force.requestedAt}</th><td className="num">{format.moment(force.requestedAt, language)}</td></tr>
          </tbody></table>
        </section>
      )}
      <section className="card desk-stack">
        <h2>{t.where}</h2>
        {notice !== null && <p className="desk-quiet">{notice.until === null ? t.notice(notice.days) : t.noticeUntil(format.moment(notice.until, language))}</p>}
        <ProgressLine steps={view.progress} title={step => terminationStep(step, view.mode, t, titles)} reader={reader} overdue={view.overdue} names={{ department: view.departmentName, school: view.schoolName, graduate: view.graduateName, employer: view.employerName }} />
      </section>
    </div>
  );
}
