import type { EntityManager } from 'typeorm';
import type { RawMessage, WireMessage } from '../adapter.js';
import type { DeadLetterReason } from '../message.js';
import { partitionOf } from '../partitioner.js';
import { keep, storable } from './kept-messages.js';
import type { Setup } from './setup.js';

export interface DeadLetter {
  readonly raw: RawMessage;
  readonly reason: DeadLetterReason;
  readonly handler?: string;
}

/** Keeps dead letters whole, with their reasons. One that comes again is counted, not kept twice. */
export async function keepDeadLetters(
  sql: EntityManager,
  { group, service, sealer, clock }: Setup,
  { topic, partition }: { topic: string; partition: number },
  letters: readonly DeadLetter[],
): Promise<void> {
  if (letters.length === 0) return;
  await sql.query(
    `INSERT INTO dead_letter (consumer, topic, partition, position, resident, message, code, detail, handler, at)
     SELECT $1::text, $2::text, $3::smallint, position, resident, message, code, detail, handler, $10::timestamptz
     FROM unnest($4::bigint[], $5::text[], $6::bytea[], $7::text[], $8::text[], $9::text[]) AS new (position, resident, message, code, detail, handler)
     ORDER BY position
     ON CONFLICT (consumer, topic, partition, position) DO UPDATE SET times = dead_letter.times + 1`,
    [
      group,
      topic,
      partition,
      letters.map(({ raw }) => raw.position),
      letters.map(({ raw }) => storable(raw.key)),
      letters.map(({ raw }) => keep(sealer, service, raw)),
      letters.map(({ reason }) => storable(reason.code)),
      letters.map(({ reason }) => storable(reason.detail)),
      letters.map(({ handler }) => handler ?? null),
      clock.now(),
    ],
  );
}

/** What the topic `<group>.dead-letters` tells of them, where the topic table has one: the bytes as they came, still sealed for their own topic. */
export function announceDeadLetters(
  { group, writes, codec }: Setup,
  { topic, partition }: { topic: string; partition: number },
  letters: readonly DeadLetter[],
): WireMessage[] {
  const target = `${group}.dead-letters`;
  if (!writes.has(target)) return [];
  return letters.map(({ raw, reason, handler }) => {
    const headers: Record<string, string> = {
      ...raw.headers,
      dead_topic: topic,
      dead_partition: String(partition),
      dead_position: String(raw.position),
      dead_code: reason.code,
      dead_detail: reason.detail,
      ...(handler && { dead_handler: handler }),
    };
    return {
      topic: target,
      partition: partitionOf(raw.key, codec.partitions(target)),
      key: storable(raw.key),
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [storable(name), storable(value)])),
      value: raw.value,
    };
  });
}
