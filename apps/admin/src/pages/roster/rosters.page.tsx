import { useState } from 'react';
import { Button } from 'antd';
import type { RosterView } from '@netsign/contracts';
import { format, useLanguage } from '@netsign/ui';
import { DeskPage, DeskTable, Loadable } from '@netsign/ui/desk';
import { Link, useNavigate } from 'react-router';
import { useText } from '../../i18n/index.js';
import { paths } from '../../paths.js';
import { useYear, YearChoice } from '../../year-choice.js';
import { RosterTag } from './roster-tag.js';
import { send, useSending } from './roster-upload.store.js';
import { SendingBar } from './sending-bar.js';
import { WorkbookInput } from './workbook-input.js';
import { useRosters } from './roster.queries.js';

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
              { title: t.roster.rows, align: 'right', render: (_, row) => <span className="num">{format.number(row.progress?.rows ?? row.rows)}</span> },
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
  const sending = useSending();
  const [file, setFile] = useState<File | null>(null);
  const begin = async (chosen: File) => {
    const roster = await send(chosen, year);
    if (roster !== null) void navigate(paths.roster(roster.id));
  };
  const busy = sending !== null && sending.problem === null;
  return (
    <section className="card desk-stack">
      <p>{t.roster.lead}</p>
      {sending !== null && <SendingBar sending={sending} />}
      {!busy && (
        <div className="desk-row">
          <WorkbookInput label={t.roster.file} onChoose={setFile} />
          <Button type="primary" disabled={file === null} onClick={() => { if (file !== null) void begin(file); }}>{t.roster.upload} · {t.year.of(year)}</Button>
        </div>
      )}
    </section>
  );
}
