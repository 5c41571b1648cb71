import type { Invitation, Role } from '#intake';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Undelivered } from '../../notifications/undelivered.js';
import { Invitations } from '../../participants/invitations.js';

export interface ShownInvitation extends Invitation {
  isOpen: boolean;
  /** The mail that asks was given up. */
  isLost: boolean;
}

/** Query: who else was asked for a part of a person's answers, and what came of it. */
@Injectable()
export class AskedOthers {
  constructor(
    private readonly dataSource: DataSource,
    private readonly invitations: Invitations,
    private readonly undelivered: Undelivered,
  ) {}

  async list(applicationId: string, residentId: string): Promise<Invitation[]> {
    const all = await this.invitations.listOf(this.dataSource.manager, applicationId);
    return all.filter((one) => one.residentId === residentId);
  }

  async show(applicationId: string, residentId: string): Promise<ShownInvitation[]> {
    const own = await this.list(applicationId, residentId);
    const lost = await this.undelivered.lostInvitations(this.dataSource.manager, applicationId);
    return own.map((one) => ({ ...one, isOpen: this.invitations.isOpen(one), isLost: lost.has(one.invitationId) }));
  }

  /** Who can still answer, and has not. */
  async waitingFor(applicationId: string, residentId: string): Promise<Role[]> {
    const shown = await this.show(applicationId, residentId);
    return shown
      .filter(({ answeredAt, isOpen, isLost }) => answeredAt === undefined && isOpen && !isLost)
      .map(({ role }) => role);
  }
}
