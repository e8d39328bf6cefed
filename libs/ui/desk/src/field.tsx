import { useId, type ReactNode } from 'react';

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | null;
  /** Gets the id for the control and the id of its notes. */
  readonly children: (ids: { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean | undefined }) => ReactNode;
  readonly id?: string;
}

/** A field: its label above, the control, then hint and error, which belong to the control for a screen reader too. */
export function Field({ label, hint, error, children, id }: Props) {
  const own = useId();
  const control = id ?? own;
  const wrong = error !== undefined && error !== null && error !== '';
  const notes = [hint !== undefined && hint !== '' ? `${control}-hint` : '', wrong ? `${control}-error` : ''].filter(note => note !== '').join(' ');
  return (
    <div>
      <label htmlFor={control} style={{ display: 'block', fontWeight: 600, marginBottom: 4 }}>{label}</label>
      {children({ id: control, 'aria-describedby': notes === '' ? undefined : notes, 'aria-invalid': wrong || undefined })}
      {hint !== undefined && hint !== '' && <p className="desk-field-note desk-quiet" id={`${control}-hint`}>{hint}</p>}
      {wrong && <p className="desk-field-note stop" id={`${control}-error`}>△ {error}</p>}
    </div>
  );
}
