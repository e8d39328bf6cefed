import type { End } from '@netsign/contracts';
import { planCases, type PlannedCase, type Target } from '../../../../scripts/demo/cases.plan.js';
import { asGraduate, asOfficial, asOperator } from '../../../../scripts/demo/offers.js';
import { demoWorld } from '../../../../scripts/demo/people.js';
import { Person, type Who } from '../../../../scripts/people/person.js';
import type { Platform } from '../../../../scripts/people/platform.js';

/** Those who look at the pages. */
export const readers = [
  'nobody-student', 'nobody-corp', 'nobody-admin', 'newcomer', 'invited', 'under-review', 'refuser', 'signed', 'employer', 'drafter', 'department', 'school', 'province', 'ministry',
] as const;
export type Reader = (typeof readers)[number];

/** What the addresses of the pages name, as it stands in the demo. */
export interface Cases {
  readonly invitation: string;
  readonly underReview: string;
  readonly refused: string;
  readonly agreement: string;
  readonly sent: string;
  readonly draft: string;
  readonly employersAgreement: string;
  readonly roster: string;
}

/** Everybody of the demo world by what they are here for; null signs nobody in. */
export function readersOf(): Readonly<Record<Reader, { end: End; who: Who | null }>> {
  const world = demoWorld();
  const plan = planCases(world);
  const planned = (target: Target): PlannedCase => plan.find((one) => one.target === target) ?? missing(target);
  const busy = new Set(plan.map(({ graduate }) => graduate));
  const newcomer = world.graduates.findLast((one) => one.school === world.schools[0]?.code && !busy.has(one)) ?? missing('newcomer');
  const official = (account: string) => asOfficial(world.officials.find((one) => one.account === account) ?? missing(account));
  const [school, employer] = [world.schools[0] ?? missing('school'), world.employers[0] ?? missing('employer')];
  const inReview = planned('department_review').graduate;
  const signedIn = (who: Who) => ({ end: who.end, who });
  return {
    'nobody-student': { end: 'student', who: null }, 'nobody-corp': { end: 'corp', who: null }, 'nobody-admin': { end: 'admin', who: null },
    newcomer: signedIn(asGraduate(newcomer)), invited: signedIn(asGraduate(planned('offered').graduate)), 'under-review': signedIn(asGraduate(inReview)),
    refuser: signedIn(asGraduate(planned('refused').graduate)), signed: signedIn(asGraduate(planned('certified').graduate)),
    employer: signedIn(asOperator(employer)), drafter: signedIn(asOperator(planned('draft').employer)),
    department: signedIn(official(`department-${inReview.departmentCode}`)), school: signedIn(official(`school-${school.code}`)),
    province: signedIn(official(`province-${school.province}`)), ministry: signedIn(official('ministry')),
  };
}

/** Finds the cases over HTTP, each as its own reader. Graduates who are here for their cases confirm their records. */
export async function findCases(platform: Platform): Promise<Cases> {
  const known = readersOf();
  const enter = async (reader: Reader) => {
    const person = await Person.signIn(platform, known[reader].who ?? missing(reader));
    if (known[reader].end === 'student' && person.me.actor.confirmed !== true) await person.confirmRecord();
    return person;
  };
  const invitationOf = async (reader: Reader, status: string) => first(await (await enter(reader)).agreements.listInvitations({ status }), `${status} of ${reader}`);
  const agreementOf = async (reader: Reader) => first(await (await enter(reader)).agreements.listAgreements({ status: 'in_force' }), `agreement of ${reader}`);
  return {
    invitation: await invitationOf('invited', 'offered'), underReview: await invitationOf('under-review', 'department_review'), refused: await invitationOf('refuser', 'refused'),
    agreement: await agreementOf('signed'), employersAgreement: await agreementOf('employer'),
    sent: await invitationOf('employer', 'offered'), draft: await invitationOf('drafter', 'draft'),
    roster: first(await (await enter('school')).nationalSync.listRosters({}), 'roster'),
  };
}

const first = ({ items }: { items: readonly { id: string }[] }, what: string): string => items[0]?.id ?? missing(what);

function missing(what: string): never {
  throw new RangeError(`the demo has no ${what}`);
}
