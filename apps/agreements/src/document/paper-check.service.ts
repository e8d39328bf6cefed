import { Injectable } from '@nestjs/common';
import { AppError, type agreementsApi, type PaperView, type ParsedInputOf } from '@netsign/contracts';
import { Database, maskName, maybe } from '@netsign/platform';
import type { Agreement } from '../agreement/agreement.entity.js';
import { isNumber } from '../agreement/agreement-number.js';
import { documentOf } from '../agreement/agreement.view.js';
import { typedCheckCode, typedNumber } from './check-code.js';

type Paper = Pick<Agreement, 'number' | 'mode' | 'year' | 'parties' | 'documentDigest' | 'documentBytes' | 'documentMadeAt'> & { status: 'in_force' | 'ended'; inForceAt: Date };

const paperText = `select number, status, mode, year, parties, in_force_at, document_digest, document_bytes, document_made_at from agreement
  where number = $1 and check_code = $2 and status in ('in_force', 'ended')`;

/**
 * Answers whoever holds a paper: is it ours, is it in force. He learns nothing that the paper does not say; the name is masked, so
 * that not even a photograph of number and code gives it away.
 */
@Injectable()
export class PaperCheckService {
  constructor(private readonly database: Database) {}

  /** Throws PAPER_UNKNOWN for an unknown number and for a wrong check code alike: neither can be guessed from the other. */
  async check(input: ParsedInputOf<typeof agreementsApi.verifyPaper>): Promise<PaperView> {
    const number = typedNumber(input.number);
    const { paper } = isNumber(number) ? await this.database.readAsOwner({ paper: maybe<Paper>(paperText, [number, typedCheckCode(input.check)]) }) : { paper: null };
    if (paper === null) throw new AppError('PAPER_UNKNOWN');
    const { status, mode, year, parties, inForceAt } = paper;
    return {
      number, status, mode, year, schoolName: parties.schoolName, employerName: parties.employer.name, graduateMasked: maskName(parties.graduate.name), inForceAt: inForceAt.toISOString(), document: documentOf(paper),
    };
  }
}
