import { Inject, Injectable } from '@nestjs/common';
import {
  acceptanceTakenBack, addWorkingDays, agreementCertified, agreementsApi, AppError, chinaDay, departmentPassed, idNumberProblem, invitationAccepted, invitationCertified, invitationFailed, invitationRefused, invitationSent,
  invitationWithdrawn, normaliseIdNumber, normalisePersonName, personNameProblem, Terms, type FieldError, type InvitationAction, type InvitationStatus, type InvitationView, type ParsedInputOf,
} from '@netsign/contracts';
import { Commands, CONFIG, Database, idMatch, many, maybe, RateLimit, uuidv7, burnProof, type By, type Config, type Tx } from '@netsign/platform';
import { decide } from '@netsign/workflow';
import { agreements } from '../agreement/agreement.entity.js';
import type { EmployerReplica } from '../replicas/employer.replica.js';
import type { GraduateReplica } from '../replicas/graduate.replica.js';
import type { OrganisationReplica } from '../replicas/organisation.replica.js';
import { termFaults } from './agreement-text.js';
import { invitations, type Invitation } from './invitation.entity.js';
import { factsOf, invitationReads, schoolOf, wordingOf, type Gathered } from './invitation.facts.js';
import { viewOf } from './invitation.view.js';
import { invitationWorkflow, whyNotSentAgain, type InvitationFacts } from './invitation.workflow.js';
import { keepable } from './typed-terms.js';
import { UsualTimesService } from '../review/usual-times.service.js';
import { factOf, forgetRefusal, free, newAgreement, newDraft, reach } from './invitation.case.js';
import { ExpiryJob } from '../jobs/expiry.job.js';

type Input<K extends keyof typeof agreementsApi> = ParsedInputOf<(typeof agreementsApi)[K]>;
interface Closing { reasonCode: string; reason: string }

const DAY = 86_400_000;
/** Misses of an employer's exact match: enough for typing errors, too few for guessing people. */
const MISSES_PER_HOUR = 60;

/** 线上签约: the acts of an invitation, each one command. Rules stand in the workflow's table, not here. */
@Injectable()
export class InvitationService {
  private readonly misses = new RateLimit(MISSES_PER_HOUR, 3_600_000);

  constructor(private readonly commands: Commands, private readonly database: Database, private readonly expiry: ExpiryJob, private readonly usual: UsualTimesService, @Inject(CONFIG) private readonly config: Config) {}

  /** Begins a draft to one graduate, named exactly by school, year, name and ID number (docs/domain.md §Naming a graduate). */
  async draft(by: By, input: Input<'draft'>): Promise<InvitationView> {
    const employer = by.actor.employer!;
    this.misses.take(employer);
    const id = uuidv7();
    const name = normalisePersonName(input.name);
    const nameProblem = personNameProblem(input.name);
    if (nameProblem !== null) throw new AppError('NAME_CHARACTER', { fields: [{ at: '/name', code: 'NAME_CHARACTER' }] });
    const done = await this.commands.run(by, {
      result: { id },
      read: {
        graduates: many<GraduateReplica>('select * from find_graduate($1, $2, $3, $4)', [input.school, input.year, idMatch(input.idNumber, this.config.platformKey), name]),
        employer: maybe<EmployerReplica>('select * from employer_replica where credit_code = $1', [employer]),
        organisations: many<OrganisationReplica>(`select * from organisation_replica where code = $1 or code = (select organisation->>'province' from organisation_replica where code = $1)
          or code in (select department from find_graduate($1, $2, $3, $4))`, [input.school, input.year, idMatch(input.idNumber, this.config.platformKey), name]),
      },
      act: (tx, found) => {
        const problem = idNumberProblem(input.idNumber, { today: chinaDay(tx.now) });
        if (problem !== null) throw new AppError(problem, { fields: [{ at: '/idNumber', code: problem }] });
        const graduate = found.graduates[0];
        if (graduate === undefined) throw new AppError('GRADUATE_NOT_FOUND');
        this.misses.giveBack(employer);
        const row = newDraft(id, employer, graduate, found, normaliseIdNumber(input.idNumber), tx.now);
        const gathered: Gathered = { ...found, invitation: row, live: null, ledger: null, siblings: [], agreement: null, eligible: { eligible: graduate.eligible }, earlier: null, refusal: null, now: tx.now };
        const decision = decide(invitationWorkflow, { state: null as never, action: 'save', by: 'employer', facts: factsOf(gathered, tx.now) });
        if (!decision.ok) throw new AppError(decision.code);
        tx.insert('invitation', { ...row });
      },
    });
    if (done.repeated) this.misses.giveBack(employer);
    return this.get(by, done.result['id']);
  }

