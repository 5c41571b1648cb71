import { unnest } from '#database';
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

const LETTERS = unnest({
  position: 'bigint',
  resident: 'text',
  message: 'bytea',
  code: 'text',
  detail: 'text',
  handler: 'text',
  remembered: 'boolean',
  firstKeptAt: 'timestamptz',
  times: 'integer',
});

/** Keeps dead letters whole, with their reasons. One that comes again is counted, and tells its newest reason. */
export async function keepDeadLetters(
  sql: EntityManager,
  setup: Setup,
  { topic, partition }: Place,
  letters: readonly DeadLetter[],
): Promise<KeptLetter[]> {
  if (letters.length === 0) return [];
  const at = setup.clock.now();
  const rows = (await keepAll(setup, letters)).map(({ reason, handler, firstKeptAt = at, deaths = 0, ...row }) => ({
    ...row,
    code: storable(reason.code),
    detail: storable(reason.detail),
    handler,
    firstKeptAt,
    times: deaths + 1,
  }));
  const kept = await sql.query<{ position: string; times: number }[]>(
    `INSERT INTO dead_letter (consumer, topic, partition, position, resident, message, code, detail, handler, at, remembered, first_kept_at, times)
     SELECT $1::text, $2::text, $3::smallint, position, resident, message, code, detail, handler, $4::timestamptz, remembered, first_kept_at, times
     FROM ${LETTERS.as('new', 4)}
     ORDER BY position
     ON CONFLICT (consumer, topic, partition, position) DO UPDATE SET times = dead_letter.times + 1, code = excluded.code,
       detail = excluded.detail, handler = excluded.handler, at = excluded.at, remembered = dead_letter.remembered OR excluded.remembered
     RETURNING position, times`,
    [setup.group, topic, partition, at, ...LETTERS.values(rows)],
  );
  const times = new Map(kept.map((row) => [Number(row.position), row.times]));
  return letters.map((letter) => ({ ...letter, times: times.get(letter.raw.position) as number }));
}
