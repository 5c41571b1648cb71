import { createHmac } from 'node:crypto';
import { arrayOf, pack } from '#database';
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
  const entries = messages.map((message) => ({
    message,
    name: nameOf(message),
    content: contentHash(hashKey, message),
  }));
  const first = new Map<string, Entry>();
  for (const entry of entries) if (!first.has(entry.name)) first.set(entry.name, entry);
  const old = await remember(sql, group, [...first.values()]);
  const known = await recall(sql, group, [...old]);
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

interface Entry {
  readonly message: Message;
  readonly name: string;
  readonly content: Buffer;
}

/**
 * Gives those that were there already. Sorted by key, so that two partitions that meet the same id never deadlock.
 * Nearly all are new, so the answer names the others.
 */
async function remember(sql: EntityManager, group: string, entries: readonly Entry[]): Promise<ReadonlySet<Entry>> {
  if (entries.length === 0) return new Set();
  const { bytes, starts, lengths } = pack(entries.map(({ content }) => content));
  const rows = await sql.query<{ place: number }[]>(
    `WITH new AS MATERIALIZED (
       SELECT source, id, substring($4::bytea FROM start FOR length) AS content, place::int
       FROM unnest($2::text[], $3::text[], $5::integer[], $6::integer[]) WITH ORDINALITY AS new (source, id, start, length, place)
     ), added AS (
       INSERT INTO message_inbox (consumer, source, id, content)
       SELECT $1::text, source, id, content FROM new ORDER BY source, id
       ON CONFLICT DO NOTHING RETURNING source, id
     )
     SELECT place FROM new WHERE (source, id) NOT IN (SELECT source, id FROM added)`,
    [group, ...namesOf(entries), bytes, starts, lengths],
  );
  return new Set(rows.map(({ place }) => entries[place - 1] as Entry));
}

/** A statement of its own: it sees what somebody else committed while the one before waited for it. */
async function recall(sql: EntityManager, group: string, entries: readonly Entry[]): Promise<Map<string, Buffer>> {
  if (entries.length === 0) return new Map();
  const rows = await sql.query<{ source: string; id: string; content: Buffer }[]>(
    `SELECT source, id, content FROM message_inbox
     WHERE consumer = $1 AND (source, id) IN (SELECT * FROM unnest($2::text[], $3::text[]))`,
    [group, ...namesOf(entries)],
  );
  return new Map(rows.map((row) => [nameOf(row), row.content]));
}

function namesOf(entries: readonly Entry[]): [sources: string, ids: string] {
  return [arrayOf(entries.map(({ message }) => message.source)), arrayOf(entries.map(({ message }) => message.id))];
}

/** The length in front keeps `('ab', 'c')` and `('a', 'bc')` apart. */
const nameOf = ({ source, id }: { source: string; id: string }): string => `${source.length} ${source} ${id}`;

/** Keyed, since a bare hash of a guessable value tells it; half of it is plenty against accidents. */
function contentHash(key: Buffer, message: Message): Buffer {
  return createHmac('sha256', key)
    .update(JSON.stringify(contentOf(message)))
    .digest()
    .subarray(0, 16);
}
