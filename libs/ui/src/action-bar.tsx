import { useId, type ReactNode } from 'react';
import type { ActionView } from '@netsign/contracts';
import { useLanguage } from './language.js';
import { codeSentence } from './problem.js';

export interface ActButton {
  readonly action: string;
  readonly label: string;
  readonly kind?: 'primary' | 'danger';
  readonly onClick: () => void;
}

/**
 * The acts of a case, as the answer's `actions` allow them. An act that is refused stays where it is, can be reached by keyboard,
 * and its reason stands under it in words; it never computes what may be done. Acts the answer does not name are left out.
 */
export function ActionBar({ actions, buttons, children }: { actions: readonly ActionView[]; buttons: readonly ActButton[]; children?: ReactNode }) {
  const { language } = useLanguage();
  const id = useId();
  const shown = buttons.flatMap(button => {
    const view = actions.find(one => one.action === button.action);
    return view === undefined ? [] : [{ button, allowed: view.allowed, code: view.code }];
  });
  const reasons = [...new Set(shown.flatMap(({ allowed, code }) => (allowed || code === null ? [] : [code])))];
  if (shown.length === 0) return null;
  return (
    <div className="acts">
      {children}
      {reasons.map(code => <p key={code} id={`${id}${code}`} className="small act-reason">{codeSentence(code, language)}</p>)}
      <div className="act-row">
        {shown.map(({ button, allowed, code }) => (
          <button key={button.action} type="button" className={`btn ${button.kind ?? ''}`} aria-disabled={allowed ? undefined : true}
            aria-describedby={allowed || code === null ? undefined : `${id}${code}`} onClick={() => { if (allowed) button.onClick(); }}>
            {button.label}
          </button>
        ))}
      </div>
    </div>
  );
}
