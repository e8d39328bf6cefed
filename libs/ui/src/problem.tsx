import type { MouseEvent, ReactNode } from 'react';
import { ApiProblem, NoAnswer } from '@netsign/api-client';
import { errorSentence, isErrorCode, type FieldError, type Language } from '@netsign/contracts';
import { useLanguage, usePhrases } from './language.js';
import { uiPhrases } from './phrases.js';

/** The sentence of a failure in the language of the page, whatever language it came in. */
export function problemSentence(problem: unknown, language: Language): string {
  if (problem instanceof ApiProblem) return isErrorCode(problem.code) ? errorSentence(problem.code, language) : problem.title || uiPhrases[language].unexpected;
  return problem instanceof NoAnswer ? uiPhrases[language].noAnswer : uiPhrases[language].unexpected;
}

/** The sentence of a code that stands in an answer (why an act is refused); a code unknown to this page shows as it is. */
export const codeSentence = (code: string, language: Language): string => (isErrorCode(code) ? errorSentence(code, language) : code);

/** What is wrong with a field and, where the platform says it, with what in it: `… 🙂 (U+1F642)`. */
const fieldSentence = ({ code, value }: FieldError, language: Language): string => (value === undefined ? codeSentence(code, language) : `${codeSentence(code, language)} ${value}`);

/** The sentences for one field of a form, by the pointers of the problem: `fieldProblems(problem, '/phone')`. */
export const fieldProblems = (problem: unknown, at: string, language: Language): string[] =>
  problem instanceof ApiProblem ? problem.fields.filter(field => field.at === at).map(field => fieldSentence(field, language)) : [];

interface Props {
  readonly problem: unknown;
  readonly retry?: () => void;
  /** Names a field and the id of its control, so that the summary can link to it. */
  readonly field?: (at: string) => { label: string; id?: string } | null;
}

/** Leads to a control of the page: the focus goes there, the address stays. */
export function FieldLink({ id, children, className }: { id: string; children: ReactNode; className?: string }) {
  const go = (event: MouseEvent) => {
    event.preventDefault();
    document.getElementById(id)?.focus();
  };
  return <a href={`#${id}`} className={className} onClick={go}>{children}</a>;
}

/** What went wrong and what to do, on top of what it concerns; lists the fields. Draws nothing when nothing went wrong. */
export function ProblemBanner({ problem, retry, field }: Props) {
  const { language } = useLanguage();
  const t = usePhrases(uiPhrases);
  if (problem === null || problem === undefined) return null;
  const fields = problem instanceof ApiProblem ? problem.fields : [];
  return (
    <div className="banner stop" role="alert">
      <strong aria-hidden="true">△</strong>
      <div>
        <p>{problemSentence(problem, language)}</p>
        {fields.length > 0 && (
          <ul className="banner-fields" aria-label={t.fields}>
            {fields.map(one => {
              const named = field?.(one.at);
              const text = `${named?.label ?? one.at.slice(1)}${language === 'en' ? ': ' : '：'}${fieldSentence(one, language)}`;
              return <li key={one.at + one.code}>{named?.id === undefined ? text : <FieldLink id={named.id}>{text}</FieldLink>}</li>;
            })}
          </ul>
        )}
        {retry !== undefined && <button type="button" className="btn" onClick={retry}>{t.retry}</button>}
      </div>
    </div>
  );
}
