import { Injectable } from '@nestjs/common';
import { UNREAD_COUNTED, type Actor, type identityApi, type MessageView, type OutputOf, type ParsedInputOf } from '@netsign/contracts';
import { Commands, Database, decodeCursor, EventPath, many, one, pageOf, sql, type By } from '@netsign/platform';
import type { StoredMessage } from './message.entity.js';

type Row = Pick<StoredMessage, 'id' | 'kind' | 'caseId' | 'type' | 'count' | 'at' | 'readAt'>;

const columns = 'id, kind, case_id, type, count, at, read_at';
const unreadText = `select count(*)::int as unread from (select from message where receiver = $1 and read_at is null limit ${UNREAD_COUNTED}) as few`;
const readText = 'update message set read_at = clock_timestamp() where receiver = $1 and read_at is null and ($2::uuid[] is null or id = any($2::uuid[]))';

/** Whose box the actor opens, in the words of the live updates. */
const receiverOf = (actor: Actor): string => `${actor.role}:${actor.role === 'ministry' ? '' : actor[actor.role] ?? ''}`;

const viewOf = ({ at, readAt, ...rest }: Row): MessageView => ({ ...rest, at: at.toISOString(), readAt: readAt?.toISOString() ?? null });

/** The box of whoever asks: newest first, with the count of what is unread (docs/domain.md §Messages). */
@Injectable()
export class MessagesService {
  constructor(private readonly database: Database, private readonly commands: Commands, private readonly path: EventPath) {}

  async list({ actor }: By, { cursor, limit }: ParsedInputOf<typeof identityApi.listMessages>): Promise<OutputOf<typeof identityApi.listMessages>> {
    const from = decodeCursor(cursor, ['time', 'id']);
    const receiver = receiverOf(actor);
    const beyond = from === null ? '' : ' and (at, id) < ($3::timestamptz, $4::uuid)';
    const { rows, count } = await this.database.read(actor, {
      rows: many<Row>(`select ${columns} from message where receiver = $1${beyond} order by at desc, id desc limit $2`, [receiver, limit + 1, ...(from ?? [])]),
      count: one<{ unread: number }>(unreadText, [receiver]),
    });
    const { items, next } = pageOf(rows, limit, row => [row.at.toISOString(), row.id]);
    return { items: items.map(viewOf), next, unread: count.unread };
  }

  /** Marks own messages as read, these or all; another's are as if they were not there. The other pages of the same box are told. */
  async markRead({ actor }: By, { ids }: ParsedInputOf<typeof identityApi.markRead>): Promise<OutputOf<typeof identityApi.markRead>> {
    const receiver = receiverOf(actor);
    await this.commands.note(actor, [sql(readText, [receiver, ids === 'all' ? null : ids])]);
    this.path.signal([{ kind: 'message.changed', id: receiver, audience: receiver }]);
    const { count } = await this.database.read(actor, { count: one<{ unread: number }>(unreadText, [receiver]) });
    return { unread: count.unread };
  }
}
