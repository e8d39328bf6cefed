import { Inject, Injectable } from '@nestjs/common';
import {
  AppError, forceDropped, forceRequested, terminationAsked, terminationConsented, terminationDepartmentPassed, terminationDone, terminationForced, terminationReasons, terminationRefused, terminationRejected, terminationWithdrawn,
  type agreementsApi, type OutputOf, type ParsedInputOf, type Side, type TerminationAction, type TerminationReason, type TerminationStatus, type TerminationView,
} from '@netsign/contracts';
import { burnProof, Commands, CONFIG, Database, many, one, uuidv7, type By, type Config, type Tx } from '@netsign/platform';
import { decide } from '@netsign/workflow';
import { endAgreement } from '../agreement/agreement.case.js';
import type { Agreement } from '../agreement/agreement.entity.js';
import { UsualTimesService } from '../review/usual-times.service.js';
import { factOf, newTermination, reach } from './termination.case.js';
import { terminations, type Forcing, type Termination } from './termination.entity.js';
import { askFacts, askReads, factsOf, terminationReads, type Gathered } from './termination.facts.js';
import { composeLetter, digestOf, hashForcing, hashLetter, type Ask } from './termination-text.js';
import { rowOf, viewOf } from './termination.view.js';
import { terminationWorkflow } from './termination.workflow.js';

type Input<K extends keyof typeof agreementsApi> = ParsedInputOf<(typeof agreementsApi)[K]>;
type Change = (tx: Tx, gathered: Gathered, to: TerminationStatus) => void;

/** 线上解约 and 强制解约: the acts of a termination, each one command. Rules stand in the workflow's table, not here. */
@Injectable()
export class TerminationService {
  constructor(private readonly commands: Commands, private readonly database: Database, private readonly usual: UsualTimesService, @Inject(CONFIG) private readonly config: Config) {}

  /** The letter as it would read, changing nothing. */
  async letter(by: By, input: Input<'terminationLetter'>): Promise<OutputOf<typeof agreementsApi.terminationLetter>> {
    const ask = askOf(by, input);
    const { agreement } = await this.database.read(by.actor, { agreement: one<Agreement>('select * from agreement where id = $1', [input.id]) });
    const text = composeLetter(agreement, ask);
    return { agreementVersion: agreement.version, text, textHash: hashLetter(text, ask.files) };
  }

  /** One side asks, by the letter the second factor was given for; the school's settings are frozen. */
  async ask(by: By, input: Input<'askTermination'>): Promise<TerminationView> {
    const ask = askOf(by, input);
    const id = uuidv7();
    const done = await this.commands.run(by, {
      result: { id }, subject: { table: 'agreement', id: input.id },
      read: askReads(input.id, true),
      act: (tx, gathered) => {
        const { agreement, school } = gathered;
        const row = newTermination(id, agreement, ask, school?.organisation ?? null, tx.now);
        const facts = askFacts(gathered, tx.now, ask.askedBy, { account: by.actor.account, textRead: input.textHash }, row.textHash);
        const decision = decide(terminationWorkflow, { state: null as never, action: 'ask', by: by.actor.role, facts });
        if (!decision.ok) throw new AppError(decision.code);
        burnProof(tx, by, { proof: input.proof, caseId: agreement.id, caseVersion: agreement.version, textHash: input.textHash }, this.config.proofPublicKey);
        const { reasonCode, reason, files } = ask;
        tx.open(terminations, row, {
          event: terminationAsked, data: { ...factOf(row, null, row.status), reasonCode, askedUntil: row.askedUntil.toISOString() }, action: 'ask', from: null, to: row.status, reasonCode, reason, files,
        });
      },
    });
    return this.get(by, done.result['id']);
  }

  consent(by: By, input: Input<'consentTermination'>): Promise<TerminationView> {
    return this.command(by, input.id, 'consent', input.textHash, (tx, { termination }, to) => {
      this.burn(tx, by, termination, input);
      tx.move(terminations, termination, { ...reach(termination, to, tx.now), force: null }, { event: terminationConsented, data: factOf(termination, termination.status, to), action: 'consent', from: termination.status, to });
    });
  }

  refuse(by: By, { id, reasonCode, reason }: Input<'refuseTermination'>): Promise<TerminationView> {
    return this.command(by, id, 'refuse', null, (tx, { termination }, to) => {
      tx.move(terminations, termination, { ...reach(termination, to, tx.now), ...closing(by, reasonCode, reason) }, {
        event: terminationRefused, data: { ...factOf(termination, termination.status, to), reasonCode }, action: 'refuse', from: termination.status, to, reasonCode, reason,
      });
    });
  }

  withdraw(by: By, { id }: Input<'withdrawTermination'>): Promise<TerminationView> {
    return this.command(by, id, 'withdraw', null, (tx, { termination }, to) => {
      tx.move(terminations, termination, { ...reach(termination, to, tx.now), ...closing(by), force: null }, { event: terminationWithdrawn, data: factOf(termination, termination.status, to), action: 'withdraw', from: termination.status, to });
    });
  }

  pass(by: By, { id }: Input<'passTermination'>): Promise<TerminationView> {
    return this.command(by, id, 'pass', null, (tx, { termination }, to) => {
      tx.move(terminations, termination, { ...reach(termination, to, tx.now), decided: true }, { event: terminationDepartmentPassed, data: factOf(termination, termination.status, to), action: 'pass', from: termination.status, to });
    });
  }

  fail(by: By, { id, reasonCode, reason }: Input<'failTermination'>): Promise<TerminationView> {
    return this.command(by, id, 'fail', null, (tx, { termination }, to) => {
      tx.move(terminations, termination, { ...reach(termination, to, tx.now), ...closing(by, reasonCode, reason) }, {
        event: terminationRejected, data: { ...factOf(termination, termination.status, to), reasonCode }, action: 'fail', from: termination.status, to, reasonCode, reason,
      });
    });
  }

