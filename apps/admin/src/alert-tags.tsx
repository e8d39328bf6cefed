import { useText } from './i18n/index.js';

/** What has come up since the accept, each in a mark and words; the case is opened before anybody acts on it. */
export function AlertTags({ alerts }: { alerts: readonly string[] }) {
  const t = useText();
  return alerts.map(code => <span key={code} className="tag stop" data-mark="△">{t.inbox.alerts[code] ?? code}</span>);
}
