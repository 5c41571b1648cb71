import { ProblemError } from '#http';
import type { Application, Invitation, Role } from '#intake';
import { textsInBoth } from '#texts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { Transactions } from '../applications/transactions.js';
import { Invitations } from './invitations.js';

const { notInvited } = textsInBoth('restrictionProblem');

/** Mails to somebody who did not ask for them. */
const MOST_A_DAY = 5;
const DAY_MS = 86_400_000;

/** Commands: asks an employer or a school for its part, asks again, and takes the asking back. */
@Injectable()
export class Invite {
  constructor(
    private readonly transactions: Transactions,
    private readonly invitations: Invitations,
  ) {}

  /** An open invitation for the same part is withdrawn by it: of two addresses the last one counts. */
  async run(applicationId: string, residentId: string, role: Role, address: string): Promise<void> {
    await this.transactions.onApplication(applicationId, async (work, application) => {
      const { sql } = work;
      refuseRestricted(application);
      if (!application.persons.some((person) => person.residentId === residentId)) throw new ProblemError('notFound');
      const earlier = await this.invitations.listOf(sql, applicationId);
      const invitedAt = work.now();
      refuseMany(earlier, invitedAt);
      for (const one of earlier)
        if (one.residentId === residentId && one.role === role && one.withdrawnAt === undefined)
          await this.invitations.save(sql, { ...one, withdrawnAt: invitedAt });
      const invitationId = uuidV7();
      const invitation = { invitationId, applicationId, residentId, role, invitedAt, address, statements: {} };
      await this.invitations.save(sql, invitation);
      await work.tell({ kind: 'invited', application, invitation });
    });
  }

  async again(applicationId: string, invitationId: string): Promise<void> {
    await this.transactions.onApplication(applicationId, async (work, application) => {
      const { sql } = work;
      refuseRestricted(application);
      const invitation = await this.own(sql, applicationId, invitationId);
      if (invitation.withdrawnAt !== undefined) throw new ProblemError('conflict');
      const sent = { ...invitation, invitedAt: work.now() };
      refuseMany(await this.invitations.listOf(sql, applicationId), sent.invitedAt);
      await this.invitations.save(sql, sent);
      await work.tell({ kind: 'invited', application, invitation: sent });
    });
  }

  /** The link opens nothing from then on; what was answered through it stays said. */
  async withdraw(applicationId: string, invitationId: string): Promise<void> {
    await this.transactions.onApplication(applicationId, async (work) => {
      const invitation = await this.own(work.sql, applicationId, invitationId);
      if (invitation.withdrawnAt !== undefined) return;
      await this.invitations.save(work.sql, { ...invitation, withdrawnAt: work.now() });
    });
  }

  private async own(sql: EntityManager, applicationId: string, invitationId: string): Promise<Invitation> {
    const all = await this.invitations.listOf(sql, applicationId);
    const own = all.find((one) => one.invitationId === invitationId);
    if (!own) throw new ProblemError('notFound');
    return own;
  }
}

function refuseMany(invitations: readonly Invitation[], now: string): void {
  const since = Date.parse(now) - DAY_MS;
  const recent = invitations.filter(({ invitedAt }) => Date.parse(invitedAt) > since);
  if (recent.length >= MOST_A_DAY)
    throw new ProblemError('tooManyAttempts', { headers: { 'retry-after': String(DAY_MS / 1000) } });
}

/** Nothing of it goes to anybody else. */
function refuseRestricted({ restrictedSince }: Pick<Application, 'restrictedSince'>): void {
  if (restrictedSince !== undefined) throw new ProblemError('conflict', { detail: notInvited });
}
