import type { Organisation as OrganisationState, TerminationRules } from '@netsign/contracts';
import type { Aggregate, Link } from '@netsign/platform';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { sight } from '../sight.js';

/** One node of the tree 部 → 省 → 校 → 院系, with its settings. `province` and `school` hold the own code at that tier. */
@Entity()
@Index('organisation_parent', ['parent'])
@Index('organisation_province', ['province', 'kind'])
export class Organisation {
  /** 00 the ministry, two digits a province, five a school, `<school>-NN` a department. */
  @PrimaryColumn('text') code: string;
  @Column('int') version: number;
  @Column('text') hash: string;
  @Column('text') kind: OrganisationState['kind'];
  @Column('text') name: string;
  @Column('text', { nullable: true }) parent: string | null;
  @Column('text', { nullable: true }) province: string | null;
  @Column('text', { nullable: true }) school: string | null;
  @Column('jsonb') partyModes: OrganisationState['partyModes'];
  @Column('jsonb') openedYears: number[];
  @Column('jsonb') openCohorts: number[];
  @Column('boolean') departmentReview: boolean;
  @Column('int') reviewDays: number;
  @Column('jsonb') terminationRules: TerminationRules;
  @Column('text') contact: string;
}

export type OrganisationRow = Omit<OrganisationState, 'version'> & Link;

export const organisations: Aggregate = { table: 'organisation', kind: 'organisation', key: 'code', sight: sight.tables['organisation'], partitionKey: row => String(row['code']) };

export const organisationColumns = 'code, version, hash, kind, name, parent, province, school, party_modes, opened_years, open_cohorts, department_review, review_days, termination_rules, contact';

/** What the world may know of an organisation: all but its chain. */
export function organisationState({ hash: _hash, ...row }: OrganisationRow): OrganisationState { return row; }
