import { useId, type InputHTMLAttributes, type TextareaHTMLAttributes } from 'react';

interface Common { readonly label: string; readonly hint?: string; readonly errors?: readonly string[] }

function Notes({ id, hint, errors = [] }: { id: string; hint?: string; errors?: readonly string[] }) {
  return (
    <>
      {hint !== undefined && <p id={`${id}h`} className="small">{hint}</p>}
      {errors.length > 0 && <p id={`${id}e`} className="field-error"><span aria-hidden="true">△ </span>{errors.join(' ')}</p>}
    </>
  );
}

const describedBy = (id: string, hint?: string, errors: readonly string[] = []) =>
  [hint === undefined ? '' : `${id}h`, errors.length === 0 ? '' : `${id}e`].filter(text => text !== '').join(' ') || undefined;

/** One line of input, label above, hint and error tied to it. */
export function Field({ label, hint, errors, ...input }: Common & InputHTMLAttributes<HTMLInputElement>) {
  const own = useId();
  const id = input.id ?? own;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input {...input} id={id} aria-invalid={errors !== undefined && errors.length > 0 ? true : undefined} aria-describedby={describedBy(id, hint, errors)} />
      <Notes id={id} hint={hint} errors={errors} />
    </div>
  );
}

export function LongField({ label, hint, errors, ...input }: Common & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const own = useId();
  const id = input.id ?? own;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea rows={3} {...input} id={id} aria-invalid={errors !== undefined && errors.length > 0 ? true : undefined} aria-describedby={describedBy(id, hint, errors)} />
      <Notes id={id} hint={hint} errors={errors} />
    </div>
  );
}

/** One choice out of a few, all to be seen at once, each as large as a thumb. */
export function Choices<V extends string>({ id, legend, name, options, value, errors = [], onChange }: { id?: string; legend: string; name: string; options: readonly (readonly [V, string])[]; value: V | null; errors?: readonly string[]; onChange: (value: V) => void }) {
  const own = useId();
  const wrong = errors.length > 0;
  return (
    <fieldset id={id} tabIndex={id === undefined ? undefined : -1} className="choices" aria-describedby={wrong ? `${own}e` : undefined}>
      <legend>{legend}</legend>
      {options.map(([one, label]) => (
        <label key={one}><input type="radio" name={name} value={one} checked={value === one} onChange={() => { onChange(one); }} />{label}</label>
      ))}
      {wrong && <p id={`${own}e`} className="field-error"><span aria-hidden="true">△ </span>{errors.join(' ')}</p>}
    </fieldset>
  );
}
