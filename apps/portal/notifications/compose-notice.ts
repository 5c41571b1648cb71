import type { Settings } from '#settings';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Applications } from '../applications/applications.js';
import { Invitations } from '../participants/invitations.js';
import { ReturnLinks, type LinkPurpose } from '../sessions/return-links.js';
import { SETTINGS } from '../ground/tokens.js';
import { ComposeDayMail } from './compose-day-mail.js';
import { mailOf, type AtOnceKind, type Letter } from '#mails';
import type { ClaimedNotice } from './notices.js';
import type { DueMail } from './notice-queue.js';

const PURPOSES: Partial<Record<AtOnceKind, LinkPurpose>> = { draftSaved: 'open', newCode: 'newCode' };

/** Makes the mail of a notice. A link's token is made with it: until then there is none, and none is stored. */
@Injectable()
export class ComposeNotice {
  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl'>,
    private readonly dataSource: DataSource,
    private readonly applications: Applications,
    private readonly links: ReturnLinks,
    private readonly invitations: Invitations,
    private readonly composeDayMail: ComposeDayMail,
  ) {}

  /** Undefined where the news is none any longer. */
  run(mail: DueMail): Promise<Letter | undefined> {
    return 'notice' in mail ? this.ofNotice(mail.notice) : this.composeDayMail.run(mail.letter);
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
    const link = token === undefined ? `${publicUrl}/continue` : `${publicUrl}/return/${token}`;
    return { id, to: address, ...mailOf({ kind, language, references, link, hasWayIn: token !== undefined }) };
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
}
