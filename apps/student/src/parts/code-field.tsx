import { useEffect, useState } from 'react';
import { useT } from '../i18n/index.js';
import { Field } from './field.js';

const AGAIN_AFTER_S = 60;

interface Props {
  readonly id?: string;
  readonly sentTo: string;
  readonly value: string;
  readonly onChange: (code: string) => void;
  readonly again: () => void;
  readonly errors?: readonly string[];
  /** Changes with each message sent, so that the wait starts anew. */
  readonly sending: string;
}

/** The code from an SMS: the phone offers it by itself; another can be asked for after a minute. */
export function CodeField({ id, sentTo, value, onChange, again, errors, sending }: Props) {
  const t = useT();
  return (
    <>
      <Field id={id} label={t.code.label} hint={t.code.sentTo(sentTo)} errors={errors} value={value} onChange={event => { onChange(event.target.value.replaceAll(/\D/g, '').slice(0, 6)); }}
        inputMode="numeric" autoComplete="one-time-code" maxLength={6} className="code" autoFocus />
      <Again key={sending} again={again} />
    </>
  );
}

function Again({ again }: { again: () => void }) {
  const t = useT();
  const [left, setLeft] = useState(AGAIN_AFTER_S);
  useEffect(() => {
    const timer = setInterval(() => { setLeft(seconds => Math.max(0, seconds - 1)); }, 1000);
    return () => { clearInterval(timer); };
  }, []);
  return <button type="button" className="link" aria-disabled={left > 0 ? true : undefined} onClick={() => { if (left === 0) again(); }}>{left > 0 ? t.code.againIn(left) : t.code.again}</button>;
}
