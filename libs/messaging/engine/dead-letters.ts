import type { EntityManager } from 'typeorm';
import { v5 as uuidv5 } from 'uuid';
import type { RawMessage, WireMessage } from '../adapter.js';
import type { DeadLetterReason } from '../message.js';
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

/** What the topic `<group>.dead-letters` tells of them, where the topic table has one. */
export function announceDeadLetters(
  { group, service, writes, codec, clock }: Setup,
  { topic, partition }: { topic: string; partition: number },
  letters: readonly DeadLetter[],
): WireMessage[] {
  const target = `${group}.dead-letters`;
  const type = codec.findDeadLetterType(target);
  if (!type || !writes.has(target)) return [];
  return letters.map(({ raw, reason, handler }) => {
    const place = { group, topic, partition, position: raw.position };
    const data = {
      ...place,
      message: {
        key: storable(raw.key),
        headers: Object.fromEntries(
          Object.entries(raw.headers).map(([name, value]) => [storable(name), storable(value)] as const),
        ),
        value: raw.value.toString('base64'),
      },
      code: storable(reason.code),
      detail: storable(reason.detail),
      ...(handler && { handler }),
      attempts: 1,
      at: clock.now().toISOString(),
    };
    const id = uuidv5(JSON.stringify(place), DEAD_LETTERS);
    return codec.encode(target, { id, source: service, type, key: storable(raw.key) || topic, data });
  });
}

/** Namespace of the ids of events about dead letters: the same letter has the same id. */
const DEAD_LETTERS = '6f1c0f0e-2d0b-5a3e-9f53-0d6f1b0a7c11';
