import { Select } from 'antd';

interface Props { readonly label: string; readonly every: string; readonly value: string | undefined; readonly options: readonly { value: string; label: string }[]; readonly onChoose: (value: string | undefined) => void }

/** One of a few, or any: a choice that its page keeps in the address. */
export function Choice({ label, every, value, options, onChoose }: Props) {
  return (
    <Select<string> aria-label={label} value={value ?? ''} popupMatchSelectWidth={false} style={{ minWidth: 130, maxWidth: '100%' }} onChange={chosen => { onChoose(chosen === '' ? undefined : chosen); }}
      options={[{ value: '', label: every }, ...options]} />
  );
}
