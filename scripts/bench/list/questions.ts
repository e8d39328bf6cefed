import { agreementsApi, nationalSyncApi, type Actor, type Endpoint } from '@netsign/contracts';
import { encodeCursor } from '@netsign/platform';
import { departmentActor, employerActor, ministryActor, provinceActor, schoolActor } from '@netsign/testing';
import type { Nation } from './nation.js';
import { BIG_EMPLOYER } from './world.sql.js';

/** One thing people ask of a list, as the pages ask it. */
export interface Question {
  readonly who: string;
  readonly asks: string;
  readonly actor: (nation: Nation) => Promise<Actor>;
  readonly endpoint: Endpoint;
  readonly input: (nation: Nation) => Promise<Record<string, unknown>>;
  /** There is always somebody: an empty answer is a wrong one. Of a rare thing there may be none among few. */
  readonly neverEmpty?: boolean;
}

const NAMES = ['王', '潘', '李伟'];

/** Places in the middle of the nation: neither the first nor the last row. */
async function place(nation: Nation, table: string): Promise<{ department: string; school: string; province: string }> {
  const [row] = await nation.query<{ department: string; school: string; province: string }>(`select department, school, province from ${table} order by ${table === 'graduate' ? 'graduate_id' : 'id'} offset ${Math.floor(nation.cases / 2)} limit 1`);
  if (!row) throw new Error('the nation is empty');
  return row;
}

const readers = (table: string): Record<string, (nation: Nation) => Promise<Actor>> => ({
  department: async (nation) => departmentActor(await place(nation, table)),
  school: async (nation) => schoolActor(await place(nation, table)),
  province: async (nation) => provinceActor((await place(nation, table)).province),
  ministry: () => Promise.resolve(ministryActor()),
});

const still = (input: Record<string, unknown>) => () => Promise.resolve(input);

export function questionsOfCases(): Question[] {
  const all = { ...readers('invitation'), employer: () => Promise.resolve(employerActor(BIG_EMPLOYER)) };
  const own: Record<string, string> = { department: 'department_review', school: 'school_review' };
  return Object.entries(all).flatMap(([who, actor]) => {
    const scope: Record<string, string> = { ministry: 'true', employer: `employer = '${BIG_EMPLOYER}'` };
    const deep = async (nation: Nation) => {
      const keys = who in scope ? null : await place(nation, 'invitation');
      const where = keys === null ? scope[who] : `${who} = '${keys[who as 'school']}'`;
      const [row] = await nation.query<{ updated_at: Date; id: string }>(`select updated_at, id from invitation where ${where} order by updated_at desc, id desc offset (select count(*) * 8 / 10 from invitation where ${where}) limit 1`);
      return { cursor: encodeCursor([row.updated_at.toISOString(), row.id]) };
    };
    const invitations = (asks: string, input: Question['input'], endpoint: Endpoint = agreementsApi.searchInvitations): Question => ({ who, asks, actor, endpoint, input });
    return [
      { ...invitations('first page', still({})), neverEmpty: true }, { ...invitations('a page far back', deep), neverEmpty: true },
      invitations('what is open', still({ status: 'offered,department_review,school_review' })), invitations('what came to nothing', still({ status: 'refused,expired,taken_back,failed' })),
      invitations('one rare status', still({ status: 'taken_back' })), invitations('last year', still({ year: 2026 })),
      ...(who in own ? [invitations('own queue', still({ status: own[who] }))] : []),
      ...(who === 'employer' ? [] : [invitations('overdue', still({ overdue: 'true' }))]),
      ...NAMES.map((search) => invitations(`names in ${search}…`, still({ search }))),
      invitations('names among the open', still({ search: '王', status: 'offered,department_review,school_review' })),
      invitations('agreements', still({}), agreementsApi.listAgreements), invitations('agreements in force', still({ status: 'in_force' }), agreementsApi.listAgreements),
    ];
  });
}

export function questionsOfGraduates(): Question[] {
  return Object.entries(readers('graduate')).flatMap(([who, actor]) => {
    const ask = (asks: string, input: Record<string, unknown>): Question => ({ who, asks, actor, endpoint: nationalSyncApi.listGraduates, input: still({ year: 2027, ...input }) });
    const deep = async (nation: Nation) => {
      const keys = await place(nation, 'graduate');
      const where = who === 'ministry' ? 'year = 2027' : `year = 2027 and ${who} = '${keys[who as 'school']}'`;
      const [row] = await nation.query<{ student_no: string; graduate_id: string }>(`select student_no, graduate_id from graduate where ${where} order by student_no, graduate_id offset (select count(*) * 8 / 10 from graduate where ${where}) limit 1`);
      return { year: 2027, cursor: encodeCursor([row.student_no, row.graduate_id]) };
    };
    return [
      { ...ask('first page', {}), neverEmpty: true }, { ...ask('a page far back', {}), input: deep, neverEmpty: true }, ask('not eligible', { eligible: 'false' }),
      ...NAMES.map((search) => ask(`names in ${search}…`, { search })), ask('one 学号', { search: '2023' }),
      ask('in school review', { caseStatus: 'school_review' }), ask('invited', { caseStatus: 'offered' }), ask('in force', { caseStatus: 'in_force' }),
      ask('signed', { outcome: '10' }), ask('without outcome', { outcome: 'none' }),
    ];
  });
}
