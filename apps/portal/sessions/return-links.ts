import type { KeyedHashes } from '#secrecy';
import type { Clock } from '#clock';
import { addressOf, applicantOf, type Application } from '#intake';
import { Inject, Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { addressHashes } from '../applications/address-hash.js';
import { CLOCK, HASHES } from '../ground/tokens.js';

export type LinkPurpose = 'open' | 'newCode';

export interface ReturnLink {
  /** Under which it may be kept; newest first. */
  hashes: readonly string[];
  applicationId: string;
  purpose: LinkPurpose;
  addressHash: string;
}

interface LinkRow {
  application_id: string;
  purpose: LinkPurpose;
  address_hash: string;
}

const LINK = 'return link';
const VALID_MS = 30 * 86_400_000;
/**
 * Wrong dates of birth in as many days as a link is valid, from links to one address. After them none of these opens the
 * application; the code does, and so do links to an address that was corrected since.
 */
const MOST_MISSES = 10;

/**
 * Links in mails: 256 bits, valid once and for 30 days, for the address that they were sent to. Whoever reads somebody
 * else's mail, or mail to a mistyped address, would get in by a link alone: it opens for who knows the applicant's date
 * of birth as well, and none is made before that is known.
 */
@Injectable()
export class ReturnLinks {
  constructor(
    @Inject(HASHES) private readonly hashes: KeyedHashes,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The token; undefined where no link would open the application. */
  async issue(
    sql: EntityManager,
    application: Application,
    purpose: LinkPurpose,
    address: string,
  ): Promise<string | undefined> {
    const { applicationId } = application;
    const sentTo = addressHashes(this.hashes, address);
    if (birthDateOf(application) === undefined || (await this.isBarred(sql, applicationId, sentTo))) return undefined;
    const token = randomBytes(32).toString('base64url');
    await sql.query(
      'INSERT INTO return_link (hash, application_id, purpose, address_hash, issued_at) VALUES ($1, $2, $3, $4, $5)',
      [this.hashes.of(LINK, token), applicationId, purpose, sentTo[0], this.clock.now()],
    );
    return token;
  }

  /** A link that may still be used; who locks it uses it alone. */
  async find(sql: EntityManager, token: string, locking: '' | 'FOR UPDATE' = ''): Promise<ReturnLink | undefined> {
    const hashes = this.hashes.all(LINK, token);
    const [row] = await sql.query<LinkRow[]>(
      `SELECT application_id, purpose, address_hash FROM return_link
        WHERE hash = ANY ($1::text[]) AND used_at IS NULL AND ended_at IS NULL AND issued_at > $2 ${locking}`,
      [hashes, this.validSince()],
    );
    if (!row || (await this.isBarred(sql, row.application_id, this.hashes.upFrom(row.address_hash)))) return undefined;
    return { hashes, applicationId: row.application_id, purpose: row.purpose, addressHash: row.address_hash };
  }

  /** It was sent to where the applicant is reached now: a corrected address ends the links to the wrong one. */
  isFor(link: ReturnLink, application: Application): boolean {
    const address = addressOf(application);
    return address !== undefined && addressHashes(this.hashes, address).includes(link.addressHash);
  }

  /** Whoever reads mail to this address has opened the application by it. */
  async wasOpened(sql: EntityManager, { applicationId }: Application, address: string): Promise<boolean> {
    const rows = await sql.query<unknown[]>(
      'SELECT 1 FROM return_link WHERE application_id = $1 AND address_hash = ANY ($2::text[]) AND used_at IS NOT NULL LIMIT 1',
      [applicationId, addressHashes(this.hashes, address)],
    );
    return rows.length > 0;
  }

  async use(sql: EntityManager, { hashes }: ReturnLink): Promise<void> {
    await sql.query('UPDATE return_link SET used_at = $2 WHERE hash = ANY ($1::text[])', [hashes, this.clock.now()]);
  }

  /** Those that were mailed until now: whoever has a new code has no use for them, and whoever else has one, no right. */
  async endAll(sql: EntityManager, applicationId: string): Promise<void> {
    await sql.query('UPDATE return_link SET ended_at = $2 WHERE application_id = $1 AND ended_at IS NULL', [
      applicationId,
      this.clock.now(),
    ]);
  }

  async miss(sql: EntityManager, { hashes }: ReturnLink): Promise<void> {
    await sql.query('UPDATE return_link SET misses = misses + 1 WHERE hash = ANY ($1::text[])', [hashes]);
  }

  private async isBarred(sql: EntityManager, applicationId: string, sentTo: readonly string[]): Promise<boolean> {
    const [row] = await sql.query<{ misses: number }[]>(
      `SELECT coalesce(sum(misses), 0)::integer AS misses FROM return_link
        WHERE application_id = $1 AND address_hash = ANY ($2::text[]) AND issued_at > $3`,
      [applicationId, sentTo, this.validSince()],
    );
    return row!.misses >= MOST_MISSES;
  }

  private validSince(): Date {
    return new Date(this.clock.now().getTime() - VALID_MS);
  }
}

/** Whole, as only a whole one tells people apart. */
export function birthDateOf(application: Application): string | undefined {
  const value = applicantOf(application).statements['identity.birthDate']?.value;
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;
}
