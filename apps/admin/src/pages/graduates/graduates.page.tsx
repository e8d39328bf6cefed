import { useState } from 'react';
import { Input } from 'antd';
import { destinations, educationLevels, findCode, trainingModes, type Codes, type GraduateRow } from '@netsign/contracts';
import { useLanguage } from '@netsign/ui';
import { DeskPage, DeskTable, FilterLinks, Loadable, MoreButton } from '@netsign/ui/desk';
import { useSearchParams } from 'react-router';
import { useText } from '../../i18n/index.js';
import { paths } from '../../paths.js';
import { byCode, useOrganisations } from '../../tree.queries.js';
import { useYear, YearChoice } from '../../year-choice.js';
import { useGraduates } from './graduates.queries.js';

/** The roster as far as one's rights go. What is searched for is a name: it stays out of the address. */
export default function GraduatesPage() {
  const t = useText();
  const choice = useYear();
  const [params] = useSearchParams();
  const [search, setSearch] = useState('');
  const asked = params.get('eligible');
  const eligible = asked === 'true' || asked === 'false' ? asked : undefined;
  const list = useGraduates({ year: choice.year, eligible, search: search === '' ? undefined : search });
  const to = (value: string | undefined) => {
    const next = new URLSearchParams(params);
    if (value === undefined) next.delete('eligible'); else next.set('eligible', value);
    return `${paths.graduates}?${next.toString()}`;
  };
  return (
    <DeskPage title={t.graduates.title} end={<YearChoice choice={choice} />}>
      <div className="desk-row">
        <FilterLinks label={t.graduates.eligible} options={[[undefined, t.graduates.all], ['true', t.graduates.onlyEligible], ['false', t.graduates.onlyNot]].map(([value, label]) => ({ to: to(value), label: label ?? '', current: value === eligible }))} />
        <Input.Search aria-label={t.graduates.search} placeholder={t.graduates.search} allowClear maxLength={40} style={{ maxWidth: 300 }} onSearch={value => { setSearch(value.trim()); }} />
      </div>
      <Loadable query={list}>{data => { const rows = data.pages.flatMap(page => page.items); return <><p className="desk-quiet num" role="status">{t.graduates.shown(rows.length)}</p><Rows rows={rows} /><MoreButton query={list} /></>; }}</Loadable>
    </DeskPage>
  );
}

function Rows({ rows }: { rows: GraduateRow[] }) {
  const t = useText();
  const { language } = useLanguage();
  const departments = useOrganisations('department').data;
  const named = (list: Codes, code: string) => { const row = findCode(list, code); return row === null ? code : language === 'en' ? row.en : row.zh; };
  return (
    <DeskTable<GraduateRow> label={t.graduates.title} rowKey="id" dataSource={rows} locale={{ emptyText: <div className="desk-empty"><p>{t.graduates.empty}</p><p>{t.graduates.emptyHow}</p></div> }}
      columns={[
        { title: t.graduates.name, render: (_, row) => <b>{row.name}</b> },
        { title: t.graduates.studentNo, render: (_, row) => <span className="num">{row.studentNo}</span> },
        { title: t.graduates.idNumber, render: (_, row) => <span className="num">{row.idMasked}</span> },
        { title: t.graduates.department, render: (_, row) => <>{byCode(departments, row.department)?.name ?? row.department}<br /><small>{row.className}</small></> },
        { title: t.graduates.major, render: (_, row) => <>{row.majorName}<br /><small>{named(educationLevels, row.educationLevel)}</small></> },
        { title: t.graduates.mode, render: (_, row) => named(trainingModes, row.trainingMode) },
        { title: t.graduates.eligible, render: (_, row) => <span className={`tag ${row.eligible ? 'ok' : 'off'}`} data-mark={row.eligible ? '✓' : '×'}>{row.eligible ? t.graduates.yes : t.graduates.no}</span> },
        { title: t.graduates.outcome, render: (_, row) => row.outcome === null ? <span className="desk-quiet">{t.graduates.none}</span> : named(destinations, row.outcome) },
      ]} />
  );
}
