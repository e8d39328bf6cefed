import { useInfiniteQuery } from '@tanstack/react-query';
import type { InvitationRow } from '@netsign/contracts';
import { format, useLanguage, useServerNow } from '@netsign/ui';
import { DeskPage, DeskTable, Loadable, MoreButton } from '@netsign/ui/desk';
import { useText } from '../../i18n/index.js';
import { agreements } from '../../platform.js';

const useOverdue = () => useInfiniteQuery({
  queryKey: ['agreements', 'invitations', 'overdue'],
  queryFn: ({ pageParam, signal }) => agreements.listInvitations({ status: 'school_review', overdue: 'true', cursor: pageParam }, { signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: page => page.next ?? undefined,
});

/** School reviews past their time, for the province that sees to it (docs/domain.md §Reviews). */
export default function OverduePage() {
  const t = useText();
  const list = useOverdue();
  return (
    <DeskPage title={t.overdue.title}>
      <p>{t.overdue.lead}</p>
      <Loadable query={list}>{data => {
        const rows = data.pages.flatMap(page => page.items);
        return <>{rows.length > 0 && <p className="desk-quiet num" role="status">{t.overdue.shown(rows.length)}</p>}<Rows rows={rows} /><MoreButton query={list} /></>;
      }}</Loadable>
    </DeskPage>
  );
}

function Rows({ rows }: { rows: InvitationRow[] }) {
  const t = useText();
  const { language } = useLanguage();
  const now = useServerNow(60_000);
  const late = (until: string) => format.timeLeft(now - Date.parse(until), language) ?? '—';
  return (
    <DeskTable<InvitationRow> label={t.overdue.title} rowKey="id" dataSource={rows} locale={{ emptyText: <div className="desk-empty"><p>{t.overdue.empty}</p><p>{t.overdue.emptyHow}</p></div> }}
      columns={[
        { title: t.overdue.school, render: (_, row) => <><b>{row.schoolName}</b><br /><small>{row.departmentName}</small></> },
        { title: t.overdue.graduate, render: (_, row) => row.graduateName },
        { title: t.overdue.employer, render: (_, row) => <>{row.employerName}<br /><small>{row.position}</small></> },
        { title: t.overdue.due, render: (_, row) => <span className="num">{row.until === null ? '—' : format.moment(row.until, language)}</span> },
        { title: t.overdue.late, render: (_, row) => <span className="tag wait num" data-mark="…">{row.until === null ? '—' : late(row.until)}</span> },
      ]} />
  );
}
