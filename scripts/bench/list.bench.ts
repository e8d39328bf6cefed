import type { Service } from '@netsign/platform';
import { withPostgres, type Ground } from './list/ground.js';
import { openNation, type Nation } from './list/nation.js';
import { questionsOfCases, questionsOfGraduates, type Question } from './list/questions.js';
import { agreements, invitations, people, replicas, roster } from './list/world.sql.js';
import { percentile, type Asked, type Bench, type Outcome } from './report.js';

/** Each question is asked so often of both nations in every run, in turn. */
const TIMES = 40;
/** As many times the reference as the longer list may take. */
const FLOOR = 1.5;
/** Not counted: plans are made, caches filled, code compiled. */
const WARM_UP = 10;

/** Lists of so many cases against lists of a hundredth of them, through the services' own HTTP as every kind of reader. */
export const bench: Bench = {
  name: 'list',
  about: 'pages, filters and searches by name of 1 000 000 cases against 10 000 (p95)',
  runs: 3,
  options: { cases: { type: 'string', default: '1000000' }, of: { type: 'string', default: 'cases,graduates' } },
  run: ({ runs, values, say }) => withPostgres(async (ground) => {
    const outcomes: Outcome[] = [];
    for (const of of String(values['of']).split(',')) outcomes.push(await compare(ground, await subject(of), Number(values['cases']), runs, say));
    return outcomes;
  }),
};

/** A list's service, what fills its database, and what is asked of it. */
interface Subject { readonly name: string; readonly service: Service; readonly fill: (cases: number) => string[]; readonly questions: readonly Question[] }

async function subject(of: string): Promise<Subject> {
  if (of === 'graduates') {
    const { nationalSyncService } = await import('../../apps/national-sync/src/national-sync.service.js');
    return { name: 'list-graduates', service: nationalSyncService, fill: (cases) => [people(cases), ...roster], questions: questionsOfGraduates() };
  }
  const { agreementsService } = await import('../../apps/agreements/src/agreements.service.js');
  return { name: 'list-cases', service: agreementsService, fill: (cases) => [people(cases), invitations(cases), agreements, ...replicas], questions: questionsOfCases() };
}

interface Line { readonly who: string; readonly asks: string; readonly few: number; readonly many: number; readonly ratio: number }

async function compare(ground: Ground, { name, service, fill, questions }: Subject, cases: number, runs: number, say: Asked['say']): Promise<Outcome> {
  const begun = performance.now();
  const few = await openNation(ground, service, cases / 100, fill(cases / 100));
  const many = await openNation(ground, service, cases, fill(cases));
  say(`\n${service.name}: ${few.cases} and ${many.cases} cases filled in after ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  try {
    const lines: Line[][] = [];
    for (let run = 1; run <= runs; run++) {
      lines.push([]);
      for (const question of questions) lines.at(-1)?.push(await measure(question, few, many));
      say(`  run ${run}: worst ratio ${Math.max(...lines.at(-1)!.map(({ ratio }) => ratio)).toFixed(2)}`);
    }
    // Of each question the run in the middle; then the question that suffers most.
    const middle = questions.map((_question, at) => lines.map((of) => of[at]).toSorted((one, other) => one.ratio - other.ratio)[Math.floor(runs / 2)]);
    for (const { who, asks, few: one, many: other, ratio } of middle) say(`  ${who.padEnd(11)} ${asks.padEnd(24)} ${one.toFixed(1).padStart(7)} ms ${other.toFixed(1).padStart(8)} ms  ${ratio.toFixed(2)}${ratio > FLOOR ? '  ←' : ''}`);
    const worst = middle.indexOf(middle.toSorted((one, other) => other.ratio - one.ratio)[0]);
    return {
      name, unit: `ms at p95 of the question that suffers most (${middle[worst].who}: ${middle[worst].asks})`, better: 'lower', floor: FLOOR, goal: 1.1,
      runs: lines.map((of) => ({ ours: of[worst].many, reference: of[worst].few })), details: middle,
    };
  } finally {
    await few.close();
    await many.close();
  }
}

/** Asks both nations in turn, so that a mood of the machine meets both. */
async function measure({ who, asks, actor, endpoint, input, neverEmpty = false }: Question, few: Nation, many: Nation): Promise<Line> {
  const sides = await Promise.all([few, many].map(async (nation) => ({ nation, actor: await actor(nation), input: await input(nation), times: [] as number[] })));
  for (let time = -WARM_UP; time < TIMES; time++) {
    for (const side of sides) {
      const { ms, body } = await side.nation.ask(side.actor, endpoint, side.input);
      if (body.items.length === 0 && neverEmpty) throw new Error(`${who}, ${asks}: no rows of ${side.nation.cases} cases`);
      if (time >= 0) side.times.push(ms);
    }
  }
  const [one, other] = sides.map(({ times }) => percentile(times, 0.95));
  return { who, asks, few: one, many: other, ratio: other / one };
}
