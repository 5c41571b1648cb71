import { unnest } from '#database';
import type { KeyedHashes } from '#secrecy';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HASHES } from '../ground/tokens.js';

/** How often something may happen to a subject within a time. */
export interface Limit {
  readonly subject: string;
  /** The same as it may have been counted before the key of hashes was renewed; newest first. */
  readonly subjects: readonly string[];
  readonly most: number;
  readonly withinMs: number;
}

const COUNTED = unnest({ subject: 'text', until: 'timestamptz' });

/** What was done how often, kept in the database: neither a restart nor a second process forgets it. */
@Injectable()
export class Limits {
  constructor(@Inject(HASHES) private readonly hashes: KeyedHashes) {}

  /** @param what is counted; `whom` it is counted for is kept as a keyed hash only. */
  of(what: string, whom: readonly string[], most: number, withinMs: number): Limit {
    const subjects = this.hashes.all(what, ...whom);
    return { subject: subjects[0]!, subjects, most, withinMs };
  }

  /** What is done at once is counted one after the other: 60 parallel guesses are 60 guesses. */
  async lock(sql: EntityManager, limits: readonly Limit[]): Promise<void> {
    for (const subject of limits.map(({ subject }) => subject).sort())
      await sql.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [subject]);
  }

  /** Seconds until it may happen again, or undefined when it may happen now. */
  async secondsToWait(sql: EntityManager, limits: readonly Limit[], now: Date): Promise<number | undefined> {
    const waits: number[] = [];
    for (const { subjects, most, withinMs } of limits) {
      const rows = await sql.query<{ at: Date }[]>(
        'SELECT at FROM counted WHERE subject = ANY($1::text[]) AND at > $2 ORDER BY at DESC OFFSET $3 LIMIT 1',
        [subjects, new Date(now.getTime() - withinMs), most - 1],
      );
      if (rows[0]) waits.push(Math.ceil((rows[0].at.getTime() + withinMs - now.getTime()) / 1000));
    }
    return waits.length > 0 ? Math.max(1, ...waits) : undefined;
  }

  async count(sql: EntityManager, limits: readonly Limit[], now: Date): Promise<void> {
    if (limits.length === 0) return;
    await sql.query('DELETE FROM counted WHERE until <= $1', [now]);
    await sql.query(`INSERT INTO counted (subject, at, until) SELECT subject, $1, until FROM ${COUNTED.as('one', 1)}`, [
      now,
      ...COUNTED.values(
        limits.map(({ subject, withinMs }) => ({ subject, until: new Date(now.getTime() + withinMs) })),
      ),
    ]);
  }
}
