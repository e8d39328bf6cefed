import type { ReactNode } from 'react';
import { format, serverNow, useLanguage, useServerNow } from '@netsign/ui';
import { useText } from '../../i18n/index.js';

/** How long the rest will take if it goes on as it has, in ms; null while too little is known. */
export function restOf(share: number, since: string, now: number): number | null {
  const gone = now - Date.parse(since);
  return share < 0.02 || gone < 2_000 ? null : (gone / share) * (1 - share);
}

/** A bar with what it counts beside it, and the acts that end it. */
export function ProgressBar({ label, share, count, rest, children }: { label: string; share: number; count: string; rest?: string | null; children?: ReactNode }) {
  const percent = Math.floor(Math.min(1, share) * 100);
  return (
    <div className="roster-progress">
      <progress max={100} value={percent} aria-label={label} />
      <p className="num" role="status"><b>{label} {percent}%</b> · {count}{rest != null && <> · {rest}</>}</p>
      {children}
    </div>
  );
}

/** The bar of work that the platform does: rows and the time that is left. */
export function WorkBar({ label, progress, children }: { label: string; progress: { rows: number; share: number; since: string }; children?: ReactNode }) {
  const t = useText();
  const { language } = useLanguage();
  useServerNow(1000);
  const rest = restOf(progress.share, progress.since, serverNow());
  const left = rest === null ? null : format.timeLeft(Math.max(1000, rest), language);
  return <ProgressBar label={label} share={progress.share} count={t.roster.rowsDone(format.number(progress.rows))} rest={left === null ? null : t.roster.rest(left)}>{children}</ProgressBar>;
}
