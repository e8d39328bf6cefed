import { NavLink } from 'react-router';
import { useT } from '../i18n/index.js';
import { paths } from '../paths.js';

export function SigningTabs() {
  const t = useT();
  return (
    <nav className="switch" aria-label={t.signing.title}>
      <NavLink to={paths.signing} end>{t.signing.invitations}</NavLink>
      <NavLink to={paths.agreements}>{t.signing.agreements}</NavLink>
    </nav>
  );
}
