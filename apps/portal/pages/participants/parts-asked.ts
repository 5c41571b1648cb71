import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Applications } from '../../applications/applications.js';
import { Invitations } from '../../participants/invitations.js';
import { Drafts } from '../application/drafts.js';
import type { AskedField, Invitation } from '#intake';
import { askedOf } from '../application/asked-of-others.js';
import { fullNameOf } from '../visit/person-name.js';

/** All that somebody who was asked gets to see: whose part it is, and their own questions. */
export interface PartAsked {
  /** What opened it. */
  token: string;
  invitation: Invitation;
  name: string;
  fields: readonly AskedField[];
}

@Injectable()
export class PartsAsked {
  constructor(
    private readonly dataSource: DataSource,
    private readonly applications: Applications,
    private readonly invitations: Invitations,
    private readonly drafts: Drafts,
  ) {}

  /** Undefined for a link that opens nothing (any longer). */
  async find(token: string | undefined): Promise<PartAsked | undefined> {
    if (token === undefined) return undefined;
    const { manager } = this.dataSource;
    const invitation = await this.invitations.findByToken(manager, token);
    if (!invitation) return undefined;
    const application = await this.applications.get(manager, invitation.applicationId);
    const place = application.persons.findIndex(({ residentId }) => residentId === invitation.residentId);
    if (place < 0) return undefined;
    const draft = await this.drafts.asked(application, place);
    return { token, invitation, name: fullNameOf(draft.person) ?? '', fields: askedOf(invitation.role, draft) };
  }
}
