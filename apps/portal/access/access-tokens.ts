import type { Clock } from '#clock';
import { sameAsOne, type KeyedHashes } from '#secrecy';
import { Inject, Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { CLOCK, HASHES, SETTINGS } from '../ground/tokens.js';
import { normalCode } from './readable-code.js';
import { endedBefore, hasEnded, type SessionLimits, type ShownBy, type TokenKind } from './session-end.js';

/** A token as somebody shows it. */
export interface ShownToken {
  token: string;
  by: ShownBy;
}

interface TokenRow {
  application_id: string;
  kind: TokenKind;
  issued_at: Date;
  seen_at: Date;
}

const CODE = 'access code';
const TOKEN = 'access token';
/** That it is in use is written down no more often. */
const NOTED_EVERY_MS = 60_000;

/** Access tokens, 256 bits each. Only keyed hashes are stored: who reads the table can open nothing. */
@Injectable()
export class AccessTokens {
  constructor(
    @Inject(HASHES) private readonly hashes: KeyedHashes,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly limits: SessionLimits,
  ) {}

  async issue(sql: EntityManager, applicationId: string, kind: TokenKind): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    await sql.query(
      `DELETE FROM access_token WHERE (kind = 'api' AND issued_at <= $1) OR (kind = 'browser' AND issued_at <= $2)`,
      [endedBefore('api', this.limits, now), endedBefore('browser', this.limits, now)],
    );
    await sql.query(
      'INSERT INTO access_token (hash, application_id, kind, issued_at, seen_at) VALUES ($1, $2, $3, $4, $4)',
      [this.hashes.of(TOKEN, token), applicationId, kind, now],
    );
    return token;
  }

  /** The application that a token opens. Somebody is here: what a browser holds stays open for another while. */
  async find(sql: EntityManager, shown: ShownToken): Promise<string | undefined> {
    const row = await this.read(sql, shown);
    const now = this.clock.now();
    if (row && now.getTime() - row.seen_at.getTime() >= NOTED_EVERY_MS)
      await sql.query('UPDATE access_token SET seen_at = $2 WHERE hash = ANY ($1::text[])', [
        this.hashesOf(shown.token),
        now,
      ]);
    return row?.application_id;
  }

  /** The same for what goes on by itself, with nobody there. */
  async look(sql: EntityManager, shown: ShownToken): Promise<string | undefined> {
    return (await this.read(sql, shown))?.application_id;
  }

  /** Opens nothing from now on. */
  async revoke(sql: EntityManager, token: string): Promise<void> {
    await sql.query('DELETE FROM access_token WHERE hash = ANY ($1::text[])', [this.hashesOf(token)]);
  }

  /** Another one takes its place in this browser. A program's stays: it may be at work elsewhere. */
  async endSession(sql: EntityManager, token: string): Promise<void> {
    await sql.query(`DELETE FROM access_token WHERE hash = ANY ($1::text[]) AND kind = 'browser'`, [
      this.hashesOf(token),
    ]);
  }

  async revokeAll(sql: EntityManager, applicationId: string): Promise<void> {
    await sql.query('DELETE FROM access_token WHERE application_id = $1', [applicationId]);
  }

  codeHash(accessCode: string): string {
    return this.hashes.of(CODE, normalCode(accessCode));
  }

  /** Whether it is the code that was kept so. */
  isCode(accessCode: string, hash: string): boolean {
    return sameAsOne(hash, this.hashes.all(CODE, normalCode(accessCode)));
  }

  /** By what uses of one token are counted. */
  nameOf(token: string): string {
    return this.hashes.name(TOKEN, token);
  }

  private hashesOf(token: string): string[] {
    return this.hashes.all(TOKEN, token);
  }

  private async read(sql: EntityManager, { token, by }: ShownToken): Promise<TokenRow | undefined> {
    const [row] = await sql.query<TokenRow[]>(
      'SELECT application_id, kind, issued_at, seen_at FROM access_token WHERE hash = ANY ($1::text[])',
      [this.hashesOf(token)],
    );
    if (!row) return undefined;
    const issued = { kind: row.kind, issuedAt: row.issued_at, seenAt: row.seen_at };
    return hasEnded(issued, by, this.limits, this.clock.now()) ? undefined : row;
  }
}