  /** Begins a draft to the same graduate with the terms of an invitation that came to nothing; that one stays as it ended. */
  async sendAgain(by: By, { id }: Input<'sendAgain'>): Promise<InvitationView> {
    const draftId = uuidv7();
    // What an ended invitation names never changes, so that it may be looked up before the command.
    const { named } = await this.database.read(by.actor, { named: maybe<Pick<Invitation, 'parties' | 'school' | 'year'>>('select parties, school, year from invitation where id = $1', [id]) });
    const idNumber = named?.parties.graduate.idNumber ?? '';
    const done = await this.commands.run(by, {
      result: { id: draftId }, subject: { table: 'invitation', id },
      read: {
        ...invitationReads(id, true),
        graduates: many<GraduateReplica>('select * from find_graduate($1, $2, $3, $4)', [named?.school ?? '', named?.year ?? 0, idMatch(idNumber, this.config.platformKey), named?.parties.graduate.name ?? '']),
        departments: many<OrganisationReplica>(`select r.* from invitation i join organisation_replica r on r.organisation->>'school' = i.school where i.id = $1`, [id]),
      },
      act: (tx, { graduates, departments, ...gathered }) => {
        const { invitation, employer, organisations } = gathered;
        const code = whyNotSentAgain(invitation.status, factsOf(gathered, tx.now));
        if (code !== null) throw new AppError(code);
        const graduate = graduates.find(one => one.graduateId === invitation.graduateId);
        if (graduate === undefined) throw new AppError('GRADUATE_NOT_FOUND');
        const row = newDraft(draftId, invitation.employer, graduate, { employer, organisations: [...organisations, ...departments] }, idNumber, tx.now);
        const { terms, validDays } = invitation;
        const { mode, template, text, textHash } = wordingOf({ ...row, terms }, organisations);
        tx.insert('invitation', { ...row, terms, validDays, mode, template, text, textHash, earlierId: id });
      },
    });
    return this.get(by, done.result['id']);
  }

  /** Keeps what was typed, complete or not; given terms replace those of the same name. */
  save(by: By, input: Input<'save'>): Promise<InvitationView> {
    return this.command(by, input.id, 'save', null, (tx, { invitation, organisations }) => {
      const terms = { ...invitation.terms, ...keepable(input.terms) };
      const { mode, template, text, textHash } = wordingOf({ ...invitation, terms }, organisations);
      tx.update('invitation', { id: invitation.id, version: invitation.version }, { terms, mode, template, text, textHash, validDays: input.validDays ?? invitation.validDays, updatedAt: tx.now });
    });
  }

  discard(by: By, { id }: Input<'discard'>): Promise<InvitationView> {
    return this.command(by, id, 'discard', null, (tx, { invitation }) => {
      tx.update('invitation', { id, version: invitation.version }, { status: 'discarded', closedBy: 'employer', updatedAt: tx.now, reached: { ...invitation.reached, discarded: tx.now.toISOString() } });
    });
  }

