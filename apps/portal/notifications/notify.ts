import { danishDate, type Clock } from '#clock';
import type { Contracts } from '#contracts';
import { addressOf, applicantOf, type Application, type Invitation, type Person, type Role } from '#intake';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { addressHash } from '../applications/address-hash.js';
import { Applications } from '../applications/applications.js';
import { CLOCK, CONTRACTS, HASH_KEY } from '../ground/tokens.js';
import { GatheredNotices } from './gathered-notices.js';
import { LimitDraftMails } from './limit-draft-mails.js';
import type { AtOnceKind, Gathered, Notice } from './notice.js';
import { Notices } from './notices.js';
import { draftReminders } from './reminders.js';

const MINUTE_MS = 60_000;

type Caused = Pick<Notice, 'about' | 'kind' | 'cause'>;

/** Tells people by mail of what happened; within the transaction in which it happens. Who gave no address is told nothing. */
@Injectable()
export class Notify {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(HASH_KEY) private readonly hashKey: Buffer,
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly notices: Notices,
    private readonly gathered: GatheredNotices,
    private readonly applications: Applications,
    private readonly limitDraftMails: LimitDraftMails,
  ) {}

  /** Once for each address that the draft has had: whoever mistyped theirs gets the mail after they mended it. */
  async draftSaved(sql: EntityManager, application: Application): Promise<void> {
    const address = addressOf(application);
    if (address === undefined || application.submittedAt !== undefined) return;
    const cause = `address ${addressHash(this.hashKey, address)}`;
    await this.tellOfDraft(sql, application, cause);
  }

  /** Who leaves a draft gets a way back, once a day. */
  async left(sql: EntityManager, application: Application): Promise<void> {
    if (application.submittedAt !== undefined) return;
    await this.tellOfDraft(sql, application, `left ${this.clock.now().toISOString().slice(0, 10)}`);
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

  /** To an employer or a school; it says neither who asks nor whom it is about. Where it has to wait, for how many seconds. */
  async invited(sql: EntityManager, application: Application, invitation: Invitation): Promise<number | undefined> {
    const { applicationId, invitationId, residentId, invitedAt, address } = invitation;
    const wait = await this.limitDraftMails.count(sql, application, address);
    if (wait !== undefined) return wait;
    const language = await this.applications.languageOf(sql, applicationId);
    const caused = { about: invitationId, kind: 'invited', cause: `asked ${invitedAt}` } as const;
    const content = { address, references: [] };
    await this.notices.add(sql, { ...caused, applicationId, residentId, language, content }, this.clock.now());
    return undefined;
  }

  /** An employer or a school that was asked has answered; told with the other news of the day. */
  async answered(sql: EntityManager, application: Application, person: Person, role: Role, at: string): Promise<void> {
    if (addressOf(application, person) === undefined) return;
    await this.gather(sql, [
      {
        applicationId: application.applicationId,
        residentId: person.residentId,
        about: person.caseId ?? application.applicationId,
        kind: role === 'employer' ? 'employerAnswered' : 'schoolAnswered',
        cause: `answered ${at}`,
      },
    ]);
  }

  /** News waits a little for more, so that what comes together is one mail. */
  async gather(sql: EntityManager, news: readonly Omit<Gathered, 'dueAt'>[]): Promise<void> {
    const now = this.clock.now();
    const dueAt = new Date(now.getTime() + this.contracts.reminders.gather * MINUTE_MS);
    await this.gathered.add(
      sql,
      news.map((one) => ({ ...one, dueAt })),
      now,
    );
  }

  /** A draft was touched: its reminders count from today. */
  async touched(sql: EntityManager, application: Application): Promise<void> {
    const { applicationId } = application;
    const now = this.clock.now();
    await this.applications.touch(sql, applicationId, now);
    const applicant = applicantOf(application);
    if (addressOf(application) === undefined) return;
    const reminders = draftReminders(this.contracts.reminders, danishDate(now));
    const whose = { applicationId, residentId: applicant.residentId, about: applicationId };
    await this.gathered.add(
      sql,
      reminders.map(({ kind, cause, at }) => ({ ...whose, kind, cause, dueAt: at })),
      now,
    );
  }

  /** Not where too many such mails have gone to the address: what could not be told now is told when the draft is saved later. */
  private async tellOfDraft(sql: EntityManager, application: Application, cause: string): Promise<void> {
    const id = await this.tellApplicant(sql, application, 'draftSaved', cause);
    const address = addressOf(application);
    if (id === undefined || address === undefined) return;
    const wait = await this.limitDraftMails.count(sql, application, address);
    if (wait !== undefined) await this.notices.takeBack(sql, id);
  }

  private async tellApplicant(
    sql: EntityManager,
    application: Application,
    kind: AtOnceKind,
    cause: string,
  ): Promise<string | undefined> {
    const caused = { about: application.applicationId, kind, cause };
    return this.tell(sql, application, [applicantOf(application)], caused);
  }

  /** To the first one's address. The notice's id, where it is a new one. */
  private async tell(
    sql: EntityManager,
    application: Application,
    persons: readonly Person[],
    caused: Caused,
  ): Promise<string | undefined> {
    const { applicationId } = application;
    const { residentId } = persons[0]!;
    const address = addressOf(application, persons[0]);
    if (address === undefined) return undefined;
    const language = await this.applications.languageOf(sql, applicationId);
    const content = { address, references: persons.map(({ reference }) => reference) };
    return this.notices.add(sql, { ...caused, applicationId, residentId, language, content }, this.clock.now());
  }
}
