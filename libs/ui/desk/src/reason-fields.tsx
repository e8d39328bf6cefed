import { Input, Radio } from 'antd';
import { usePhrases } from '@netsign/ui';
import { Field } from './field.js';
import { deskPhrases } from './phrases.js';

/** The shortest explanation that counts as one, in characters (docs/domain.md §Reviews). */
const SHORTEST = 5;
const LONGEST = 500;

export const isReason = (text: string): boolean => text.trim().length >= SHORTEST;

/** A reason in words, and its code where there is a list of them. `tried` shows what is missing. */
export function ReasonFields<C extends string>({ codes, code, onCode, text, onText, hint, tried }: {
  codes?: readonly { value: C; label: string }[]; code?: C | null; onCode?: (code: C) => void;
  text: string; onText: (text: string) => void; hint: string; tried: boolean;
}) {
  const t = usePhrases(deskPhrases);
  return (
    <>
      {codes !== undefined && (
        <fieldset className="desk-choice">
          <legend>{t.reasonCode}</legend>
          <Radio.Group vertical value={code ?? undefined} onChange={event => { onCode?.(event.target.value as C); }} options={[...codes]} />
          {tried && code == null && <p className="desk-field-note stop" role="alert">△ {t.reasonMissing}</p>}
        </fieldset>
      )}
      <Field label={t.reason} hint={hint} error={tried && !isReason(text) ? t.reasonShort : null}>
        {ids => <Input.TextArea {...ids} rows={3} maxLength={LONGEST} showCount value={text} onChange={event => { onText(event.target.value); }} />}
      </Field>
    </>
  );
}
