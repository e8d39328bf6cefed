import { Injectable } from '@nestjs/common';
import type { CaseFact, OutputOf, agreementsApi } from '@netsign/contracts';
import { Database, many, one, type By } from '@netsign/platform';

interface LogRow { version: number; occurredAt: Date; role: string; action: string; fromState: string | null; toState: string; reasonCode: string | null; reason: string | null }

/** What happened to a case, by whom (the role, not the person), when and why, as far as the reader may see the case. */
@Injectable()
export class HistoryService {
  constructor(private readonly database: Database) {}

  async of(by: By, table: CaseFact['kind'], id: string): Promise<OutputOf<typeof agreementsApi.invitationHistory>> {
    const { rows } = await this.database.read(by.actor, {
      visible: one(`select 1 as visible from ${table} where id = $1`, [id]),
      rows: many<LogRow>('select version, occurred_at, role, action, from_state, to_state, reason_code, reason from event_log where subject = $1 order by version', [id]),
    });
    return { items: rows.map(row => ({ version: row.version, at: row.occurredAt.toISOString(), by: row.role, action: row.action, from: row.fromState, to: row.toState, reasonCode: row.reasonCode, reason: row.reason })) };
  }
}
