import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import type { Numbered, Signing } from '../../apps/agreements/src/document/agreement.paper.js';
import { openPrinter } from '../documents/print.js';
import { sampleAgreement } from '../documents/sample-agreements.js';
import { alternate, type Bench } from './report.js';

/** Of each kind in one run. */
const DOCUMENTS = 60;
const SIGNATURES = 1500;
/** A print of another serial each, so that no layout is remembered whole; names and both forms take turns. */
const agreementNo = (serial: number): Numbered & Signing =>
  sampleAgreement({ mode: serial % 2 === 0 ? 'two_party' : 'three_party', serial, name: `样例${String.fromCodePoint(0x4e00 + (serial % 5000))}` });

/** How many a second of one core's time: CPU time of this process, so that the machine's other work does not count. */
async function rate(count: number, work: (at: number) => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  for (let at = 0; at < count; at++) await work(at);
  const { user, system } = process.cpuUsage(before);
  return count / ((user + system) / 1_000_000);
}

const digestOf = (pdf: Buffer): string => createHash('sha256').update(pdf).digest('hex');

export const bench: Bench = {
  name: 'document',
  about: 'agreements printed a second on one core, over bare RSA-2048 signatures a second on the same core',
  runs: 3,
  async run({ runs, say }) {
    const print = await openPrinter();
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const digest = Buffer.alloc(32, 1);
    const digests = new Set<string>();
    // What is loaded once is not what is measured.
    for (let warm = 0; warm < 5; warm++) await print(agreementNo(900_000 + warm));
    const taken = await alternate(
      runs,
      run => rate(DOCUMENTS, async at => digests.add(digestOf(await print(agreementNo(run * DOCUMENTS + at))))),
      () => rate(SIGNATURES, async () => sign('sha256', digest, privateKey)),
      say,
    );
    const again = digestOf(await print(agreementNo(DOCUMENTS)));
    return {
      unit: 'documents per second of one core, over signatures', better: 'higher', floor: 0.03, goal: 0.09, runs: taken,
      checks: [
        { what: 'every document is another', held: digests.size === runs * DOCUMENTS },
        { what: 'printed again, a document has the same bytes', held: digests.has(again) },
      ],
      details: { documents: DOCUMENTS, signatures: SIGNATURES, residentMegabytes: Math.round(process.memoryUsage().rss / 1_000_000) },
    };
  },
};
