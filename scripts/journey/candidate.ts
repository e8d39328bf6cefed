import fs from 'node:fs';
import path from 'node:path';
import type { Person } from '../people/person.js';
import { livingPid, writePidFile } from '../servers/processes.js';
import type { DemoEmployer, DemoGraduate, DemoSchool, DemoWorld } from '../demo/people.js';

/** A graduate for one journey, nobody else's until `release`. */
export interface Candidate { readonly graduate: DemoGraduate; release(): void }

interface Reviewer { readonly nationalSync: Person['nationalSync']; readonly agreements: Person['agreements'] }

/**
 * The first graduate of a school, in the order of the roster, who may sign and of whom the school knows no invitation and
 * no outcome; null when there is none left. Two journeys at once never get the same one.
 */
export async function takeCandidate(world: DemoWorld, { code }: DemoSchool, reviewer: Reviewer, claims: string): Promise<Candidate | null> {
  const [free, invited] = await Promise.all([studentsWithoutOutcome(reviewer, world.year), invitedNames(reviewer, world.year)]);
  const people = world.graduates.filter((graduate) => graduate.school === code && free.has(graduate.studentNo) && !invited.has(named(graduate)));
  for (const graduate of people) {
    const file = path.join(claims, `${graduate.account}.json`);
    if (claim(file)) return { graduate, release: () => fs.rmSync(file, { force: true }) };
  }
  return null;
}

const named = ({ name, department }: { name: string; department: string }): string => `${name}/${department}`;

/** 学号 of those who may sign and have no effective outcome. */
async function studentsWithoutOutcome({ nationalSync }: Reviewer, year: number): Promise<Set<string>> {
  const found = new Set<string>();
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await nationalSync.listGraduates({ year, eligible: 'true', limit: 200, ...(cursor !== undefined && { cursor }) });
    for (const { studentNo, outcome } of page.items) if (outcome === null) found.add(studentNo);
    cursor = page.next;
  }
  return found;
}

async function invitedNames({ agreements }: Reviewer, year: number): Promise<Set<string>> {
  const found = new Set<string>();
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await agreements.listInvitations({ year, limit: 200, ...(cursor !== undefined && { cursor }) });
    for (const { graduateName, departmentName } of page.items) found.add(named({ name: graduateName, department: departmentName }));
    cursor = page.next;
  }
  return found;
}

/** Makes the claim if no living journey holds it. The link is the claim: only one of two can make it. */
function claim(file: string): boolean {
  const own = `${file}.${process.pid}`;
  writePidFile(own, process.pid);
  try {
    if (fs.existsSync(file) && livingPid(file) === null) fs.rmSync(file, { force: true });
    fs.linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    fs.rmSync(own, { force: true });
  }
}

/** The employer that goes with a graduate: the first verified one, beginning at a place of its own for each graduate. */
export function employerFor(world: DemoWorld, { account }: DemoGraduate, isReady: (creditCode: string) => boolean): DemoEmployer | null {
  const turn = Number(account.slice(1)) % world.employers.length;
  const order = [...world.employers.slice(turn), ...world.employers.slice(0, turn)];
  return order.find(({ creditCode }) => isReady(creditCode)) ?? null;
}
