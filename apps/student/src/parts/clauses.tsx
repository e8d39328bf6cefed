import { useState } from 'react';
import type { InvitationView } from '@netsign/contracts';
import { format, useLanguage, useTitles } from '@netsign/ui';
import { useT } from '../i18n/index.js';
import { LawMarks } from './law-marks.js';

const sections = {
  job: ['position', 'positionCategory', 'region', 'workPlace', 'reportBy', 'contractMonths', 'probationMonths'],
  pay: ['monthlyPay', 'probationPay', 'insurance', 'housing', 'benefits'],
  breach: ['employerPenalty', 'graduatePenalty', 'releaseGrounds'],
  settle: ['acceptsArchive', 'archiveReceiver', 'acceptsHousehold', 'householdAddress'],
  rest: ['contactName', 'contactPhone', 'supplement'],
} as const;
type Section = keyof typeof sections | 'head';

const sectionOf = (key: string): Section =>
  (Object.keys(sections) as (keyof typeof sections)[]).find(name => (sections[name] as readonly string[]).includes(key)) ?? 'head';

/** The agreed text, clause by clause as it is hashed, in the order people ask about it; each clause with its check against the law. */
export function Clauses({ view }: { view: InvitationView }) {
  const t = useT();
  const { language } = useLanguage();
  const names: Record<string, string> = { ...useTitles().term, ...t.clause };
  const [explained, setExplained] = useState(true);
  const means: Record<string, string> = t.means;
  const order: Section[] = ['job', 'pay', 'breach', 'settle', 'rest', 'head'];
  return (
    <>
      {t.invitation.chinese !== '' && <p className="small">{t.invitation.chinese}</p>}
      <label className="tick"><input type="checkbox" checked={explained} onChange={event => { setExplained(event.target.checked); }} />{t.invitation.explain}</label>
      {order.map(section => {
        const clauses = view.text.filter(clause => sectionOf(clause.key) === section);
        if (clauses.length === 0) return null;
        return (
          <section key={section} className="card">
            <h2>{t.invitation.sections[section]}</h2>
            <dl className="facts">
              {clauses.map(clause => (
                <div key={clause.key}>
                  <dt>{language === 'en' ? names[clause.key] ?? clause.label : clause.label}</dt>
                  <dd><span lang="zh-CN">{clause.value}</span><LawMarks view={view} term={clause.key} /></dd>
                  {explained && means[clause.key] !== undefined && <dd className="plainly small">{means[clause.key]}</dd>}
                </div>
              ))}
            </dl>
            {section === 'breach' && <Meaning view={view} />}
          </section>
        );
      })}
    </>
  );
}

/** What the clauses on breach come to for this person, in one breath. */
function Meaning({ view }: { view: InvitationView }) {
  const t = useT();
  const { language } = useLanguage();
  const grounds: Record<string, string> = useTitles().releaseGround;
  const { graduatePenalty, employerPenalty, releaseGrounds } = view.terms;
  if (typeof graduatePenalty !== 'number' || typeof employerPenalty !== 'number') return null;
  const none = graduatePenalty === 0 && employerPenalty === 0;
  const list = Array.isArray(releaseGrounds) ? releaseGrounds.map(ground => grounds[String(ground)] ?? String(ground)) : [];
  return (
    <p className="mean">
      <strong>{t.invitation.meaning}</strong> {none ? t.invitation.noPenalty : t.invitation.penalty(format.money(graduatePenalty, language), format.money(employerPenalty, language))}
      <br />{list.length === 0 ? t.invitation.noGrounds : t.invitation.grounds(list.join(language === 'en' ? ', ' : '、'))}
    </p>
  );
}
