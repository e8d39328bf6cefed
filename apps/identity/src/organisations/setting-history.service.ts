import { Injectable } from '@nestjs/common';
import { AppError, type identityApi, type Organisation, type OutputOf, type ParsedInputOf, type SettingLine } from '@netsign/contracts';
import { Database, many, type By } from '@netsign/platform';

type State = Pick<Organisation, 'partyModes' | 'openedYears' | 'openCohorts' | 'contact'>;
interface LogRow { version: number; occurredAt: Date; role: string; action: string; fromState: string | null; toState: string; reason: string | null; data: State }
interface NameRow { kind: string; name: string }

/** What was set, when, by which role of which organisation, and why (docs/domain.md §Opening). No person is named. */
@Injectable()
export class SettingHistoryService {
  constructor(private readonly database: Database) {}

  /** Newest first. NOT_FOUND for a branch that is not the reader's own: of it the log shows him nothing. */
  async of(by: By, { code }: ParsedInputOf<typeof identityApi.settingHistory>): Promise<OutputOf<typeof identityApi.settingHistory>> {
    const { rows, names } = await this.database.read(by.actor, {
      rows: many<LogRow>(`select version, occurred_at, role, action, from_state, to_state, reason, envelope -> 'data' as data from event_log
        where kind = 'organisation' and subject = $1 order by version`, [code]),
      names: many<NameRow>(`select n.kind, n.name from organisation o join organisation n on n.code in (o.school, o.province, '00') where o.code = $1`, [code]),
    });
    if (rows.length === 0) throw new AppError('NOT_FOUND');
    const nameOf = (role: string) => names.find(row => row.kind === role)?.name ?? '';
    return { items: rows.map((row, at) => lineOf(row, rows[at - 1]?.data, nameOf(row.role))).reverse() };
  }

  /** The form of agreement as the reader's own province chose it, newest choice first. Only such a choice changes the forms, so each line differs from the one before in the class it is about. */
  async ofForm(by: By): Promise<OutputOf<typeof identityApi.formHistory>> {
    const { rows } = await this.database.read(by.actor, { rows: many<LogRow & { organisation: string }>('select * from form_choices()', []) });
    return { items: rows.map((row, at) => lineOf(row, rows[at - 1]?.data ?? { ...row.data, partyModes: {} }, row.organisation)).reverse() };
  }
}

function lineOf({ version, occurredAt, role, action, fromState, toState, reason, data }: LogRow, before: State | undefined, organisation: string): SettingLine {
  const to = action === 'set_contact' ? data.contact : toState;
  const from = action === 'set_contact' ? before?.contact ?? null : fromState;
  return { version, at: occurredAt.toISOString(), by: role, organisation, action, year: yearOf(data, before), from: from === '' ? null : from, to, reason: reason === '' ? null : reason };
}

/** The class whose setting differs from the version before; null where the setting is not one of a class. */
function yearOf(now: State, before: State | undefined): number | null {
  if (before === undefined) return null;
  const differs = (one: readonly number[], other: readonly number[]) => one.find(year => !other.includes(year));
  const modes = Object.keys(now.partyModes).find(year => now.partyModes[year]?.mode !== before.partyModes[year]?.mode);
  const year = modes ?? differs(now.openedYears, before.openedYears) ?? differs(now.openCohorts, before.openCohorts) ?? differs(before.openCohorts, now.openCohorts);
  return year === undefined ? null : Number(year);
}
