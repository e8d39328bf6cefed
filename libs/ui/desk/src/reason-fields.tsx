import { Input, Radio } from 'antd';
import { fieldProblems, useLanguage, usePhrases } from '@netsign/ui';
import { Field } from './field.js';
import { deskPhrases } from './phrases.js';

/** The shortest explanation that counts as one, in characters (docs/domain.md §Reviews). */
const SHORTEST = 5;
const LONGEST = 500;

export const isReason = (text: string): boolean => text.trim().length >= SHORTEST;

const CODE_FIELD = 'reason-code';
const TEXT_FIELD = 'reason-text';

/** What the places of a problem about a reason are called, for its summary. */
export function useReasonFields(): (at: string) => { label: string; id: string } | null {
  const t = usePhrases(deskPhrases);
  return at => (at === '/reasonCode' ? { label: t.reasonCode, id: CODE_FIELD } : at === '/reason' ? { label: t.reason, id: TEXT_FIELD } : null);
}

/**
 * A reason in words, and its code where there is a list of them. What is wrong with them the platform says (`problem`); where a page
 * asks before it sends, `tried` shows what is missing.
 */
export function ReasonFields<C extends string>({ codes, code, onCode, text, onText, hint, tried = false, problem }: {
  codes?: readonly { value: C; label: string }[]; code?: C | null; onCode?: (code: C) => void;
  text: string; onText: (text: string) => void; hint: string; tried?: boolean; problem?: unknown;
}) {
  const t = usePhrases(deskPhrases);
  const { language } = useLanguage();
  const told = (at: string) => fieldProblems(problem, at, language).join(' ');
  const codeFault = tried && code == null ? t.reasonMissing : told('/reasonCode');
  return (
    <>
      {codes !== undefined && (
        <fieldset className="desk-choice" id={CODE_FIELD} tabIndex={-1} aria-describedby={codeFault === '' ? undefined : `${CODE_FIELD}-error`}>
          <legend>{t.reasonCode}</legend>
          <Radio.Group vertical value={code ?? undefined} onChange={event => { onCode?.(event.target.value as C); }} options={[...codes]} />
          {codeFault !== '' && <p className="desk-field-note stop" id={`${CODE_FIELD}-error`}>△ {codeFault}</p>}
        </fieldset>
      )}
      <Field id={TEXT_FIELD} label={t.reason} hint={hint} error={tried && !isReason(text) ? t.reasonShort : told('/reason')}>
        {ids => <Input.TextArea {...ids} rows={3} maxLength={LONGEST} showCount value={text} onChange={event => { onText(event.target.value); }} />}
      </Field>
    </>
  );
}
