import { useState } from 'react';
import { Button, Input } from 'antd';
import { caseStates, destinations, educationLevels, findCode, trainingModes, type CaseState, type Codes, type Destination, type GraduateRow } from '@netsign/contracts';
import { format, useLanguage, useMe } from '@netsign/ui';
import { DeskPage, DeskTable, FilterLinks, Loadable, MoreButton } from '@netsign/ui/desk';
import { useNavigate, useSearchParams } from 'react-router';
import { graduatesAddress, readFilter, type AddressFilter } from '../../graduate-filter.js';
import { useText } from '../../i18n/index.js';
import { Choice } from '../../choice.js';
import { usePlaces } from '../../places.js';
import { useYear, YearChoice } from '../../year-choice.js';
import { useGraduates } from './graduates.queries.js';

/** The roster as far as one's rights go. What is searched for is a name: it stays out of the address. */
export default function GraduatesPage() {
  const t = useText();
  const choice = useYear();
  const [params] = useSearchParams();
  const [search, setSearch] = useState('');
  const filter = readFilter(params);
  const list = useGraduates({ year: choice.year, ...filter, search: search === '' ? undefined : search });
  return (
    <DeskPage title={t.graduates.title} end={<YearChoice choice={choice} />}>
      <div className="desk-row">
        <FilterLinks label={t.graduates.eligible} options={([[undefined, t.graduates.all], ['true', t.graduates.onlyEligible], ['false', t.graduates.onlyNot]] as const).map(([value, label]) => (
          { to: graduatesAddress(choice.year, { ...filter, eligible: value }), label, current: value === filter.eligible }))} />
        <Filters year={choice.year} filter={filter} />
        <Input.Search aria-label={t.graduates.search} placeholder={t.graduates.search} allowClear maxLength={40} style={{ maxWidth: 340 }} onSearch={value => { setSearch(value.trim()); }} />
      </div>
      <Loadable query={list}>{data => { const rows = data.pages.flatMap(page => page.items); return <><p className="desk-quiet num" role="status">{list.hasNextPage ? t.graduates.shown(format.number(rows.length)) : t.graduates.found(format.number(rows.length))}</p><Rows rows={rows} asked={filter.caseStatus} /><MoreButton query={list} /></>; }}</Loadable>
    </DeskPage>
  );
}

/** Scope, open case and destination: each a choice that stands in the address. */
function Filters({ year, filter }: { year: number; filter: AddressFilter }) {
  const t = useText();
  const { language } = useLanguage();
  const navigate = useNavigate();
  const places = usePlaces(filter.place);
  const go = (change: Partial<AddressFilter>) => { void navigate(graduatesAddress(year, { ...filter, ...change }), { replace: true }); };
  const outcomes = destinations.rows.filter(row => row.validTo === null).map(row => ({ value: row.code, label: `${row.code} ${language === 'en' ? row.en : row.zh}` }));
  // A group of the scheme: several codes at once, linked from the board.
  if (filter.outcome?.includes(',') === true) {
    const group = findCode<Destination>(destinations, filter.outcome.slice(0, filter.outcome.indexOf(',')))?.group2024;
    outcomes.push({ value: filter.outcome, label: group === undefined ? filter.outcome : t.board.group[group] });
  }
  const set = [filter.place, filter.caseStatus, filter.outcome].some(value => value !== undefined);
  return (
    <>
      {places.length > 0 && <Choice label={t.graduates.place} every={t.graduates.anyPlace} value={filter.place} options={places} onChoose={place => { go({ place }); }} />}
      <Choice label={t.graduates.state} every={t.graduates.anyState} value={filter.caseStatus} options={caseStates.map(state => ({ value: state, label: t.graduates.states[state] }))} onChoose={state => { go({ caseStatus: state as CaseState | undefined }); }} />
      <Choice label={t.graduates.outcome} every={t.graduates.anyOutcome} value={filter.outcome} options={[{ value: 'none', label: t.graduates.none }, ...outcomes]} onChoose={outcome => { go({ outcome }); }} />
      {set && <Button type="link" onClick={() => { go({ place: undefined, caseStatus: undefined, outcome: undefined }); }}>{t.graduates.clear}</Button>}
    </>
  );
}

const tones: Record<CaseState, readonly [string, string]> = { offered: ['wait', '…'], department_review: ['wait', '…'], school_review: ['wait', '…'], certified: ['wait', '…'], in_force: ['ok', '✓'] };

function StateTag({ state }: { state: CaseState }) {
  const [tone, mark] = tones[state];
  return <span className={`tag ${tone}`} data-mark={mark}>{useText().graduates.states[state]}</span>;
}

/** Somebody may be invited by several at once: the state that is asked for stands beside the one furthest along. */
function Rows({ rows, asked }: { rows: GraduateRow[]; asked: CaseState | undefined }) {
  const t = useText();
  const { language } = useLanguage();
  const { role } = useMe().actor;
  const above = role === 'province' || role === 'ministry';
  const named = (list: Codes, code: string) => { const row = findCode(list, code); return row === null ? code : language === 'en' ? row.en : row.zh; };
  return (
    <DeskTable<GraduateRow> label={t.graduates.title} rowKey="id" dataSource={rows} locale={{ emptyText: <div className="desk-empty"><p>{t.graduates.empty}</p><p>{t.graduates.emptyHow}</p></div> }}
      columns={[
        { title: t.graduates.name, render: (_, row) => <b>{row.name}</b> },
        { title: t.graduates.studentNo, render: (_, row) => <span className="num">{row.studentNo}<br /><small>{row.idMasked}</small></span> },
        { title: above ? t.graduates.school : t.graduates.department, render: (_, row) => above ? <>{row.schoolName}<br /><small>{row.department} {row.className}</small></> : <>{row.department}<br /><small>{row.className}</small></> },
        { title: t.graduates.major, render: (_, row) => <>{row.majorName}<br /><small>{named(educationLevels, row.educationLevel)} · {named(trainingModes, row.trainingMode)}</small></> },
        { title: t.graduates.eligible, render: (_, row) => <span className={`tag ${row.eligible ? 'ok' : 'off'}`} data-mark={row.eligible ? '✓' : '×'}>{row.eligible ? t.graduates.yes : t.graduates.no}</span> },
        { title: t.graduates.state, render: (_, row) => row.caseStatus === null ? <span className="desk-quiet">{t.graduates.noState}</span> : <span className="graduate-states"><StateTag state={row.caseStatus} />{asked !== undefined && asked !== row.caseStatus && <StateTag state={asked} />}</span> },
        { title: t.graduates.outcome, render: (_, row) => row.outcome === null ? <span className="desk-quiet">{t.graduates.none}</span> : named(destinations, row.outcome) },
      ]} />
  );
}
