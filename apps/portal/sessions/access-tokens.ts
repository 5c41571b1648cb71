import { keyedHash } from '#secrecy';
import { Inject, Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { HASH_KEY } from '../tokens.js';
import { normalCode } from './readable-code.js';

/** Access tokens, 256 bits each. Only keyed hashes are stored: who reads the table can open nothing. */
@Injectable()
export class AccessTokens {
  constructor(@Inject(HASH_KEY) private readonly hashKey: Buffer) {}

  async issue(sql: EntityManager, applicationId: string, now: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await sql.query('INSERT INTO access_token (hash, application_id, issued_at) VALUES ($1, $2, $3)', [
      this.tokenHash(token),
      applicationId,
      now,
    ]);
    return token;
  }

  /** The application that a token opens. */
  async find(sql: EntityManager, token: string): Promise<string | undefined> {
    const rows = await sql.query<{ application_id: string }[]>(
      'SELECT application_id FROM access_token WHERE hash = $1',
      [this.tokenHash(token)],
    );
    return rows[0]?.application_id;
  }

  /** Opens nothing from now on. */
  async revoke(sql: EntityManager, token: string): Promise<void> {
    await sql.query('DELETE FROM access_token WHERE hash = $1', [this.tokenHash(token)]);
  }

  async revokeAll(sql: EntityManager, applicationId: string): Promise<void> {
    await sql.query('DELETE FROM access_token WHERE application_id = $1', [applicationId]);
  }

  codeHash(accessCode: string): string {
    return keyedHash(this.hashKey, 'access code', normalCode(accessCode));
  }

  private tokenHash(token: string): string {
    return keyedHash(this.hashKey, 'access token', token);
  }
}
