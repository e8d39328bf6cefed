import { Inject, Injectable } from '@nestjs/common';
import { agreementDocumentMade } from '@netsign/contracts';
import { begin, commit, Commands, CONFIG, Database, DocumentPress, FileStore, many, sql, templatePath, type Config, type Statement, type StoredFile } from '@netsign/platform';
import { agreementFact } from '../agreement/agreement.case.js';
import { agreements, type Agreement } from '../agreement/agreement.entity.js';
import { paperOf, verifyAddress, type Numbered, type Signing } from './agreement.paper.js';
import type { DocumentTask } from './document-task.entity.js';

/** Documents recorded in one command. */
const BATCH = 16;
/** Whoever takes a task up has it for so long; then it is anybody's again. */
const LEASE = `interval '60 seconds'`;
/** A document that could not be made is tried again after 5 s, 10 s, 20 s … at most after an hour. */
const REST = `least(interval '1 hour', interval '5 seconds' * power(2, least(attempts, 12) - 1))`;

/** An agreement to be printed, with what its paper needs of the invitation. */
type Paper = Numbered & Signing;
interface Made { readonly id: string; readonly file: StoredFile }

/** Queues the documents of agreements that have just got their number, in the same transaction. */
export const documentTasks = (rows: readonly Pick<Agreement, 'id' | 'graduateId'>[]): Statement =>
  sql('insert into document_task (agreement_id, graduate_id, attempts, due_at) select *, 0, clock_timestamp() from unnest($1::uuid[], $2::uuid[]) on conflict do nothing', [rows.map(row => row.id), rows.map(row => row.graduateId)]);

/** Makes the documents that wait, outside of every command: printed once, kept by digest, then recorded (docs/domain.md §Document). */
@Injectable()
export class DocumentService {
  constructor(
    private readonly database: Database, private readonly commands: Commands, private readonly press: DocumentPress, private readonly files: FileStore, @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Makes some of the documents that are due. Says how many were due, and which could not be made. */
  async makeSome(onFailure: (agreement: string, error: Error) => void): Promise<number> {
    const papers = await this.takeUp();
    const made: Made[] = [];
    const failed: string[] = [];
    for (const paper of papers) {
      try {
        made.push({ id: paper.id, file: await this.files.put(await this.print(paper)) });
      } catch (error) {
        failed.push(paper.id);
        onFailure(paper.id, error as Error);
      }
    }
    if (made.length > 0) await this.record(made);
    if (failed.length > 0) await this.restLater(failed);
    return papers.length;
  }

  private print(paper: Paper): Promise<Buffer> {
    const { program, publicUrl } = this.config;
    // Each version of the province's form keeps its own file for ever; so far there is one.
    const template = templatePath(program, 'agreements', 'document', paper.template === 1 ? 'agreement.typ' : `agreement.${paper.template}.typ`);
    return this.press.print({ template, data: paperOf(paper, paper, publicUrl), qr: verifyAddress(publicUrl, paper), at: Math.floor(paper.inForceAt.getTime() / 1000) });
  }

  /** Takes tasks up for the length of a lease. What the worker or this process loses by dying is due again when it has passed. */
  private async takeUp(): Promise<Paper[]> {
    return this.database.transact('owner', async trip => {
      const [, taken] = await trip.send([begin, sql(`update document_task set attempts = attempts + 1, due_at = clock_timestamp() + ${LEASE} where agreement_id in
        (select agreement_id from document_task where due_at <= clock_timestamp() order by due_at limit ${BATCH} for update skip locked) returning agreement_id`)]);
      const ids = (taken.rows as unknown as DocumentTask[]).map(task => task.agreementId);
      const [papers] = await trip.send([sql(`select a.*, i.reached, i.department_takes_part from agreement a join invitation i on i.id = a.invitation_id where a.id = any($1::uuid[]) order by a.in_force_at, a.id`, [ids]), commit]);
      return papers.rows as unknown as Paper[];
    });
  }

  /** One command for all of them. A document that somebody else has recorded meanwhile is the same, byte for byte, and left alone. */
  private async record(made: readonly Made[]): Promise<void> {
    const files = new Map(made.map(({ id, file }) => [id, file]));
    await this.commands.runAs('clock', async tx => {
      const ids = [...files.keys()].sort();
      const { rows } = await tx.read({ rows: many<Agreement>('select * from agreement where id = any($1::uuid[]) and document_digest is null order by id for update', [ids]) });
      const batch = tx.batch(agreements);
      for (const row of rows) {
        const { digest, bytes } = files.get(row.id)!;
        // A paper of the case, no act on it: where it stands does not change, so no arrow of the workflow leads here.
        batch.move(row, { documentDigest: digest, documentBytes: bytes, documentMadeAt: tx.now }, {
          event: agreementDocumentMade, data: { ...agreementFact(row, row.status), digest, bytes }, action: 'make_document', from: row.status, to: row.status, files: [digest],
        });
      }
      tx.write('delete from document_task where agreement_id = any($1::uuid[])', [ids]);
    });
  }

  private async restLater(ids: readonly string[]): Promise<void> {
    await this.database.transact('owner', trip => trip.send([begin, sql(`update document_task set due_at = clock_timestamp() + ${REST} where agreement_id = any($1::uuid[])`, [ids]), commit]));
  }
}
