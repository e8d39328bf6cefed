import { AppError, type FieldError, type TermsDraft } from '@netsign/contracts';
import { nameOfCharacter, unprintable } from '@netsign/platform';

/** Marks that no eye sees and that may turn the direction of what follows: copied texts are full of them. */
const INVISIBLE = /\p{Cf}/gu;

type Value = TermsDraft[keyof TermsDraft];

/**
 * Terms as they are kept: texts in NFC, without invisible marks. Throws GLYPH_NOT_PRINTABLE, naming each field and its characters, where
 * the agreement could not be printed as it was typed (docs/domain.md §Document).
 */
export function keepable(terms: TermsDraft): TermsDraft {
  const fields: FieldError[] = [];
  const kept = Object.fromEntries(Object.entries(terms).map(([key, value]): [string, Value] => {
    if (typeof value !== 'string') return [key, value];
    const text = value.normalize('NFC').replaceAll(INVISIBLE, '');
    const missing = unprintable(text);
    if (missing.length > 0) fields.push({ at: `/terms/${key}`, code: 'GLYPH_NOT_PRINTABLE', value: missing.slice(0, 5).map(nameOfCharacter).join(' ') });
    return [key, text];
  })) as TermsDraft;
  if (fields.length > 0) throw new AppError('GLYPH_NOT_PRINTABLE', { fields });
  return kept;
}
