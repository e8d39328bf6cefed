import { useRef, useState } from 'react';
import { Button } from 'antd';
import type { RosterView } from '@netsign/contracts';
import { ActNote, format, ProblemBanner, useAct, useLanguage } from '@netsign/ui';
import { DeskPage, DeskTable, Loadable } from '@netsign/ui/desk';
import { Link, useNavigate } from 'react-router';
import { useText } from '../../i18n/index.js';
import { paths } from '../../paths.js';
import { nationalSync } from '../../platform.js';
import { useYear, YearChoice } from '../../year-choice.js';
import { useRosters } from './roster.queries.js';
import { RosterTag } from './roster-tag.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Upload a roster to have it checked; earlier uploads below. */
export default function RostersPage() {
  const t = useText();
  const { language } = useLanguage();
  const choice = useYear();
  const rosters = useRosters();
  return (
    <DeskPage title={t.roster.title} end={<YearChoice choice={choice} />}>
      <Upload year={choice.year} />
      <section className="card desk-stack">
        <h2>{t.roster.earlier}</h2>
        <Loadable query={rosters}>{answer => (
          <DeskTable<RosterView> label={t.roster.earlier} rowKey="id" dataSource={answer.items} locale={{ emptyText: <div className="desk-empty">{t.roster.none}</div> }}
            columns={[
              { title: t.roster.fileName, render: (_, row) => <Link className="desk-link" to={paths.roster(row.id)}>{row.fileName}</Link> },
              { title: t.year.label, render: (_, row) => <span className="num">{t.year.of(row.year)}</span> },
              { title: t.roster.status, render: (_, row) => <RosterTag status={row.status} /> },
              { title: t.roster.rows, align: 'right', render: (_, row) => <span className="num">{format.number(row.rows)}</span> },
              { title: t.roster.at, render: (_, row) => <span className="num">{format.moment(row.uploadedAt, language)}</span> },
            ]} />
        )}</Loadable>
      </section>
    </DeskPage>
  );
}

function Upload({ year }: { year: number }) {
  const t = useText();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const act = useAct(
    (chosen: File, options: { signal?: AbortSignal }) => nationalSync.uploadRoster({ year, fileName: chosen.name }, { ...options, file: chosen }),
    roster => { void navigate(paths.roster(roster.id)); },
  );
  return (
    <section className="card desk-stack">
      <p>{t.roster.lead}</p>
      {act.state === 'refused' && <ProblemBanner problem={act.problem} />}
      <div className="desk-row">
        <label className="desk-file"><span>{t.roster.file}</span><input ref={input} type="file" accept={`.xlsx,${XLSX}`} onChange={event => { act.reset(); setFile(event.target.files?.[0] ?? null); }} /></label>
        <Button type="primary" loading={act.busy} disabled={file === null} onClick={() => { if (file !== null) void act.start(file); }}>{t.roster.upload} · {t.year.of(year)}</Button>
      </div>
      {act.busy && <p role="status">{t.roster.checking}</p>}
      <ActNote state={act.state === 'confirming' ? 'confirming' : 'idle'} />
    </section>
  );
}
