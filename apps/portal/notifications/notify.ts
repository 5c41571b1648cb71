import type { KeyedHashes } from '#secrecy';
import type { Clock } from '#clock';
import { ProblemError } from '#http';
import { addressOf, applicantOf, type Application, type Person } from '#intake';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { addressHashes } from '../applications/address-hash.js';
import { Applications } from '../applications/applications.js';
import type { Happening, Listener } from '../ground/happenings.js';
import { CLOCK, HASHES } from '../ground/tokens.js';
import { LimitDraftMails } from './limit-draft-mails.js';
import type { AtOnceKind, Notice } from '#mails';
import { Notices } from './notices.js';

type Of<K extends Happening['kind']> = Extract<Happening, { kind: K }>;
type Caused = Pick<Notice, 'about' | 'kind' | 'cause'>;

/** Tells people at once, by a mail of its own, of what happened. Who gave no address is told nothing. */
@Injectable()
export class Notify implements Listener {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(HASHES) private readonly hashes: KeyedHashes,
    private readonly notices: Notices,
    private readonly applications: Applications,
    private readonly limitDraftMails: LimitDraftMails,
  ) {}

  async handle(sql: EntityManager, happening: Happening): Promise<void> {
    switch (happening.kind) {
      case 'draftChanged':
        return this.draftSaved(sql, happening.application);
      case 'draftLeft':
        return this.left(sql, happening.application);
      case 'codeAskedFor':
        return void (await this.tellApplicant(sql, happening.application, 'newCode', `asked ${uuidV7()}`));
      case 'submitted':
        return this.received(sql, happening.application);
      case 'invited':
        return this.invited(sql, happening);
      default:
        return; // news and reminders are gathered for the mail of a day, and have listeners of their own
    }
  }

  /** Once for each address that the draft has had: whoever mistyped theirs gets the mail after they mended it. */
  private async draftSaved(sql: EntityManager, application: Application): Promise<void> {
    const address = addressOf(application);
    if (address === undefined || application.submittedAt !== undefined) return;
    const causes = addressHashes(this.hashes, address).map((hash) => `address ${hash}`);
    const { applicationId: about } = application;
    if (await this.notices.isThere(sql, { about, kind: 'draftSaved', causes })) return;
    await this.tellOfDraft(sql, application, causes[0]!);
  }

  /** Who leaves a draft gets a way back, once a day. */
  private async left(sql: EntityManager, application: Application): Promise<void> {
    if (application.submittedAt !== undefined) return;
    await this.tellOfDraft(sql, application, `left ${this.clock.now().toISOString().slice(0, 10)}`);
  }

  /** A mail for each address, with the references of all whom it is for. */
  private async received(sql: EntityManager, application: Application): Promise<void> {
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

  /** To an employer or a school; it says neither who asks nor whom it is about. @throws ProblemError 429 where it has to wait */
  private async invited(sql: EntityManager, { application, invitation }: Of<'invited'>): Promise<void> {
    const { applicationId, invitationId, residentId, invitedAt, address } = invitation;
    const wait = await this.limitDraftMails.count(sql, application, address);
    if (wait !== undefined) throw new ProblemError('tooManyAttempts', { headers: { 'retry-after': String(wait) } });
    const language = await this.applications.languageOf(sql, applicationId);
    const caused = { about: invitationId, kind: 'invited', cause: `asked ${invitedAt}` } as const;
    const content = { address, references: [] };
    await this.notices.add(sql, { ...caused, applicationId, residentId, language, content }, this.clock.now());
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
