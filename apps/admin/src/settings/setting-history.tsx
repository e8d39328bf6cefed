import { useQuery } from '@tanstack/react-query';
import type { PartyMode, SettingLine } from '@netsign/contracts';
import { format, useLanguage, useTitles } from '@netsign/ui';
import { Loadable, Scroll } from '@netsign/ui/desk';
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
  const t = useText();
  const { language } = useLanguage();
  const line = lastChange(useSettingHistory(code).data?.items, actions, year);
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
      <Loadable query={query}>{({ items }) => items.length === 0 ? <p className="desk-quiet">{t.settings.empty}</p> : (
        <Scroll label={t.settings.title}><table className="plain setting-history">
          <thead><tr><th scope="col">{t.settings.when}</th><th scope="col">{t.settings.what}</th><th scope="col">{t.settings.value}</th><th scope="col">{t.settings.who}</th><th scope="col">{t.settings.why}</th></tr></thead>
          <tbody>{items.map(line => (
            <tr key={line.version}>
              <td className="num">{format.moment(line.at, language)}</td>
              <td><What line={line} /></td><td className="why"><Value line={line} /></td>
              <td>{titles.role[line.by as keyof typeof titles.role] ?? line.by}<br /><small>{line.organisation}</small></td>
              <td className="why">{line.reason ?? <span className="desk-quiet">{t.settings.none}</span>}</td>
            </tr>
          ))}</tbody>
        </table></Scroll>
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
  const shown = line.from !== null && ['choose_party_mode', 'set_review_days', 'set_contact'].includes(line.action);
  return <>{named(line.to)}{shown && line.from !== null && <><br /><small>{t.settings.from(named(line.from))}</small></>}</>;
}
