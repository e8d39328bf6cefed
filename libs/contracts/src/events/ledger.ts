import { z } from 'zod';
import { eventType } from '../event.js';

/** The ledger's answer to one version of one case, or its own act on a graduate's effective outcome. */
export const LedgerFact = z.object({
  graduateId: z.uuid(),
  year: z.number().int(),
  department: z.string(),
  school: z.string(),
  province: z.string(),
  /** The case answered, its version when it asked, and the service that owns it. */
  caseId: z.uuid(),
  caseVersion: z.number().int(),
  owner: z.string(),
  outcome: z.string(),
  /** Counts up within one graduate's ledger row. */
  sequence: z.number().int(),
});
export type LedgerFact = z.infer<typeof LedgerFact>;

export const ledgerRecorded = eventType('ledger.recorded.v1', 'ledger', LedgerFact);
export const ledgerRefused = eventType('ledger.refused.v1', 'ledger', LedgerFact.extend({ reasonCode: z.string() }));
export const ledgerCleared = eventType('ledger.cleared.v1', 'ledger', LedgerFact);
export const ledgerReplaced = eventType('ledger.replaced.v1', 'ledger', LedgerFact.extend({ replacedCaseId: z.uuid() }));
