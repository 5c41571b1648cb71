import type { KeyedHashes } from '#secrecy';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { addressHashes } from '../applications/address-hash.js';
import { Sealed } from '../ground/sealed.js';
import { HASHES } from '../ground/tokens.js';
import { AT_ONCE, type AtOnceKind, type Notice, type NoticeContent, type NoticeLanguage } from '#mails';

/** Who takes a notice has so long to send it; after that it is anybody's again. */
const LEASE_MS = 5 * 60_000;

/** Without content where its resident was erased meanwhile. */
export type ClaimedNotice = Omit<Notice, 'content'> & { attempts: number; content: NoticeContent | undefined };

interface NoticeRow {
  id: string;
  application_id: string;
  about: string;
  kind: AtOnceKind;
  cause: string;
  resident_id: string;
  language: NoticeLanguage;
  attempts: number;
  content: Buffer;
}

/** Where its content is kept. */
export const placeOfNotice = (id: string): string => `notice/${id}`;

/** Mails that are to be sent at once. A notice is added with the change that it tells of, or not at all. */
@Injectable()
export class Notices {
  constructor(
    private readonly sealed: Sealed,
    @Inject(HASHES) private readonly hashes: KeyedHashes,
  ) {}

  /** Its id; undefined where the same cause is there already, and adds nothing. */
  async add(sql: EntityManager, notice: Omit<Notice, 'id'>, now: Date): Promise<string | undefined> {
    const { applicationId, about, kind, cause, residentId, language, content } = notice;
    const id = uuidV7();
    const sealed = await this.sealed.seal(residentId, placeOfNotice(id), content);
    const values = [id, applicationId, about, kind, cause, residentId, language, now, sealed];
    const [row] = await sql.query<{ id: string }[]>(ADD, values);
    return row?.id;
  }

  /** Whether something of one of these causes was put down before. */
  async isThere(
    sql: EntityManager,
    { about, kind, causes }: Pick<Notice, 'about' | 'kind'> & { causes: readonly string[] },
  ): Promise<boolean> {
    const rows = await sql.query<unknown[]>(
      'SELECT 1 FROM notice WHERE about = $1 AND kind = $2 AND cause = ANY ($3::text[])',
      [about, kind, causes],
    );
    return rows.length > 0;
  }

  async takeBack(sql: EntityManager, id: string): Promise<void> {
    await sql.query('DELETE FROM notice WHERE id = $1', [id]);
  }

  /** The one that has been due for longest, for this caller alone; undefined when nothing is due. */
  async claim(sql: EntityManager, now: Date): Promise<ClaimedNotice | undefined> {
    const [rows] = await sql.query<[NoticeRow[], number]>(CLAIM, [now, new Date(now.getTime() + LEASE_MS), AT_ONCE]);
    const [row] = rows;
    return (
      row && {
        id: row.id,
        applicationId: row.application_id,
        about: row.about,
        kind: row.kind,
        cause: row.cause,
        residentId: row.resident_id,
        language: row.language,
        attempts: row.attempts,
        content: await this.sealed.open<NoticeContent>(row.resident_id, placeOfNotice(row.id), row.content),
      }
    );
  }

  /** Nobody needs the address any longer; its hash tells that mail comes through to it. */
  async sent(sql: EntityManager, ids: readonly string[], now: Date, to: string | undefined): Promise<void> {
    await sql.query(
      `UPDATE notice SET sent_at = $2, due_at = NULL, content = NULL, address_hash = $3 WHERE id = ANY ($1::uuid[])`,
      [ids, now, this.hashOf(to)],
    );
  }

  async tryAgain(sql: EntityManager, ids: readonly string[], at: Date): Promise<void> {
    await sql.query('UPDATE notice SET due_at = $2 WHERE id = ANY ($1::uuid[])', [ids, at]);
  }

  /** Kept for whoever looks into it. */
  async giveUp(sql: EntityManager, ids: readonly string[], now: Date, to: string | undefined): Promise<void> {
    await sql.query(
      'UPDATE notice SET due_at = NULL, given_up_at = $2, address_hash = $3 WHERE id = ANY ($1::uuid[])',
      [ids, now, this.hashOf(to)],
    );
  }

  /** A reminder waits from its day on. */
  async counts(sql: EntityManager, now: Date): Promise<{ waiting: number; dead: number }> {
    const [row] = await sql.query<{ waiting: number; dead: number }[]>(
      `SELECT count(*) FILTER (WHERE due_at <= $1)::integer AS waiting,
              count(*) FILTER (WHERE due_at IS NULL)::integer AS dead FROM notice WHERE sent_at IS NULL`,
      [new Date(now.getTime() + LEASE_MS)],
    );
    return row!;
  }

  private hashOf(address: string | undefined): string | null {
    return address === undefined ? null : addressHashes(this.hashes, address)[0]!;
  }
}

const ADD = `
  INSERT INTO notice (id, application_id, about, kind, cause, resident_id, language, created_at, due_at, content)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9) ON CONFLICT (about, kind, cause) DO NOTHING
  RETURNING id`;

const CLAIM = `
  UPDATE notice SET attempts = attempts + 1, due_at = $2 WHERE id = (
    SELECT id FROM notice WHERE due_at <= $1 AND kind = ANY ($3) ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING id, application_id, about, kind, cause, resident_id, language, attempts, content`;