  /** Sends the draft as the text the second factor was given for; the validity begins. */
  async send(by: By, input: Input<'send'>): Promise<InvitationView> {
    const attempt = () => this.command(by, input.id, 'send', input.textHash, (tx, { invitation, organisations }, to) => {
      this.burn(tx, by, invitation, input);
      const { mode, template, text, textHash } = wordingOf(invitation, organisations);
      const validUntil = new Date(tx.now.getTime() + invitation.validDays * DAY);
      tx.move(invitations, invitation, { ...reach(invitation, to, tx.now), terms: Terms.parse(invitation.terms), mode, template, text, textHash, validUntil }, {
        event: invitationSent, data: { ...factOf(invitation, to), validUntil: validUntil.toISOString() }, action: 'send', from: invitation.status, to,
      });
    });
    try {
      return await attempt();
    } catch (error) {
      // The only open one may be past its end with the clock still to come round: it is expired now, and the sending tried once more.
      if (!(error instanceof AppError) || error.code !== 'INVITATION_ALREADY_OPEN') throw error;
      await this.expiry.run();
      return attempt();
    }
  }

  withdraw(by: By, { id }: Input<'withdraw'>): Promise<InvitationView> {
    return this.command(by, id, 'withdraw', null, (tx, { invitation }, to) => {
      tx.move(invitations, invitation, { ...reach(invitation, to, tx.now), closedBy: 'employer' }, { event: invitationWithdrawn, data: factOf(invitation, to), action: 'withdraw', from: invitation.status, to });
    });
  }

  /** Accepts the text that was read; claims the graduate's one live case and freezes the review chain. */
  accept(by: By, input: Input<'accept'>): Promise<InvitationView> {
    return this.command(by, input.id, 'accept', input.textHash, (tx, { invitation, organisations }, to, facts) => {
      this.burn(tx, by, invitation, input);
      const reviewDays = schoolOf(organisations, invitation.school)?.reviewDays ?? invitation.reviewDays;
      const { graduateId, department, school, province } = invitation;
      forgetRefusal(tx, invitation.id);
      tx.insert('live_case', { graduateId, kind: 'invitation', caseId: invitation.id, department, school, province });
      tx.move(invitations, invitation, { ...reach(invitation, to, tx.now), departmentTakesPart: facts.departmentTakesPart, reviewDays, dueAt: addWorkingDays(tx.now, reviewDays) }, {
        event: invitationAccepted, data: factOf(invitation, to), action: 'accept', from: invitation.status, to,
      });
    });
  }

  refuse(by: By, { id, reasonCode, reason }: Input<'refuse'>): Promise<InvitationView> {
    return this.command(by, id, 'refuse', null, (tx, { invitation }, to) => {
      forgetRefusal(tx, id);
      tx.move(invitations, invitation, { ...reach(invitation, to, tx.now), closedBy: 'graduate', reasonCode, reason }, {
        event: invitationRefused, data: { ...factOf(invitation, to), reasonCode }, action: 'refuse', from: invitation.status, to, reasonCode, reason,
      });
    });
  }

  /** Keeps what the graduate has written of a refusal, while it could still be sent. */
  saveRefusal(by: By, { id, reasonCode, reason }: Input<'saveRefusal'>): Promise<InvitationView> {
    return this.command(by, id, 'refuse', null, (tx, { invitation }) => {
      tx.insert('refusal_draft', { invitationId: id, graduateId: invitation.graduateId, reasonCode, reason, updatedAt: tx.now },
        'on conflict (invitation_id) do update set reason_code = excluded.reason_code, reason = excluded.reason, updated_at = excluded.updated_at');
    });
  }

  takeBack(by: By, { id }: Input<'takeBack'>): Promise<InvitationView> {
    return this.command(by, id, 'take_back', null, (tx, { invitation }, to) => {
      free(tx, invitation);
      tx.move(invitations, invitation, { ...reach(invitation, to, tx.now), closedBy: 'graduate', dueAt: null }, { event: acceptanceTakenBack, data: factOf(invitation, to), action: 'take_back', from: invitation.status, to });
    });
  }

