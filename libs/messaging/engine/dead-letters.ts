import type { EntityManager } from 'typeorm';
import type { RawMessage } from '../adapter.js';
import type { DeadLetterReason } from '../message.js';
import { keepAll, storable } from './keep.js';
import type { Place } from './parked.js';
import type { Setup } from './setup.js';

export interface DeadLetter {
  readonly raw: RawMessage;
  readonly reason: DeadLetterReason;
  readonly handler?: string;
  /** Whether the inbox knows it: only then may it be tried again without asking the inbox. */
  readonly remembered: boolean;
  /** Of one that was parked before it died. */
  readonly firstKeptAt?: Date;
  readonly deaths?: number;
}

/** A dead letter that is kept, and how often it has died by now. */
export interface KeptLetter extends DeadLetter {
  readonly times: number;
}

/** Keeps dead letters whole, with their reasons. One that comes again is counted, and tells its newest reason. */
export async function keepDeadLetters(
  sql: EntityManager,
  { group, service, sealer, clock }: Setup,
  { topic, partition }: Place,
  letters: readonly DeadLetter[],
): Promise<KeptLetter[]> {
  if (letters.length === 0) return [];
  const at = clock.now();
  const kept = await sql.query<{ position: string; times: number }[]>(
    `INSERT INTO dead_letter (consumer, topic, partition, position, resident, message, code, detail, handler, at, remembered, first_kept_at, times)
     SELECT $1::text, $2::text, $3::smallint, position, resident, message, code, detail, handler, $10::timestamptz, remembered, first_kept_at, times
     FROM unnest($4::bigint[], $5::text[], $6::bytea[], $7::text[], $8::text[], $9::text[], $11::boolean[], $12::timestamptz[], $13::int[])
       AS new (position, resident, message, code, detail, handler, remembered, first_kept_at, times)
     ORDER BY position
     ON CONFLICT (consumer, topic, partition, position) DO UPDATE SET times = dead_letter.times + 1, code = excluded.code,
       detail = excluded.detail, handler = excluded.handler, at = excluded.at, remembered = dead_letter.remembered OR excluded.remembered
     RETURNING position, times`,
    [
      group,
      topic,
      partition,
      letters.map(({ raw }) => raw.position),
      letters.map(({ raw }) => storable(raw.key)),
      await keepAll(
        sealer,
        service,
        letters.map(({ raw }) => raw),
      ),
      letters.map(({ reason }) => storable(reason.code)),
      letters.map(({ reason }) => storable(reason.detail)),
      letters.map(({ handler }) => handler ?? null),
      at,
      letters.map(({ remembered }) => remembered),
      letters.map(({ firstKeptAt }) => firstKeptAt ?? at),
      letters.map(({ deaths }) => (deaths ?? 0) + 1),
    ],
  );
  const times = new Map(kept.map((row) => [Number(row.position), row.times]));
  return letters.map((letter) => ({ ...letter, times: times.get(letter.raw.position) as number }));
}
