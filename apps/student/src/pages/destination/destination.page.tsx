import { useT } from '../../i18n/index.js';
import { Page } from '../../parts/page.js';
import { Tag } from '../../parts/tag.js';

/** Says honestly what cannot be done here yet, and where it can. */
export function DestinationPage() {
  const t = useT();
  return (
    <Page title={t.destination.title}>
      <p>{t.destination.signed}</p>
      <section className="card">
        <Tag kind="over">{t.destination.closed}</Tag>
        <h2>{t.destination.card}</h2>
        <p>{t.destination.lead}</p>
        <p className="small">{t.destination.proof}</p>
      </section>
    </Page>
  );
}
