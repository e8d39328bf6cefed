import type { InvitationView } from '@netsign/contracts';
import { Scroll } from '@netsign/ui/desk';
import { Link } from 'react-router';
import { useText } from '../../i18n/index.js';
import { paths } from '../../paths.js';

/** What reads otherwise than in the ended invitation this one follows; draws nothing where there is none. */
export function DifferenceCard({ view }: { view: InvitationView }) {
  const t = useText();
  if (view.earlierId === null) return null;
  return (
    <section className="card desk-stack">
      <h2>{t.difference.title}</h2>
      <DifferenceTable view={view} label={t.difference.title} />
      <p><Link className="desk-link" to={paths.invitation(view.earlierId)}>{t.difference.earlier}</Link></p>
    </section>
  );
}

/** `label` names the box it scrolls in, which may stand twice on a page. */
export function DifferenceTable({ view: { difference }, label }: { view: Pick<InvitationView, 'difference'>; label: string }) {
  const t = useText();
  if (difference === null) return <p className="desk-quiet">{t.difference.later}</p>;
  if (difference.length === 0) return <p>{t.difference.none}</p>;
  return (
    <Scroll label={label}>
      <table className="plain difference">
        <thead><tr><th scope="col">{t.difference.term}</th><th scope="col">{t.difference.before}</th><th scope="col">{t.difference.after}</th></tr></thead>
        <tbody>{difference.map(one => <tr key={one.key} lang="zh-CN"><th scope="row">{one.label}</th><td><del>{one.before === '' ? '—' : one.before}</del></td><td><ins>{one.after === '' ? '—' : one.after}</ins></td></tr>)}</tbody>
      </table>
    </Scroll>
  );
}
