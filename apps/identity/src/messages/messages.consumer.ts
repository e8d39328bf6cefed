import { Controller } from '@nestjs/common';
import { graduateCorrected, type CaseFact } from '@netsign/contracts';
import { EventPath, insertMany, is, many, OnTopic, uuidv7, type EventBatch, type SystemTx } from '@netsign/platform';
import { MESSAGES } from '../groups.js';
import { bringsPaper, correctionsOf, messagesOf, type CaseEvent, type NewMessage } from './message.rules.js';

const columns = {
  id: 'uuid', receiver: 'text', graduate: 'uuid', employer: 'text', department: 'text', school: 'text', about: 'text', kind: 'text', caseId: 'uuid', type: 'text', count: 'int', at: 'timestamptz',
};
/** An event already told changes nothing; the papers of an office add up over its day and are news again. */
const conflict = `on conflict (receiver, about) do update set count = message.count + excluded.count, at = greatest(message.at, excluded.at), read_at = null where message.kind = 'papers'`;

/** Makes of each event of a case the messages of those it concerns, and tells their open pages after the commit. */
@Controller()
export class MessagesConsumer {
  constructor(private readonly path: EventPath) {}

  @OnTopic('agreements', MESSAGES)
  async onAgreements({ events, tx }: EventBatch): Promise<void> {
    const news = events.map(({ id, type, time, data }) => ({ id, type, time, data: data as CaseFact }));
    this.put(tx, messagesOf(news, await this.uncounted(tx, news)));
  }

  @OnTopic('graduates', MESSAGES)
  onGraduates({ events, tx }: EventBatch): void {
    this.put(tx, correctionsOf(events.filter(event => is(graduateCorrected, event))));
  }

  private put(tx: SystemTx, messages: readonly NewMessage[]): void {
    if (messages.length === 0) return;
    tx.add(insertMany('message', columns, messages.map(message => ({ id: uuidv7(), ...message })), conflict));
    const receivers = [...new Set(messages.map(message => message.receiver))];
    tx.afterCommit(() => this.path.signal(receivers.map(receiver => ({ kind: 'message.changed', id: receiver, audience: receiver }))));
  }

  /** The events whose paper no office has counted yet. Kept apart from the inbox: a count must not grow when everything comes once more. */
  private async uncounted(tx: SystemTx, events: readonly CaseEvent[]): Promise<ReadonlySet<string>> {
    const papers = events.filter(bringsPaper).map(event => event.id).sort();
    if (papers.length === 0) return new Set();
    const { fresh } = await tx.read({ fresh: many<{ eventId: string }>('insert into counted_paper (event_id) select unnest($1::uuid[]) on conflict do nothing returning event_id', [papers]) });
    return new Set(fresh.map(row => row.eventId));
  }
}
