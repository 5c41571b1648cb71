import { unnest } from '#database';
import type { EntityManager } from 'typeorm';
import { contentOf } from '../codec.js';
import type { Message } from '../message.js';
import { hmacOf } from './hmac.js';
import { namer, type Name } from './inbox-name.js';

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
  const nameOf = namer(group);
  const hmac = hmacOf(hashKey);
  const entries = messages.map((message): Entry => {
    const { origin, id } = nameOf(message);
    return { message, origin, id, name: `${origin} ${id}`, content: contentHash(hmac, message) };
  });
  const first = new Map<string, Entry>();
  for (const entry of entries) if (!first.has(entry.name)) first.set(entry.name, entry);
  const old = await remember(sql, [...first.values()]);
  const known = await recall(sql, [...old]);
  const sorted: Sorted = { fresh: [], duplicates: [], contradictions: [] };
  for (const entry of entries) {
    const { message, name, content } = entry;
    const original = first.get(name);
    const earlier = known.get(name) ?? original?.content;
    if (original === entry && !old.has(entry)) sorted.fresh.push(message);
    else if (earlier?.equals(content)) sorted.duplicates.push(message);
    else sorted.contradictions.push(message);
  }
  return sorted;
}

interface Entry extends Name {
  readonly message: Message;
  readonly name: string;
  readonly content: Buffer;
}

const NEW = unnest({ origin: 'bigint', id: 'uuid', content: 'bytea' });
const OLD = unnest({ origin: 'bigint', id: 'uuid' });

/**
 * Gives those that were there already. Sorted by key, so that two partitions that meet the same id never deadlock.
 * Nearly all are new, so the answer names the others.
 */
async function remember(sql: EntityManager, entries: readonly Entry[]): Promise<ReadonlySet<Entry>> {
  if (entries.length === 0) return new Set();
  const rows = await sql.query<{ place: number }[]>(
    `WITH new AS MATERIALIZED (
       SELECT origin, id, content, place::int
       FROM ${NEW.placedAs('new')}
     ), added AS (
       INSERT INTO message_inbox (origin, id, content) SELECT origin, id, content FROM new ORDER BY origin, id
       ON CONFLICT DO NOTHING RETURNING origin, id
     )
     SELECT place FROM new WHERE (origin, id) NOT IN (SELECT origin, id FROM added)`,
    NEW.values(entries),
  );
  return new Set(rows.map(({ place }) => entries[place - 1] as Entry));
}

/** A statement of its own: it sees what somebody else committed while the one before waited for it. */
async function recall(sql: EntityManager, entries: readonly Entry[]): Promise<Map<string, Buffer>> {
  if (entries.length === 0) return new Map();
  const rows = await sql.query<{ place: number; content: Buffer }[]>(
    `SELECT place::int, inbox.content FROM ${OLD.placedAs('old')}
     JOIN message_inbox inbox USING (origin, id)`,
    OLD.values(entries),
  );
  return new Map(rows.map(({ place, content }) => [(entries[place - 1] as Entry).name, content]));
}

/** Keyed, since a bare hash of a guessable value tells it; half of it is plenty against accidents. */
function contentHash(hmac: (text: string) => Buffer, message: Message): Buffer {
  return hmac(contentOf(message)).subarray(0, 16);
}
