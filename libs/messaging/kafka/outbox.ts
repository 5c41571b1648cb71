import { unnest } from '#database';
import type { DataSource, EntityManager } from 'typeorm';
import type { WireMessage } from '../adapter.js';
import { MessagingError } from '../errors.js';

/** A topic takes no larger record (`max.message.bytes`), with room for what Kafka adds. */
export const LARGEST_MESSAGE_BYTES = 4_000_000;

/** Taken out together, in one transaction of the relay. */
const ROWS_AT_ONCE = 2_000;

const SENT = unnest({ topic: 'text', partition: 'smallint', key: 'text', headers: 'text', value: 'bytea' });

/** A statement of the caller's transaction: what it does not commit never leaves. */
export async function putIntoOutbox(sql: EntityManager, messages: readonly WireMessage[]): Promise<void> {
  if (messages.length === 0) return;
  messages.forEach(refuseTooLarge);
  await sql.query(
    `INSERT INTO message_outbox (topic, partition, key, headers, value)
     SELECT * FROM ${SENT.as('sent')}`,
    SENT.values(messages.map((message) => ({ ...message, headers: JSON.stringify(message.headers) }))),
  );
}

/** The header that says which outbox an event left, and as which of its rows: `<schema>/<seq>`. */
export const OUTBOX = 'outbox';

/**
 * Takes the oldest messages out, in the order in which they were put in, and notes how far each partition got. Two events of a resident were never put in by
 * two transactions at once (`lockPartitions`), so this is the order of their commits, too.
 */
export async function takeFromOutbox(sql: EntityManager): Promise<readonly WireMessage[]> {
  const rows = await sql.query<(Omit<WireMessage, 'headers'> & { headers: string; place: string })[]>(
    `WITH taken AS (
       DELETE FROM message_outbox WHERE seq = ANY(ARRAY(SELECT seq FROM message_outbox ORDER BY seq LIMIT $1)) RETURNING *
     ), noted AS (
       INSERT INTO message_sent AS sent (topic, partition, seq)
       SELECT topic, partition, max(seq) FROM taken GROUP BY topic, partition ORDER BY topic, partition
       ON CONFLICT (topic, partition) DO UPDATE SET seq = greatest(sent.seq, excluded.seq)
     )
     SELECT topic, partition, key, headers, value, current_schema() || '/' || seq AS place FROM taken ORDER BY seq`,
    [ROWS_AT_ONCE],
  );
  return rows.map(({ place, headers, ...row }) => ({
    ...row,
    headers: { ...(JSON.parse(headers) as Record<string, string>), [OUTBOX]: place },
  }));
}

/** What was told and has not left yet; always 0 on the PostgreSQL log. */
export async function countOutbox(dataSource: DataSource): Promise<number> {
  const rows = await dataSource.query<{ count: number }[]>('SELECT count(*)::int AS count FROM message_outbox');
  return rows[0]?.count ?? 0;
}

/** Refused while the transaction can still be taken back: Kafka would refuse it later, and all that comes after it. */
function refuseTooLarge({ topic, value, headers }: WireMessage): void {
  const bytes = value.length + JSON.stringify(headers).length;
  if (bytes <= LARGEST_MESSAGE_BYTES) return;
  throw new MessagingError(
    'INVALID_EVENT',
    `An event for ${topic} has ${bytes} bytes; a message takes ${LARGEST_MESSAGE_BYTES} at most. Documents travel by their id, not inside events.`,
  );
}
