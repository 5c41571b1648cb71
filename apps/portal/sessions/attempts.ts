import { keyedHash } from '#secrecy';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HASH_KEY } from '../tokens.js';

const WINDOW_MS = 15 * 60 * 1000;
const PER_REFERENCE = 5;
const PER_ADDRESS = 20;

interface Limit {
  subject: string;
  most: number;
}

/** Failed attempts to open a case, kept in the database: neither a restart nor a second process forgets them. */
@Injectable()
export class Attempts {
  constructor(@Inject(HASH_KEY) private readonly hashKey: Buffer) {}

  /** What is counted of an attempt, by what is attempted; a reference that does not exist counts as one that does. */
  limitsOf(reference: string, address: string, what: 'attempt' | 'lost code' = 'attempt'): Limit[] {
    return [
      { subject: keyedHash(this.hashKey, `${what} at reference`, reference), most: PER_REFERENCE },
      { subject: keyedHash(this.hashKey, `${what} from address`, address), most: PER_ADDRESS },
    ];
  }

  /** Attempts at once are counted one after the other: 60 parallel guesses are 60 guesses. */
  async lock(sql: EntityManager, limits: readonly Limit[]): Promise<void> {
    for (const subject of limits.map(({ subject }) => subject).sort())
      await sql.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [subject]);
  }

  /** Seconds until the next attempt is looked at, or undefined when one may be made now. */
  async secondsToWait(sql: EntityManager, limits: readonly Limit[], now: Date): Promise<number | undefined> {
    const since = new Date(now.getTime() - WINDOW_MS);
    const waits: number[] = [];
    for (const { subject, most } of limits) {
      const rows = await sql.query<{ at: Date }[]>(
        'SELECT at FROM failed_attempt WHERE subject = $1 AND at > $2 ORDER BY at DESC OFFSET $3 LIMIT 1',
        [subject, since, most - 1],
      );
      if (rows[0]) waits.push(Math.ceil((rows[0].at.getTime() + WINDOW_MS - now.getTime()) / 1000));
    }
    return waits.length > 0 ? Math.max(1, ...waits) : undefined;
  }

  async fail(sql: EntityManager, limits: readonly Limit[], now: Date): Promise<void> {
    await sql.query('DELETE FROM failed_attempt WHERE at <= $1', [new Date(now.getTime() - WINDOW_MS)]);
    await sql.query('INSERT INTO failed_attempt (subject, at) SELECT UNNEST($1::text[]), $2', [
      limits.map(({ subject }) => subject),
      now,
    ]);
  }
}
