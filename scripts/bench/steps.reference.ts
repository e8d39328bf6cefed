import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { departmentActor, schoolActor } from '@netsign/testing';
import { employerCode, World, type Named } from '../../apps/agreements/src/agreements.fixture.js';
import { KINDS, type Kind } from './signings.js';

/** What a value of a statement becomes when it is run for many cases: itself, or the id of the case at hand. */
export type Value = { readonly constant: string | null } | { readonly id: Id; readonly asText: boolean } | { readonly key: true };
export const IDS = ['invitation', 'graduate', 'agreement', 'proof'] as const;
export type Id = (typeof IDS)[number];

/** One step as the database sees it: the statements the driver sends, in their order. */
export interface Script { readonly kind: Kind; readonly statements: readonly { readonly text: string; readonly values: readonly Value[] }[] }

interface Sent { readonly text: string; readonly values: readonly unknown[] }
/** Rows that a step finds: the case, its graduate, and the graduate's live case where there is one. */
export interface Found { readonly invitation: object; readonly graduate: object; readonly liveCase: object | null }
export interface Recorded { readonly scripts: readonly Script[]; readonly found: Readonly<Record<Kind, Found>> }

/** The first signing warms caches, the second is recorded. */
export async function record(world: World): Promise<Recorded> {
  const [first, second] = await world.graduates(2);
  await play(world, first);
  return play(world, second);
}

/** Plays one signing on the service in this process and listens to what its driver sends. */
async function play(world: World, one: Named): Promise<Recorded> {
  let sent: Sent[] = [];
  const listen = (message: unknown): void => { sent.push(...(message as readonly Sent[])); };
  const draft = await world.filled(one);
  const proof = world.sendProof(draft);
  const offered = { ...draft, version: draft.version + 1 };
  const acceptance = world.acceptProof(offered, one);
  const { id, textHash } = draft;
  const acts: Record<Kind, () => Promise<{ agreementId: string | null }>> = {
    send: () => world.employerClient().send({ id, textHash, proof }),
    accept: () => world.as(world.graduateOf(one)).accept({ id, textHash, proof: acceptance }),
    pass: () => world.as(departmentActor(one.place)).pass({ id }),
    certify: () => world.as(schoolActor(one.place)).certify({ id }),
  };
  const found = {} as Record<Kind, Found>;
  const heard = {} as Record<Kind, Sent[]>;
  const names = new Map<string, Id>([[id, 'invitation'], [one.graduate, 'graduate'], [jtiOf(proof), 'proof'], [jtiOf(acceptance), 'proof']]);
  for (const kind of KINDS) {
    found[kind] = await rowsOf(world, id, one.graduate);
    sent = [];
    subscribe('netsign.statements', listen);
    const { agreementId } = await acts[kind]();
    unsubscribe('netsign.statements', listen);
    if (agreementId !== null) names.set(agreementId, 'agreement');
    heard[kind] = sent;
  }
  return { found, scripts: KINDS.map((kind) => ({ kind, statements: heard[kind].map((statement) => ({ text: statement.text, values: valuesOf(statement, names) })) })) };
}

const jtiOf = (proof: string): string => (JSON.parse(Buffer.from(proof.split('.')[0], 'base64url').toString()) as { jti: string }).jti;

async function rowsOf({ service: { database } }: World, id: string, graduate: string): Promise<Found> {
  const row = async (table: string, key: string, value: string): Promise<object | null> => (await database.query<{ row: object }>(`select to_jsonb(t) as row from ${table} t where ${key} = $1`, [value]))[0]?.row ?? null;
  const [invitation, person, liveCase] = [await row('invitation', 'id', id), await row('graduate_replica', 'graduate_id', graduate), await row('live_case', 'graduate_id', graduate)];
  if (invitation === null || person === null) throw new Error(`no case of ${employerCode} to record`);
  return { invitation, graduate: person, liveCase };
}

/** Settings are text, every other place of an id is a uuid. An idempotency key is new for each step. */
function valuesOf({ text, values }: Sent, names: ReadonlyMap<string, Id>): Value[] {
  const asText = text.startsWith('select set_config');
  return values.map((value, at): Value => {
    const id = typeof value === 'string' ? names.get(value) : undefined;
    if (id !== undefined) return { id, asText };
    if (text.startsWith('insert into idempotency') && at === 2) return { key: true };
    return { constant: constantOf(value) };
  });
}

function constantOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' ? value : JSON.stringify(value);
}
