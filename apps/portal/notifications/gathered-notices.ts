import { unnest } from '#database';
import type { KeyedHashes } from '#secrecy';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { NEWS, REMINDERS, type Gathered, type GatheredKind } from '#mails';
import { HASHES } from '../ground/tokens.js';

/** Who gets mail about a case. */
export type Reader = Pick<Gathered, 'applicationId' | 'residentId' | 'about'>;

/** One thing that is to be said, with the tries so far to say it and the mail that it was part of. */
export interface GatheredRow extends Reader {
  id: string;
  kind: GatheredKind;
  /** As it is kept: see `isCausedBy`. */
  cause: string;
  dueAt: Date;
  attempts: number;
  letter?: string;
}

interface Row {
  id: string;
  application_id: string;
  resident_id: string;
  about: string;
  kind: GatheredKind;
  cause: string;
  due_at: Date;
  attempts: number;
  letter: string | null;
}

const KINDS = [...NEWS, ...REMINDERS];
/** What causes these names days of somebody's life: the last one of a deadline, the one of an appointment. */
const CAUSED_BY_DAY: ReadonlySet<GatheredKind> = new Set(REMINDERS);
const COLUMNS = 'n.id, n.application_id, n.resident_id, n.about, n.kind, n.cause, n.due_at, n.attempts, n.letter';

/** What is to be said in mails of our own accord, as it is stored: no address, and no value of a person. */
@Injectable()
export class GatheredNotices {
  constructor(@Inject(HASHES) private readonly hashes: KeyedHashes) {}

  /** Of these cases, whose people have given an address. */
  async readersOf(sql: EntityManager, caseIds: readonly string[]): Promise<Reader[]> {
    if (caseIds.length === 0) return [];
    const rows = await sql.query<{ case_id: string; application_id: string; resident_id: string }[]>(
      `SELECT case_id, application_id, resident_id FROM person
        WHERE case_id = ANY ($1::uuid[]) AND address_hash IS NOT NULL ORDER BY case_id`,
      [caseIds],
    );
    return rows.map((row) => ({
      about: row.case_id,
      applicationId: row.application_id,
      residentId: row.resident_id,
    }));
  }

  /** The same cause again adds nothing. */
  async add(sql: EntityManager, notices: readonly Gathered[], now: Date): Promise<void> {
    if (notices.length === 0) return;
    const rows = notices.map((notice) => {
      const [cause = '', ...before] = this.keptCauses(notice);
      return { ...notice, id: uuidV7(), cause, before: before.join() };
    });
    await sql.query(ADD, [now, ...ADDED.values(rows)]);
  }

  /** Whether it was put down for this cause. */
  isCausedBy({ kind, about, cause }: GatheredRow, of: Pick<Gathered, 'kind' | 'cause'>): boolean {
    return kind === of.kind && this.keptCauses({ ...of, about }).includes(cause);
  }

  /** Whose mail has been due for longest. `addressHash` is null where they have taken their address back. */
  async findDue(sql: EntityManager, now: Date): Promise<{ id: string; addressHash: string | null } | undefined> {
    const [row] = await sql.query<{ id: string; address_hash: string | null }[]>(
      `SELECT n.id, p.address_hash FROM notice n LEFT JOIN person p ON p.resident_id = n.resident_id
        WHERE n.due_at <= $1 AND n.kind = ANY ($2) ORDER BY n.due_at, n.id LIMIT 1`,
      [now, KINDS],
    );
    return row && { id: row.id, addressHash: row.address_hash };
  }

  /** All that may go to an address now, and what has not been part of a mail yet and is due until then. Oldest first. */
  async lockAll(sql: EntityManager, addressHash: string, now: Date, until: Date): Promise<GatheredRow[]> {
    const rows = await sql.query<Row[]>(
      `SELECT ${COLUMNS} FROM notice n JOIN person p ON p.resident_id = n.resident_id
        WHERE p.address_hash = $1 AND n.kind = ANY ($2) AND (n.due_at <= $3 OR (n.letter IS NULL AND n.due_at <= $4))
        ORDER BY n.created_at, n.id FOR UPDATE OF n`,
      [addressHash, KINDS, now, until],
    );
    return rows.map(gatheredOf);
  }

