import type { Clock } from '#clock';
import { keyedHash } from '#secrecy';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { applicantOf, type Application, type Person } from '../applications/application.js';
import { Applications } from '../applications/applications.js';
import type { Invitation } from '../participants/invitation.js';
import { CLOCK, HASH_KEY } from '../tokens.js';
import { addressOf, normalAddress } from './contact.js';
import type { Notice, NoticeKind } from './notice.js';
import { Notices } from './notices.js';

type Caused = Pick<Notice, 'about' | 'kind' | 'cause'>;

/** Tells people by mail of what happened; within the transaction in which it happens. Who gave no address is told nothing. */
@Injectable()
export class Notify {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(HASH_KEY) private readonly hashKey: Buffer,
    private readonly notices: Notices,
    private readonly applications: Applications,
  ) {}

  /** Once for each address that the draft has had: whoever mistyped theirs gets the mail after they mended it. */
  async draftSaved(sql: EntityManager, application: Application): Promise<void> {
    const address = addressOf(application);
    if (address === undefined || application.submittedAt !== undefined) return;
    const cause = `address ${keyedHash(this.hashKey, 'address', normalAddress(address))}`;
    await this.tellApplicant(sql, application, 'draftSaved', cause);
  }

  /** Who leaves a draft gets a way back, once a day. */
  async left(sql: EntityManager, application: Application): Promise<void> {
    if (application.submittedAt !== undefined) return;
    await this.tellApplicant(sql, application, 'draftSaved', `left ${this.clock.now().toISOString().slice(0, 10)}`);
  }

  async newCode(sql: EntityManager, application: Application): Promise<void> {
    await this.tellApplicant(sql, application, 'newCode', `asked ${uuidV7()}`);
  }

  /** A mail for each address, with the references of all whom it is for. */
  async received(sql: EntityManager, application: Application): Promise<void> {
    const byAddress = new Map<string, Person[]>();
    for (const person of application.persons) {
      const address = addressOf(application, person);
      if (address !== undefined) byAddress.set(address, [...(byAddress.get(address) ?? []), person]);
    }
    for (const persons of byAddress.values()) {
      const about = persons[0]!.caseId!;
      await this.tell(sql, application, persons, { about, kind: 'received', cause: 'submission' });
    }
  }

  /** To an employer or a school; it says neither who asks nor whom it is about. */
  async invited(sql: EntityManager, invitation: Invitation): Promise<void> {
    const { applicationId, invitationId, residentId, invitedAt, address } = invitation;
    const language = await this.applications.languageOf(sql, applicationId);
    const caused = { about: invitationId, kind: 'invited', cause: `asked ${invitedAt}` } as const;
    const content = { address, references: [] };
    await this.notices.add(sql, [{ ...caused, applicationId, residentId, language, content }], this.clock.now());
  }

  async news(
    sql: EntityManager,
    application: Application,
    person: Person,
    kind: NoticeKind,
    cause: string,
  ): Promise<void> {
    await this.tell(sql, application, [person], { about: person.caseId!, kind, cause });
  }

  private async tellApplicant(
    sql: EntityManager,
    application: Application,
    kind: NoticeKind,
    cause: string,
  ): Promise<void> {
    await this.tell(sql, application, [applicantOf(application)], { about: application.applicationId, kind, cause });
  }

  /** To the first one's address. */
  private async tell(
    sql: EntityManager,
    application: Application,
    persons: readonly Person[],
    caused: Caused,
  ): Promise<void> {
    const { applicationId } = application;
    const { residentId } = persons[0]!;
    const address = addressOf(application, persons[0]);
    if (address === undefined) return;
    const language = await this.applications.languageOf(sql, applicationId);
    const content = { address, references: persons.map(({ reference }) => reference) };
    await this.notices.add(sql, [{ ...caused, applicationId, residentId, language, content }], this.clock.now());
  }
}