  /** 院系 passes it on to the school. */
  pass(by: By, { id }: Input<'pass'>): Promise<InvitationView> {
    return this.command(by, id, 'pass', null, (tx, { invitation }, to) => {
      tx.move(invitations, invitation, { ...reach(invitation, to, tx.now), decided: true, dueAt: addWorkingDays(tx.now, invitation.reviewDays) }, { event: departmentPassed, data: factOf(invitation, to), action: 'pass', from: invitation.status, to });
    });
  }

  fail(by: By, { id, reasonCode, reason }: Input<'fail'>): Promise<InvitationView> {
    return this.command(by, id, 'fail', null, (tx, { invitation }, to) => this.close(tx, by, invitation, to, { reasonCode, reason }));
  }

  /** 鉴证 or 审核: ends the invitation and, in the same transaction, opens the agreement that goes to the ledger. */
  certify(by: By, { id }: Input<'certify'>): Promise<InvitationView> {
    return this.command(by, id, 'certify', null, (tx, { invitation }, to) => {
      const agreement = newAgreement(invitation, tx.now);
      tx.move(invitations, invitation, { ...reach(invitation, to, tx.now), agreementId: agreement.id, dueAt: null }, {
        event: invitationCertified, data: { ...factOf(invitation, to), agreementId: agreement.id }, action: 'certify', from: invitation.status, to,
      });
      tx.open(agreements, agreement, {
        event: agreementCertified, data: { ...factOf(invitation, 'certified'), caseId: agreement.id, kind: 'agreement', from: null, invitationId: invitation.id, outcome: agreement.outcome },
        action: 'open', from: null, to: 'certified',
      });
      tx.update('live_case', { graduateId: invitation.graduateId, caseId: invitation.id }, { kind: 'agreement', caseId: agreement.id });
    });
  }

  async get(by: By, id: string): Promise<InvitationView> {
    const gathered = await this.database.read(by.actor, invitationReads(id, false));
    const { school, department } = gathered.invitation;
    return viewOf(gathered, by.actor, await this.usual.of(by.actor, school, department));
  }

  /** One act: lock and gather, decide by the table, change. The answer is the case as it then stands. */
  private async command(by: By, id: string, action: InvitationAction, textRead: string | null, change: (tx: Tx, gathered: Gathered, to: InvitationStatus, facts: InvitationFacts) => void): Promise<InvitationView> {
    await this.commands.run(by, {
      result: { id }, subject: { table: 'invitation', id },
      read: invitationReads(id, true),
      act: (tx, gathered) => {
        const facts = factsOf(gathered, tx.now, textRead);
        const decision = decide(invitationWorkflow, { state: gathered.invitation.status, action, by: by.actor.role, facts });
        if (!decision.ok) throw new AppError(decision.code, decision.code === 'TERMS_INCOMPLETE' ? { fields: faultsOf(gathered.invitation) } : {});
        change(tx, gathered, decision.arrow.to, facts);
      },
    });
    return this.get(by, id);
  }

  private close(tx: Tx, by: By, invitation: Invitation, to: InvitationStatus, { reasonCode, reason }: Closing): void {
    free(tx, invitation);
    tx.move(invitations, invitation, { ...reach(invitation, to, tx.now), closedBy: by.actor.role, reasonCode, reason, dueAt: null }, {
      event: invitationFailed, data: { ...factOf(invitation, to), reasonCode }, action: 'fail', from: invitation.status, to, reasonCode, reason,
    });
  }

  /** A proof is good for one act, one case, one version, one text, once. */
  private burn(tx: Tx, by: By, invitation: Invitation, { proof, textHash }: { proof: string; textHash: string }): void {
    burnProof(tx, by, { proof, caseId: invitation.id, caseVersion: invitation.version, textHash }, this.config.proofPublicKey);
  }
}

/** The terms that keep it from being sent, as places of the input. */
function faultsOf({ terms }: Pick<Invitation, 'terms'>): FieldError[] {
  const { missing, wrong } = termFaults(terms);
  return [...missing.map(term => ({ term, code: 'TERMS_INCOMPLETE' as const })), ...wrong].map(({ term, code }) => ({ at: `/terms/${term}`, code }));
}
