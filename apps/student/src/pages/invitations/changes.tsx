import { Link } from 'react-router';
import type { InvitationView } from '@netsign/contracts';
import { useLanguage, useTitles } from '@netsign/ui';
import { useT } from '../../i18n/index.js';
import { paths } from '../../paths.js';

/** What reads otherwise than in the invitation this one follows. */
export function Changes({ view }: { view: InvitationView }) {
  const t = useT();
  const { language } = useLanguage();
  const names: Record<string, string> = { ...useTitles().term, ...t.clause };
  if (view.earlierId === null || view.difference === null) return null;
  return (
    <section className="card">
      <h2>{t.changes.title}</h2>
      <p className="small">{view.difference.length === 0 ? t.changes.none : t.changes.lead(view.difference.length)}</p>
      <dl className="facts">
        {view.difference.map(one => (
          <div key={one.key}>
            <dt>{language === 'en' ? names[one.key] ?? one.label : one.label}</dt>
            <dd><span className="small">{t.changes.before}</span> <del lang="zh-CN">{one.before === '' ? '—' : one.before}</del><br /><span className="small">{t.changes.after}</span> <ins lang="zh-CN">{one.after === '' ? '—' : one.after}</ins></dd>
          </div>
        ))}
      </dl>
      <p className="room"><Link to={paths.invitation(view.earlierId)}>{t.changes.earlier}</Link></p>
    </section>
  );
}
