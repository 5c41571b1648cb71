import { createHmac } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { contentOf } from '../codec.js';
import type { Message } from '../message.js';

export interface Sorted {
  readonly fresh: Message[];
  readonly duplicates: Message[];
  /** Same source and id as an earlier message, another content. */
  readonly contradictions: Message[];
}

/**
 * Remembers every message by source and id, for ever, and tells the new ones from what was written twice. What could
 * not be read is never remembered: its id proves nothing.
 */
export async function sortByInbox(
  sql: EntityManager,
  group: string,
  hashKey: Buffer,
  messages: readonly Message[],
): Promise<Sorted> {
  const hashes = new Map(messages.map((message) => [message, contentHash(hashKey, message)]));
  const first = new Map<string, Message>();
  for (const message of messages) if (!first.has(nameOf(message))) first.set(nameOf(message), message);
  const added = await remember(sql, group, [...first.values()], hashes);
  const known = await recall(
    sql,
    group,
    [...first.values()].filter((message) => !added.has(nameOf(message))),
  );
  const sorted: Sorted = { fresh: [], duplicates: [], contradictions: [] };
  for (const message of messages) {
    const name = nameOf(message);
    const earlier = known.get(name) ?? hashes.get(first.get(name) as Message);
    if (first.get(name) === message && added.has(name)) sorted.fresh.push(message);
    else if (earlier?.equals(hashes.get(message) as Buffer)) sorted.duplicates.push(message);
    else sorted.contradictions.push(message);
  }
  return sorted;
}

/** Sorted by key, so that two partitions that meet the same id never deadlock. */
async function remember(
  sql: EntityManager,
  group: string,
  messages: readonly Message[],
  hashes: ReadonlyMap<Message, Buffer>,
): Promise<Set<string>> {
  if (messages.length === 0) return new Set();
  const rows = await sql.query<{ source: string; id: string }[]>(
    `INSERT INTO message_inbox (consumer, source, id, content)
     SELECT $1::text, source, id, content FROM unnest($2::text[], $3::text[], $4::bytea[]) AS new (source, id, content)
     ORDER BY source, id ON CONFLICT DO NOTHING RETURNING source, id`,
    [
      group,
      messages.map(({ source }) => source),
      messages.map(({ id }) => id),
      messages.map((message) => hashes.get(message)),
    ],
  );
  return new Set(rows.map(nameOf));
}

async function recall(sql: EntityManager, group: string, messages: readonly Message[]): Promise<Map<string, Buffer>> {
  if (messages.length === 0) return new Map();
  const rows = await sql.query<{ source: string; id: string; content: Buffer }[]>(
    `SELECT source, id, content FROM message_inbox
     WHERE consumer = $1 AND (source, id) IN (SELECT * FROM unnest($2::text[], $3::text[]))`,
    [group, messages.map(({ source }) => source), messages.map(({ id }) => id)],
  );
  return new Map(rows.map((row) => [nameOf(row), row.content]));
}

const nameOf = ({ source, id }: { source: string; id: string }): string => JSON.stringify([source, id]);

/** Keyed, since a bare hash of a guessable value tells it; half of it is plenty against accidents. */
function contentHash(key: Buffer, message: Message): Buffer {
  return createHmac('sha256', key)
    .update(JSON.stringify(contentOf(message)))
    .digest()
    .subarray(0, 16);
}
