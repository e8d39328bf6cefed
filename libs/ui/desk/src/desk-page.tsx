import type { ReactNode } from 'react';
import { Link } from 'react-router';

/** One page: its title (also the tab's), what stands beside the title, and the content. */
export function DeskPage({ title, beside, end, wide = false, children }: { title: string; beside?: ReactNode; end?: ReactNode; wide?: boolean; children: ReactNode }) {
  return (
    <div className={`desk-page ${wide ? 'wide' : ''}`}>
      <title>{title}</title>
      <div className="desk-title"><h1>{title}</h1>{beside}{end !== undefined && <div className="end">{end}</div>}</div>
      {children}
    </div>
  );
}

/** A choice that stands in the address, as links: it can be kept, sent and gone back from. */
export function FilterLinks({ label, options }: { label: string; options: readonly { to: string; label: string; current: boolean }[] }) {
  return (
    <nav className="desk-filter" aria-label={label}>
      {options.map(option => <Link key={option.to} to={option.to} aria-current={option.current ? 'true' : undefined}>{option.label}</Link>)}
    </nav>
  );
}
