import { useQuery } from '@tanstack/react-query';
import type { PartyMode, SettingLine } from '@netsign/contracts';
import { format, useLanguage, useTitles } from '@netsign/ui';
import { DeskTable, Loadable } from '@netsign/ui/desk';
import { useText } from '../i18n/index.js';
import { identity } from '../platform.js';

/** What was set at one organisation, newest first. */
export const useSettingHistory = (code: string | undefined) => useQuery({
  queryKey: ['identity', 'organisations', 'history', code],
  queryFn: ({ signal }) => identity.settingHistory({ code: code ?? '' }, { signal }),
  enabled: code !== undefined,
});

type Actions = readonly [string, ...string[]];

/** The change by which a setting got its present value, or undefined while it stands as it began. */
export const lastChange = (lines: readonly SettingLine[] | undefined, actions: Actions, year: number | null = null): SettingLine | undefined =>
  lines?.find(line => actions.includes(line.action) && line.year === year);

/** Since when a value holds, who chose it, and why. Draws nothing for what was never changed. */
export function Since({ code, actions, year = null }: { code: string | undefined; actions: Actions; year?: number | null }) {
  return <SinceLine line={lastChange(useSettingHistory(code).data?.items, actions, year)} />;
}

/** The choices of form by the reader's own province. */
export const useFormHistory = () => useQuery({ queryKey: ['identity', 'organisations', 'form-history'], queryFn: ({ signal }) => identity.formHistory({}, { signal }) });

/** Since when the reader's own province has this form for a class, and why: for those who sign by it and do not choose it. */
export function FormSince({ year }: { year: number }) {
  return <SinceLine line={lastChange(useFormHistory().data?.items, ['choose_party_mode'], year)} />;
}

function SinceLine({ line }: { line: SettingLine | undefined }) {
  const t = useText();
  const { language } = useLanguage();
  if (line === undefined) return null;
  return <small className="setting-since num">{t.settings.since(format.moment(line.at, language), line.organisation)}{line.reason !== null && ` · ${line.reason}`}</small>;
}

/** Every change of one organisation's settings: when, what, by whom, why. People are not named. */
export function SettingHistory({ code, name }: { code: string | undefined; name?: string | undefined }) {
  const t = useText();
  const { language } = useLanguage();
  const titles = useTitles();
  const query = useSettingHistory(code);
  return (
    <section className="card desk-stack">
      <h2>{t.settings.title}{name !== undefined && ` · ${name}`}</h2>
      <Loadable query={query}>{({ items }) => (
        <DeskTable<SettingLine> label={t.settings.title} rowKey="version" dataSource={items} pageSize={20} locale={{ emptyText: <p className="desk-quiet">{t.settings.empty}</p> }}
          columns={[
            { title: t.settings.what, render: (_, line) => <What line={line} /> }, { title: t.settings.value, className: 'why', render: (_, line) => <Value line={line} /> },
            { title: t.settings.when, className: 'num', render: (_, line) => format.moment(line.at, language) },
            { title: t.settings.who, render: (_, line) => <>{titles.role[line.by as keyof typeof titles.role] ?? line.by}<br /><small>{line.organisation}</small></> },
            { title: t.settings.why, className: 'why', render: (_, line) => line.reason ?? <span className="desk-quiet">{t.settings.none}</span> },
          ]} />
      )}</Loadable>
    </section>
  );
}

function What({ line }: { line: SettingLine }) {
  const t = useText();
  const what = (t.settings.actions as Readonly<Record<string, string>>)[line.action] ?? line.action;
  return line.year === null ? what : t.settings.what_of(what, line.year);
}

function Value({ line }: { line: SettingLine }) {
  const t = useText();
  const modes = useTitles().partyMode;
  const named = (text: string): string => {
    if (line.action === 'choose_party_mode') return modes[text as PartyMode] ?? text;
    if (line.action === 'set_review_days') return t.settings.days(text);
    return line.action === 'set_contact' ? text : (t.settings.values as Readonly<Record<string, string>>)[text] ?? text;
  };
  const shown = line.from !== null && ['choose_party_mode', 'set_review_days', 'set_contact', 'set_termination_rules'].includes(line.action);
  return <>{named(line.to)}{shown && line.from !== null && <><br /><small>{t.settings.from(named(line.from))}</small></>}</>;
}