  /** 鉴证 or 审核: ends the agreement and frees the graduate in the same transaction. */
  certify(by: By, { id }: Input<'certifyTermination'>): Promise<TerminationView> {
    return this.command(by, id, 'certify', null, (tx, { termination, agreement }, to) => {
      tx.move(terminations, termination, { ...reach(termination, to, tx.now), ...closing(by) }, { event: terminationDone, data: factOf(termination, termination.status, to), action: 'certify', from: termination.status, to });
      endAgreement(tx, agreement);
    });
  }

  /** The first of two people states on what a forcing rests (docs/domain.md §Forced termination). */
  async requestForce(by: By, input: Input<'requestForce'>): Promise<TerminationView> {
    const { ground, record, reason, files } = input;
    if (ground === 'employer_unreachable' && record.length < 5) throw new AppError('FORCE_RECORD_MISSING', { fields: [{ at: '/record', code: 'FORCE_RECORD_MISSING' }] });
    return this.command(by, input.id, 'request_force', input.textHash, (tx, { termination }, to) => {
      this.burn(tx, by, termination, input);
      const stated = { ground, record, reason, files };
      const force: Forcing = { requestedBy: by.actor.account, requestedAt: tx.now.toISOString(), ...stated, textHash: hashForcing(termination.textHash, stated) };
      tx.move(terminations, termination, { ...reach(termination, to, tx.now), force, closedBy: null, closingCode: null, closingReason: null }, {
        event: forceRequested, data: factOf(termination, termination.status, to), action: 'request_force', from: termination.status, to, reasonCode: ground, reason, files: record === '' ? files : [...files, digestOf(record)],
      });
    });
  }

  dropForce(by: By, { id }: Input<'dropForce'>): Promise<TerminationView> {
    return this.command(by, id, 'drop_force', null, (tx, { termination }, to) => {
      tx.move(terminations, termination, { ...reach(termination, to, tx.now), force: null }, { event: forceDropped, data: factOf(termination, termination.status, to), action: 'drop_force', from: termination.status, to });
    });
  }

  /** The second of two people: the agreement ends without the employer's consent. */
  force(by: By, input: Input<'force'>): Promise<TerminationView> {
    return this.command(by, input.id, 'force', input.textHash, (tx, { termination, agreement }, to) => {
      this.burn(tx, by, termination, input);
      const force = termination.force!;
      tx.move(terminations, termination, { ...reach(termination, to, tx.now), ...closing(by, force.ground, force.reason) }, {
        event: terminationForced, data: factOf(termination, termination.status, to), action: 'force', from: termination.status, to, reasonCode: force.ground, reason: force.reason, files: force.files,
      });
      endAgreement(tx, agreement);
    });
  }

  async get(by: By, id: string): Promise<TerminationView> {
    const gathered = await this.database.read(by.actor, terminationReads(id, false));
    const { school, department } = gathered.termination;
    return viewOf(gathered, by.actor, await this.usual.of(by.actor, school, department, 'termination'));
  }

  /** Everything ever asked for of one agreement, newest first, and whether the actor may ask now. */
  async ofAgreement(by: By, id: string): Promise<OutputOf<typeof agreementsApi.agreementTerminations>> {
    const { rows, now, ...gathered } = await this.database.read(by.actor, { ...askReads(id, false), rows: many<Termination>('select * from termination where agreement_id = $1 order by asked_at desc', [id]) });
    const items = rows.map(row => rowOf(row, now));
    const { role, account } = by.actor;
    if (!isSide(role)) return { items, actions: [] };
    const decision = decide(terminationWorkflow, { state: null as never, action: 'ask', by: role, facts: askFacts(gathered, now, role, { account, textRead: null }, '') });
    return { items, actions: [{ action: 'ask', allowed: decision.ok, code: decision.ok ? null : decision.code }] };
  }

  /** One act: lock and gather, decide by the table, change. The answer is the case as it then stands. */
  private async command(by: By, id: string, action: TerminationAction, textRead: string | null, change: Change): Promise<TerminationView> {
    await this.commands.run(by, {
      result: { id }, subject: { table: 'termination', id },
      read: terminationReads(id, true),
      act: (tx, gathered) => {
        const facts = factsOf(gathered, tx.now, { account: by.actor.account, textRead }, action === 'force' ? 'forcing' : 'letter');
        const decision = decide(terminationWorkflow, { state: gathered.termination.status, action, by: by.actor.role, facts });
        if (!decision.ok) throw new AppError(decision.code);
        change(tx, gathered, decision.arrow.to);
      },
    });
    return this.get(by, id);
  }

  private burn(tx: Tx, by: By, { id, version }: Termination, { proof, textHash }: { proof: string; textHash: string }): void {
    burnProof(tx, by, { proof, caseId: id, caseVersion: version, textHash }, this.config.proofPublicKey);
  }
}

const isSide = (role: string): role is Side => role === 'graduate' || role === 'employer';
const closing = (by: By, code: string | null = null, reason: string | null = null) => ({ closedBy: by.actor.role, closingCode: code, closingReason: reason });

/** What is asked, by whom. Throws CODE_UNKNOWN for a reason that is the other side's. */
function askOf({ actor }: By, { reasonCode, reason, files }: { reasonCode: TerminationReason; reason: string; files: string[] }): Ask {
  const askedBy = actor.role as Side;
  if (!(terminationReasons[askedBy] as readonly string[]).includes(reasonCode)) throw new AppError('CODE_UNKNOWN', { fields: [{ at: '/reasonCode', code: 'CODE_UNKNOWN' }] });
  return { askedBy, reasonCode, reason, files };
}
