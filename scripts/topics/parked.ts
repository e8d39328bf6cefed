import { z } from 'zod';
import type { Reached } from '../start/reach.js';

const Parked = z.object({ consumer: z.string(), topic: z.string(), partition: z.number(), offset: z.string(), key: z.string(), reason: z.string(), at: z.string() });
/** An event that a group could not take, or that waits behind one of its key. `consumer` is the group. */
export type Parked = z.infer<typeof Parked>;
const Answer = z.object({ parked: z.array(Parked) });

const Dropped = z.object({ dropped: z.boolean() });
const Redriven = z.object({ handled: z.number(), remaining: z.number() });

type Ops = Pick<Reached, 'services' | 'opsToken'>;

/** What stands parked in every service, oldest first within a key. */
export async function readParked({ services, opsToken }: Ops, group: string | null): Promise<Parked[]> {
  const found = await Promise.all(Object.values(services).map(async (address) => Answer.parse(await ask(`${address}/ops/parked`, { headers: { 'x-ops-token': opsToken } })).parked));
  return found.flat().filter(({ consumer }) => group === null || consumer === group);
}

/** Replays a parked key from its first event; `drop` first leaves that one out for good, if it still breaks its contract. Answers how many were handled and how many remain. */
export async function redrive(ops: Ops, group: string, key: string, drop: boolean): Promise<z.infer<typeof Redriven>> {
  const { services, opsToken } = ops;
  const address = services[serviceOf(group)];
  if (address === undefined) throw new Error(`${group} is no group of a running service. Groups are named <service>.<name>; npm run topics -- lag lists them.`);
  const headers = { 'x-ops-token': opsToken, 'content-type': 'application/json' };
  const post = (route: string, body: object) => ask(`${address}/ops/${route}`, { method: 'POST', headers, body: JSON.stringify({ group, key, ...body }) });
  if (drop) {
    const first = (await readParked(ops, group)).find((one) => one.key === key);
    if (first === undefined) throw new Error('Nothing is parked under this key.');
    const { topic, partition, offset } = first;
    const { dropped } = Dropped.parse(await post('drop', { topic, partition, offset }));
    if (!dropped) throw new Error('The first event of this key keeps its contract now: replay it without --drop.');
  }
  return Redriven.parse(await post('redrive', {}));
}

/** `national-sync.ledger` → `national-sync` */
export const serviceOf = (group: string): string => group.split('.')[0] ?? '';

async function ask(address: string, init: RequestInit): Promise<unknown> {
  const answer = await fetch(address, init);
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
  return answer.json();
}
