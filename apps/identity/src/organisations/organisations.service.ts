import { Injectable } from '@nestjs/common';
import {
  AppError, cohortClosed, cohortOpened, contactSet, departmentReviewSwitched, partyModeChosen, reviewDaysSet, schoolOpened, terminationRulesSet,
  type EventType, type identityApi, type Organisation, type ParsedInputOf, type PartyMode, type TerminationRules,
} from '@netsign/contracts';
import { Commands, Database, many, one, type By, type Done, type Read, type Tx } from '@netsign/platform';
import { organisationColumns, organisations, organisationState, type OrganisationRow } from './organisation.entity.js';

/** The agreement text that a choice of this year is bound to; a later text is a new number. */
const TEMPLATE = 1;

type Kind = Organisation['kind'];
interface Change { readonly event: EventType; readonly action: string; readonly from: string | null; readonly to: string; readonly set: Partial<OrganisationRow>; readonly reason?: string }

/** The node to change, locked; another's is as good as none (docs/domain.md §Opening). */
const locked = (code: string, kind: Kind): Read<OrganisationRow> => one<OrganisationRow>(`select ${organisationColumns} from organisation where code = $1 and kind = $2 for update`, [code, kind]);
const plain = (code: string): Read<OrganisationRow> => one<OrganisationRow>(`select ${organisationColumns} from organisation where code = $1`, [code]);

/** Locked too: none of these schools opens a cohort while the mode is being changed. */
const schoolsOf = (province: string): Read<{ code: string }[]> => many(`select code from organisation where province = $1 and kind = 'school' order by code for update`, [province]);
/** Whether any school of the province has ever opened this year's cohort; closing it does not undo the agreements made under the mode. */
const everOpened = (province: string, year: number): Read<boolean> => {
  const { statement } = many(`select 1 from event_log where type = $1 and province = $2 and envelope -> 'data' -> 'openCohorts' @> to_jsonb($3::int) limit 1`, [cohortOpened.type, province, year]);
  return { statement, take: rows => rows.length > 0 };
};

/** The tree's settings: each a command of its own, whose event carries the whole node. */
@Injectable()
export class OrganisationsService {
  constructor(private readonly commands: Commands, private readonly database: Database) {}

  /** By code; the whole tree is small and everybody may know it. */
  async list(by: By, { kind, parent }: ParsedInputOf<typeof identityApi.listOrganisations>): Promise<{ items: Organisation[] }> {
    const { rows } = await this.database.read(by.actor, {
      rows: many<OrganisationRow>(`select ${organisationColumns} from organisation where ($1::text is null or kind = $1) and ($2::text is null or parent = $2) order by code`, [kind ?? null, parent ?? null]),
    });
    return { items: rows.map(organisationState) };
  }

  /** 两方 or 三方 for a year. It may change until a school of the province has opened that year's cohort. */
  async choosePartyMode(by: By, { year, mode, reason }: { year: number; mode: PartyMode; reason: string }): Promise<Organisation> {
    const province = by.actor.province!;
    return this.answer(by, await this.commands.run(by, {
      read: { node: locked(province, 'province'), schools: schoolsOf(province), isInUse: everOpened(province, year) }, result: { code: province },
      act: (tx, { node, isInUse }) => {
        const chosen = node.partyModes[year]?.mode ?? null;
        if (chosen === mode) throw new AppError('SETTING_UNCHANGED');
        if (chosen !== null && isInUse) throw new AppError('PARTY_MODE_ALREADY_CHOSEN');
        return change(tx, node, { event: partyModeChosen, action: 'choose_party_mode', from: chosen, to: mode, reason, set: { partyModes: { ...node.partyModes, [year]: { mode, template: TEMPLATE } } } });
      },
    }));
  }

  async openSchool(by: By, { code, year }: { code: string; year: number }): Promise<Organisation> {
    return this.answer(by, await this.commands.run(by, {
      read: { node: locked(code, 'school'), province: plain(by.actor.province!) }, result: { code },
      act: (tx, { node, province }) => {
        if (province.partyModes[year] === undefined) throw new AppError('PARTY_MODE_NOT_CHOSEN');
        if (node.openedYears.includes(year)) throw new AppError('SCHOOL_ALREADY_OPEN');
        return change(tx, node, { event: schoolOpened, action: 'open_school', from: null, to: 'opened', set: { openedYears: withYear(node.openedYears, year) } });
      },
    }));
  }