  /** The one mail that this address gets on a day: this one, unless there was another. */
  async letterOfDay(sql: EntityManager, addressHash: string, day: string, letter: string): Promise<string> {
    const hashes = this.hashes.upFrom(addressHash); // it may have been made anew since it was read
    await sql.query('DELETE FROM mail_day WHERE address_hash = ANY ($1::text[]) AND day < $2', [hashes, day]);
    const [had] = await sql.query<{ letter: string }[]>(
      'SELECT letter FROM mail_day WHERE address_hash = ANY ($1::text[]) AND day = $2',
      [hashes, day],
    );
    if (had) return had.letter;
    const [row] = await sql.query<{ letter: string }[]>(
      `INSERT INTO mail_day (address_hash, day, letter) VALUES ($1, $2, $3)
       ON CONFLICT (address_hash, day) DO UPDATE SET letter = mail_day.letter RETURNING letter`,
      [addressHash, day, letter],
    );
    return row!.letter;
  }

  /** What is still to be sent of a case, soonest first. */
  async openOf(sql: EntityManager, about: string): Promise<GatheredRow[]> {
    const rows = await sql.query<Row[]>(
      `SELECT ${COLUMNS} FROM notice n WHERE n.about = $1 AND n.kind = ANY ($2) AND n.due_at IS NOT NULL
        ORDER BY n.due_at, n.id`,
      [about, KINDS],
    );
    return rows.map(gatheredOf);
  }

  async countSent(sql: EntityManager, about: string, kind: GatheredKind): Promise<number> {
    const [row] = await sql.query<{ sent: number }[]>(
      'SELECT count(*)::integer AS sent FROM notice WHERE about = $1 AND kind = $2 AND sent_at IS NOT NULL',
      [about, kind],
    );
    return row!.sent;
  }

  /** There is nothing to say any longer. */
  async drop(sql: EntityManager, ids: readonly string[]): Promise<void> {
    await sql.query('DELETE FROM notice WHERE id = ANY ($1::uuid[])', [ids]);
  }

  async postpone(sql: EntityManager, ids: readonly string[], until: Date): Promise<void> {
    await sql.query('UPDATE notice SET due_at = $2, letter = NULL WHERE id = ANY ($1::uuid[])', [ids, until]);
  }

  async take(sql: EntityManager, ids: readonly string[], letter: string, until: Date): Promise<void> {
    await sql.query('UPDATE notice SET attempts = attempts + 1, due_at = $3, letter = $2 WHERE id = ANY ($1::uuid[])', [
      ids,
      letter,
      until,
    ]);
  }

  /** Newest first: it may have been kept before the key of hashes was renewed. */
  private keptCauses({ kind, about, cause }: Pick<Gathered, 'kind' | 'about' | 'cause'>): string[] {
    return CAUSED_BY_DAY.has(kind) ? this.hashes.all('cause', about, cause) : [cause];
  }
}

function gatheredOf(row: Row): GatheredRow {
  return {
    id: row.id,
    applicationId: row.application_id,
    residentId: row.resident_id,
    about: row.about,
    kind: row.kind,
    cause: row.cause,
    dueAt: row.due_at,
    attempts: row.attempts,
    letter: row.letter ?? undefined,
  };
}

const ADDED = unnest({
  id: 'uuid',
  applicationId: 'uuid',
  about: 'uuid',
  kind: 'text',
  cause: 'text',
  residentId: 'uuid',
  dueAt: 'timestamptz',
  before: 'text',
});

const ADD = `
  INSERT INTO notice (id, application_id, about, kind, cause, resident_id, due_at, created_at)
  SELECT added.id, added.application_id, added.about, added.kind, added.cause, added.resident_id, added.due_at, $1
    FROM ${ADDED.as('added', 1)}
   WHERE added.before = '' OR NOT EXISTS (SELECT 1 FROM notice AS had WHERE had.about = added.about
     AND had.kind = added.kind AND had.cause = ANY (string_to_array(added.before, ',')))
  ON CONFLICT (about, kind, cause) DO NOTHING`;
