import type { BoardCounts, Envelope } from '@netsign/contracts';

/** What is counted at one node of the tree, without roster and eligibility: `<year>/<code>/<measure>` → number; none is left out. */
export type Counts = Readonly<Record<string, number>>;

/** Where a graduate belongs. */
interface Place { readonly year: number; readonly department: string; readonly school: string; readonly province: string }

const MINISTRY = '00';
const MEASURES: Readonly<Record<string, string>> = {
  'invitation offered': 'offered', 'invitation department_review': 'departmentReview', 'invitation school_review': 'schoolReview', 'agreement certified': 'certified', 'agreement in_force': 'inForce',
};

/** Counts things at all four tiers. */
class Counter {
  private readonly counts = new Map<string, number>();

  add({ year, department, school, province }: Place, measure: string, by = 1): void {
    for (const code of [department, school, province, MINISTRY]) this.counts.set(`${year}/${code}/${measure}`, (this.counts.get(`${year}/${code}/${measure}`) ?? 0) + by);
  }

  get result(): Counts {
    return Object.fromEntries([...this.counts].filter(([, n]) => n !== 0).sort(([one], [other]) => (one < other ? -1 : 1)));
  }
}

/** What one board says. */
export function boardCounts(year: number, code: string, { offered, departmentReview, schoolReview, certified, inForce, outcomes }: BoardCounts): [string, number][] {
  const named = { offered, departmentReview, schoolReview, certified, inForce, ...Object.fromEntries(Object.entries(outcomes).map(([outcome, n]) => [`outcome ${outcome}`, n])) };
  return Object.entries(named).filter(([, n]) => n !== 0).map(([measure, n]) => [`${year}/${code}/${measure}`, n]);
}

/** The same from rows of boards: sorted, so that it can be compared. */
export const countsFrom = (entries: readonly (readonly [string, number])[]): Counts =>
  Object.fromEntries([...new Map(entries)].sort(([one], [other]) => (one < other ? -1 : 1)));

/** A group of cases in the agreements database that stand alike. */
export interface CaseGroup extends Place { readonly kind: string; readonly status: string; readonly outcome: string | null; readonly n: number }

export const recountText = `select 'invitation' as kind, status, null as outcome, year, department, school, province, count(*)::int as n from invitation group by 2, 4, 5, 6, 7
  union all select 'agreement', status, outcome, year, department, school, province, count(*)::int from agreement group by 2, 3, 4, 5, 6, 7`;

/** Counted anew where the cases live. An agreement in force is an effective outcome. */
export function recounted(groups: readonly CaseGroup[]): Counts {
  const counter = new Counter();
  for (const group of groups) {
    const measure = MEASURES[`${group.kind} ${group.status}`];
    if (measure !== undefined) counter.add(group, measure, group.n);
    if (group.kind === 'agreement' && group.status === 'in_force') counter.add(group, `outcome ${group.outcome}`, group.n);
  }
  return counter.result;
}

interface Case extends Place { readonly version: number; readonly measure: string | undefined }
interface Outcome extends Place { readonly sequence: number; readonly outcome: string | null }

/** Folded from what was sent: where each case stood last, and what the ledger last said of each graduate. Order and repeats do not matter. */
export function folded(agreements: readonly Envelope[], ledger: readonly Envelope[]): Counts {
  const cases = new Map<string, Case>();
  for (const { subject, caseversion, data } of agreements) {
    const fact = data as Place & { kind: string; to: string };
    if ((cases.get(subject)?.version ?? 0) < caseversion) cases.set(subject, { ...fact, version: caseversion, measure: MEASURES[`${fact.kind} ${fact.to}`] });
  }
  const outcomes = new Map<string, Outcome>();
  for (const { type, data } of ledger) {
    const fact = data as Place & { graduateId: string; sequence: number; outcome: string };
    if (type === 'ledger.refused.v1' || (outcomes.get(fact.graduateId)?.sequence ?? 0) >= fact.sequence) continue;
    outcomes.set(fact.graduateId, { ...fact, outcome: type === 'ledger.cleared.v1' ? null : fact.outcome });
  }
  const counter = new Counter();
  for (const one of cases.values()) if (one.measure !== undefined) counter.add(one, one.measure);
  for (const one of outcomes.values()) if (one.outcome !== null) counter.add(one, `outcome ${one.outcome}`);
  return counter.result;
}
