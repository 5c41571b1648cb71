import type { Clock } from '#clock';
import type { Invitation, Role } from '#intake';
import type { KeyedHashes } from '#secrecy';
import { Inject, Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Sealed } from '../ground/sealed.js';
import { CLOCK, HASHES } from '../ground/tokens.js';

interface InvitationRow {
  id: string;
  application_id: string;
  resident_id: string;
  role: Role;
  invited_at: Date;
  answered_at: Date | null;
  withdrawn_at: Date | null;
  content: Buffer;
}

type InvitationContent = Pick<Invitation, 'address' | 'statements'>;

const LINK = 'invitation link';
const VALID_MS = 30 * 86_400_000;
const COLUMNS = 'i.id, i.application_id, i.resident_id, i.role, i.invited_at, i.answered_at, i.withdrawn_at, i.content';

/** Invitations and what came of them. Links are keyed hashes, addresses and answers sealed with the resident's key. */
@Injectable()
export class Invitations {
  constructor(
    private readonly sealed: Sealed,
    @Inject(HASHES) private readonly hashes: KeyedHashes,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async save(sql: EntityManager, invitation: Invitation): Promise<void> {
    const { invitationId, applicationId, residentId, role, invitedAt, answeredAt, withdrawnAt } = invitation;
    const { address, statements } = invitation;
    const content: InvitationContent = { address, statements };
    await sql.query(
      `INSERT INTO invitation (id, application_id, resident_id, role, invited_at, answered_at, withdrawn_at, content)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (id) DO UPDATE SET invited_at = excluded.invited_at, answered_at = excluded.answered_at,
         withdrawn_at = excluded.withdrawn_at, content = excluded.content`,
      [
        invitationId,
        applicationId,
        residentId,
        role,
        invitedAt,
        answeredAt ?? null,
        withdrawnAt ?? null,
        await this.sealed.seal(residentId, placeOf({ id: invitationId }), content),
      ],
    );
  }

  /** Of all persons of an application, oldest first. */
  async listOf(sql: EntityManager, applicationId: string): Promise<Invitation[]> {
    const rows = await sql.query<InvitationRow[]>(
      `SELECT ${COLUMNS} FROM invitation i WHERE i.application_id = $1 ORDER BY i.id`,
      [applicationId],
    );
    return this.sealed.openRows(rows, placeOf, invitationOf);
  }

  async find(sql: EntityManager, invitationId: string): Promise<Invitation | undefined> {
    const rows = await sql.query<InvitationRow[]>(`SELECT ${COLUMNS} FROM invitation i WHERE i.id = $1`, [
      invitationId,
    ]);
    return (await this.sealed.openRows(rows, placeOf, invitationOf))[0];
  }

  /** What a link opens: until it is withdrawn, and for thirty days from when it was sent. */
  async findByToken(sql: EntityManager, token: string): Promise<Invitation | undefined> {
    const rows = await sql.query<InvitationRow[]>(
      `SELECT ${COLUMNS} FROM invitation_link l JOIN invitation i ON i.id = l.invitation_id
        WHERE l.hash = ANY($1::text[]) AND l.issued_at > $2 AND i.withdrawn_at IS NULL`,
      [this.hashes.all(LINK, token), new Date(this.clock.now().getTime() - VALID_MS)],
    );
    return (await this.sealed.openRows(rows, placeOf, invitationOf))[0];
  }

  /** The token of a new link, for the mail that is about to be sent. */
  async issueLink(sql: EntityManager, invitationId: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await sql.query('INSERT INTO invitation_link (hash, invitation_id, issued_at) VALUES ($1, $2, $3)', [
      this.hashes.of(LINK, token),
      invitationId,
      this.clock.now(),
    ]);
    return token;
  }

  isOpen({ invitedAt, withdrawnAt }: Invitation): boolean {
    return withdrawnAt === undefined && Date.parse(invitedAt) + VALID_MS > this.clock.now().getTime();
  }
}

const placeOf = ({ id }: Pick<InvitationRow, 'id'>): string => `invitation/${id}`;

function invitationOf(row: InvitationRow, content: InvitationContent): Invitation {
  return {
    invitationId: row.id,
    applicationId: row.application_id,
    residentId: row.resident_id,
    role: row.role,
    invitedAt: row.invited_at.toISOString(),
    answeredAt: row.answered_at?.toISOString(),
    withdrawnAt: row.withdrawn_at?.toISOString(),
    ...content,
  };
}