  async openCohort(by: By, { year }: { year: number }): Promise<Organisation> {
    const code = by.actor.school!;
    return this.answer(by, await this.commands.run(by, {
      read: { node: locked(code, 'school'), province: plain(by.actor.province!) }, result: { code },
      act: (tx, { node, province }) => {
        if (province.partyModes[year] === undefined) throw new AppError('PARTY_MODE_NOT_CHOSEN');
        if (!node.openedYears.includes(year)) throw new AppError('SCHOOL_NOT_OPENED');
        if (node.openCohorts.includes(year)) throw new AppError('COHORT_ALREADY_OPEN');
        return change(tx, node, { event: cohortOpened, action: 'open_cohort', from: 'closed', to: 'open', set: { openCohorts: withYear(node.openCohorts, year) } });
      },
    }));
  }

  async closeCohort(by: By, { year, reason }: { year: number; reason: string }): Promise<Organisation> {
    const code = by.actor.school!;
    return this.answer(by, await this.commands.run(by, {
      read: { node: locked(code, 'school') }, result: { code },
      act: (tx, { node }) => {
        if (!node.openCohorts.includes(year)) throw new AppError('COHORT_NOT_OPEN');
        return change(tx, node, { event: cohortClosed, action: 'close_cohort', from: 'open', to: 'closed', reason, set: { openCohorts: node.openCohorts.filter(open => open !== year) } });
      },
    }));
  }

  /** Cases keep the chain they were accepted under; the switch is for those to come. */
  async switchDepartmentReview(by: By, { on }: { on: boolean }): Promise<Organisation> {
    const code = by.actor.school!;
    return this.answer(by, await this.commands.run(by, {
      read: { node: locked(code, 'school') }, result: { code },
      act: (tx, { node }) => {
        if (node.departmentReview === on) throw new AppError('SETTING_UNCHANGED');
        return change(tx, node, { event: departmentReviewSwitched, action: 'switch_department_review', from: on ? 'off' : 'on', to: on ? 'on' : 'off', set: { departmentReview: on } });
      },
    }));
  }

  /** Working days for a review step. Cases keep the number they were accepted under. */
  async setReviewDays(by: By, { days }: { days: number }): Promise<Organisation> {
    const code = by.actor.school!;
    return this.answer(by, await this.commands.run(by, {
      read: { node: locked(code, 'school') }, result: { code },
      act: (tx, { node }) => {
        if (node.reviewDays === days) throw new AppError('SETTING_UNCHANGED');
        return change(tx, node, { event: reviewDaysSet, action: 'set_review_days', from: String(node.reviewDays), to: String(days), set: { reviewDays: days } });
      },
    }));
  }

  /** When, after what notice and how often agreements may be ended. Cases keep the rules they were asked for under. */
  async setTerminationRules(by: By, { window, noticeDays, cap }: TerminationRules): Promise<Organisation> {
    const code = by.actor.school!;
    const rules: TerminationRules = { window, noticeDays, cap };
    return this.answer(by, await this.commands.run(by, {
      read: { node: locked(code, 'school') }, result: { code },
      act: (tx, { node }) => {
        const [from, to] = [inWords(node.terminationRules), inWords(rules)];
        if (from === to) throw new AppError('SETTING_UNCHANGED');
        return change(tx, node, { event: terminationRulesSet, action: 'set_termination_rules', from, to, set: { terminationRules: rules } });
      },
    }));
  }

  /** Whom graduates are told to ask. The words stand in the event's state, not in the steps of the history. */
  async setContact(by: By, { contact }: { contact: string }): Promise<Organisation> {
    const code = by.actor.school!;
    return this.answer(by, await this.commands.run(by, {
      read: { node: locked(code, 'school') }, result: { code },
      act: (tx, { node }) => {
        if (node.contact === contact) throw new AppError('SETTING_UNCHANGED');
        return change(tx, node, { event: contactSet, action: 'set_contact', from: node.contact === '' ? null : 'given', to: 'given', set: { contact } });
      },
    }));
  }

  /** The node as the command left it; for a repeat, as it stands now. */
  private async answer(by: By, done: Done<OrganisationRow>): Promise<Organisation> {
    if (!done.repeated) return organisationState(done.value);
    const { node } = await this.database.read(by.actor, { node: plain(done.result['code']) });
    return organisationState(node);
  }
}

function change(tx: Tx, node: OrganisationRow, { set, ...happening }: Change): OrganisationRow {
  return tx.move(organisations, node, set, { ...happening, data: organisationState({ ...node, ...set, version: node.version + 1 }) });
}

/** The rules as one step of the history keeps them: `12-01..06-10 / 7 / 1`, a dash for what is not limited. */
const inWords = ({ window, noticeDays, cap }: TerminationRules): string => [window === null ? '-' : `${window.from}..${window.to}`, noticeDays, cap ?? '-'].join(' / ');

const withYear = (years: readonly number[], year: number): number[] => [...years, year].sort((one, other) => one - other);
