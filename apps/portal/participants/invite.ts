import type { Clock } from '#clock';
import { ProblemError } from '#http';
import type { Invitation, Role } from '#intake';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { Applications } from '../applications/applications.js';
import { Happenings } from '../ground/happenings.js';
import { CLOCK } from '../ground/tokens.js';
import { Invitations } from './invitations.js';

/** Mails to somebody who did not ask for them. */
const MOST_A_DAY = 5;
const DAY_MS = 86_400_000;

/** Commands: asks an employer or a school for its part, asks again, and takes the asking back. */
@Injectable()
export class Invite {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly dataSource: DataSource,
    private readonly applications: Applications,
    private readonly invitations: Invitations,
    private readonly happenings: Happenings,
  ) {}

  /** An open invitation for the same part is withdrawn by it: of two addresses the last one counts. */
  async run(applicationId: string, residentId: string, role: Role, address: string): Promise<void> {
    await this.dataSource.transaction(async (sql) => {
      const application = await this.applications.lock(sql, applicationId);
      if (!application.persons.some((person) => person.residentId === residentId)) throw new ProblemError('notFound');
      const earlier = await this.invitations.listOf(sql, applicationId);
      this.refuseMany(earlier);
      const invitedAt = this.clock.now().toISOString();
      for (const one of earlier)
        if (one.residentId === residentId && one.role === role && one.withdrawnAt === undefined)
          await this.invitations.save(sql, { ...one, withdrawnAt: invitedAt });
      const invitationId = uuidV7();
      const invitation = { invitationId, applicationId, residentId, role, invitedAt, address, statements: {} };
      await this.invitations.save(sql, invitation);
      await this.happenings.tell(sql, { kind: 'invited', application, invitation });
    });
  }

  async again(applicationId: string, invitationId: string): Promise<void> {
    await this.dataSource.transaction(async (sql) => {
      const application = await this.applications.lock(sql, applicationId);
      const invitation = await this.own(sql, applicationId, invitationId);
      if (invitation.withdrawnAt !== undefined) throw new ProblemError('conflict');
      this.refuseMany(await this.invitations.listOf(sql, applicationId));
      const sent = { ...invitation, invitedAt: this.clock.now().toISOString() };
      await this.invitations.save(sql, sent);
      await this.happenings.tell(sql, { kind: 'invited', application, invitation: sent });
    });
  }

  /** The link opens nothing from then on; what was answered through it stays said. */
  async withdraw(applicationId: string, invitationId: string): Promise<void> {
    await this.dataSource.transaction(async (sql) => {
      await this.applications.lock(sql, applicationId);
      const invitation = await this.own(sql, applicationId, invitationId);
      if (invitation.withdrawnAt !== undefined) return;
      await this.invitations.save(sql, { ...invitation, withdrawnAt: this.clock.now().toISOString() });
    });
  }

  private async own(sql: EntityManager, applicationId: string, invitationId: string): Promise<Invitation> {
    const all = await this.invitations.listOf(sql, applicationId);
    const own = all.find((one) => one.invitationId === invitationId);
    if (!own) throw new ProblemError('notFound');
    return own;
  }

  private refuseMany(invitations: readonly Invitation[]): void {
    const since = this.clock.now().getTime() - DAY_MS;
    const recent = invitations.filter(({ invitedAt }) => Date.parse(invitedAt) > since);
    if (recent.length >= MOST_A_DAY)
      throw new ProblemError('tooManyAttempts', { headers: { 'retry-after': String(DAY_MS / 1000) } });
  }
}
