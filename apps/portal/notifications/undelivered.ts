import type { KeyedHashes } from '#secrecy';
import { addressOf, type Application, type Person, type Role } from '#intake';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Invitations } from '../participants/invitations.js';
import { addressHashes } from '../applications/address-hash.js';
import { HASHES } from '../ground/tokens.js';

/** A mail that was given up, and since when none has come through to where it was sent. */
export interface UndeliveredMail {
  to: 'resident' | Role;
  at: string;
}

/** Query: whom our mails do not reach, for the person who can correct the address. */
@Injectable()
export class Undelivered {
  constructor(
    @Inject(HASHES) private readonly hashes: KeyedHashes,
    private readonly invitations: Invitations,
  ) {}

  /** Of what concerns this person: mails to themselves, and to whom they asked for a part. */
  async listOf(sql: EntityManager, application: Application, person: Person): Promise<UndeliveredMail[]> {
    const at = await this.findOwn(sql, application, person);
    const own: UndeliveredMail[] = at === undefined ? [] : [{ to: 'resident', at }];
    const lost = await this.lostInvitations(sql, application.applicationId);
    const asked = await this.invitations.listOf(sql, application.applicationId);
    const others = asked
      .filter((one) => one.residentId === person.residentId && this.invitations.isOpen(one))
      .filter(({ answeredAt, invitationId }) => answeredAt === undefined && lost.has(invitationId))
      .map(({ role, invitationId }) => ({ to: role, at: lost.get(invitationId)! }));
    return [...own, ...others];
  }

  /** By invitation, when its newest mail was given up. */
  async lostInvitations(sql: EntityManager, applicationId: string): Promise<ReadonlyMap<string, string>> {
    const rows = await sql.query<{ about: string; given_up_at: Date | null; is_open: boolean }[]>(
      `SELECT DISTINCT ON (about) about, given_up_at, due_at IS NOT NULL OR sent_at IS NOT NULL AS is_open FROM notice
        WHERE application_id = $1 AND kind = 'invited' ORDER BY about, created_at DESC`,
      [applicationId],
    );
    const lost = rows.filter(({ given_up_at: at, is_open: isOpen }) => at !== null && !isOpen);
    return new Map(lost.map(({ about, given_up_at: at }) => [about, at!.toISOString()]));
  }

  private async findOwn(sql: EntityManager, application: Application, person: Person): Promise<string | undefined> {
    const address = addressOf(application, person);
    if (address === undefined) return undefined;
    const [row] = await sql.query<{ given_up_at: Date | null; sent_at: Date | null }[]>(
      `SELECT max(given_up_at) FILTER (WHERE due_at IS NULL AND sent_at IS NULL) AS given_up_at, max(sent_at) AS sent_at
         FROM notice WHERE application_id = $1 AND kind <> 'invited' AND address_hash = ANY ($2::text[])`,
      [application.applicationId, addressHashes(this.hashes, address)],
    );
    const { given_up_at: givenUpAt, sent_at: sentAt } = row!;
    return givenUpAt !== null && (sentAt === null || sentAt < givenUpAt) ? givenUpAt.toISOString() : undefined;
  }
}
