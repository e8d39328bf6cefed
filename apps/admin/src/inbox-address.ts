import { paths } from './paths.js';

/** The lists of an inbox: what waits for the reader, what is late elsewhere, what lies with the other reviewer, what is settled. */
export const queues = ['mine', 'late', 'other', 'done'] as const;
export type Queue = (typeof queues)[number];

/** What of the inbox stands in the address; a name that is searched for never does. */
export interface InboxAddress { readonly queue: Queue; readonly year: number | undefined; readonly chosen: string | null }

/** Reads an address; `own`: whether the reader has such a list. What it does not know counts as not given. */
export function readInbox(params: URLSearchParams, own: (queue: Queue) => boolean): InboxAddress {
  const year = params.get('year') ?? '';
  return { queue: queues.find(queue => queue === params.get('show') && own(queue)) ?? 'mine', year: /^20\d\d$/.test(year) ? Number(year) : undefined, chosen: params.get('case') };
}

/** The address of one list of the inbox, and of a case in it. Without a year it holds those of all classes. */
export function inboxAddress({ queue = 'mine', year, chosen = null }: Partial<InboxAddress>): string {
  const params = new URLSearchParams({ ...(queue !== 'mine' && { show: queue }), ...(year !== undefined && { year: String(year) }), ...(chosen !== null && { case: chosen }) });
  return params.size === 0 ? paths.inbox : `${paths.inbox}?${params.toString()}`;
}

/** One case, whichever list it is in. */
export const inboxCase = (id: string): string => inboxAddress({ chosen: id });
