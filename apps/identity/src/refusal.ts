import { AppError, type FieldError } from '@netsign/contracts';

/** The refusal for wrong places of one input: their own code where they share one, else INPUT_INVALID; the places stand in it either way. */
export function refusalFor(fields: readonly FieldError[]): AppError {
  const codes = new Set(fields.map(field => field.code));
  return new AppError(codes.size === 1 ? fields[0].code : 'INPUT_INVALID', { fields: [...fields] });
}
