import { addressOf, applicantOf, type Application } from '#intake';
import type { Settings } from '#settings';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Applications } from '../applications/applications.js';
import { Invitations } from '../participants/invitations.js';
import { ReturnLinks, type LinkPurpose } from '../sessions/return-links.js';
import { SETTINGS } from '../ground/tokens.js';
import type { DayLetter } from './day-mail.js';
import type { GatheredRow } from './gathered-notices.js';
import { type AtOnceKind, dayMailWords, type Letter, mailOf, type DayMailEntry, written } from '#mails';
import type { ClaimedNotice } from './notices.js';
import type { DueMail } from './notice-queue.js';

const PURPOSES: Partial<Record<AtOnceKind, LinkPurpose>> = { draftSaved: 'open', newCode: 'newCode' };

/** Makes a mail: a notice's, or the day's. A link's token is made with it: until then there is none, and none is stored. */
@Injectable()
export class ComposeMail {
  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl'>,
    private readonly dataSource: DataSource,
    private readonly applications: Applications,
    private readonly links: ReturnLinks,
    private readonly invitations: Invitations,
  ) {}

  /** Undefined where the news is none any longer. */
  run(mail: DueMail): Promise<Letter | undefined> {
    return 'notice' in mail ? this.ofNotice(mail.notice) : this.ofDay(mail.letter);
  }

  private async ofNotice(notice: ClaimedNotice): Promise<Letter | undefined> {
    const { id, applicationId, kind, language, content } = notice;
    if (!content) return undefined;
    const { publicUrl } = this.settings;
    const { manager } = this.dataSource;
    const { address, references } = content;
    if (kind === 'invited') return this.invitationFor(notice, address);
    const purpose = PURPOSES[kind];
    if (purpose === undefined)
      return { id, to: address, ...mailOf({ kind, language, references, link: `${publicUrl}/case`, hasWayIn: false }) };
    const application = await this.applications.get(manager, applicationId);
    if (kind === 'draftSaved' && application.submittedAt !== undefined) return undefined;
    const token = await this.links.issue(manager, application, purpose, address);
    return {
      id,
      to: address,
      ...mailOf({ kind, language, references, link: this.wayIn(token), hasWayIn: token !== undefined }),
    };
  }

  /** Nobody is asked for what was withdrawn in the meantime. */
  private async invitationFor(notice: ClaimedNotice, to: string): Promise<Letter | undefined> {
    const { id, about, kind, language } = notice;
    const { manager } = this.dataSource;
    const invitation = await this.invitations.find(manager, about);
    if (!invitation || !this.invitations.isOpen(invitation)) return undefined;
    const link = `${this.settings.publicUrl}/part/${await this.invitations.issueLink(manager, about)}`;
    return { id, to, ...mailOf({ kind, language, references: [], link, hasWayIn: true }) };
  }

  /** That there is news, of which kinds and in which cases, and nothing else. Undefined where nobody is reached any longer. */
  private async ofDay({ id, rows: all }: DayLetter): Promise<Letter | undefined> {
    const { manager } = this.dataSource;
    const applications = new Map<string, Application>();
    for (const applicationId of new Set(all.map((row) => row.applicationId))) {
      const application = await this.applications.find(manager, applicationId);
      if (application) applications.set(applicationId, application);
    }
    const rows = all.filter(({ applicationId }) => applications.has(applicationId));
    const [first] = rows;
    const application = first && applications.get(first.applicationId);
    const person = application?.persons.find(({ residentId }) => residentId === first!.residentId);
    const address = person && addressOf(application!, person);
    if (!first || address === undefined) return undefined;
    const language = await this.applications.languageOf(manager, first.applicationId);
    const told = rows.map(({ kind, about, applicationId }): DayMailEntry => {
      const { persons } = applications.get(applicationId)!;
      return { kind, reference: persons.find(({ caseId }) => caseId === about)?.reference };
    });
    return {
      id,
      to: address,
      ...written(dayMailWords(language, told), language, await this.linkOf(rows, applications, address)),
    };
  }

  /** To the cases; where it is about drafts alone, to the oldest of them. */
  private async linkOf(
    rows: readonly GatheredRow[],
    applications: ReadonlyMap<string, Application>,
    address: string,
  ): Promise<string> {
    const { publicUrl } = this.settings;
    const drafts = [...applications.values()].filter(({ submittedAt }) => submittedAt === undefined);
    if (drafts.length < applications.size) return `${publicUrl}/case`;
    const isOwn = rows.some(({ residentId }) => residentId === applicantOf(drafts[0]!).residentId);
    return this.wayIn(isOwn ? await this.links.issue(this.dataSource.manager, drafts[0]!, 'open', address) : undefined);
  }

  private wayIn(token: string | undefined): string {
    const { publicUrl } = this.settings;
    return token === undefined ? `${publicUrl}/continue` : `${publicUrl}/return/${token}`;
  }
}
