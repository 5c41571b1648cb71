import { sameSecret } from '#secrecy';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Applications } from '../applications/applications.js';
import { newAccessCode } from '../access/access-code.js';
import { AccessTokens } from '../access/access-tokens.js';
import { birthDateOf, ReturnLinks } from './return-links.js';
import { ShownCodes } from '../access/shown-codes.js';

/** What came of a link: it opened, the date of birth is another one, or it is no link that works any longer. */
export type OpenedByLink =
  { accessToken: string; applicationId: string; isSubmitted: boolean; hasNewCode: boolean } | 'wrong' | 'gone';

/** Command: opens an application by a link from a mail and the applicant's date of birth, once. */
@Injectable()
export class OpenByLink {
  constructor(
    private readonly dataSource: DataSource,
    private readonly applications: Applications,
    private readonly accessTokens: AccessTokens,
    private readonly links: ReturnLinks,
    private readonly shownCodes: ShownCodes,
  ) {}

  /** Looking uses nothing up: mail scanners look at every link. */
  async isOpen(token: string): Promise<boolean> {
    return (await this.links.find(this.dataSource.manager, token)) !== undefined;
  }

  run(token: string, birthDate: string): Promise<OpenedByLink> {
    return this.dataSource.transaction((sql) => this.open(sql, token, birthDate));
  }

  private async open(sql: EntityManager, token: string, birthDate: string): Promise<OpenedByLink> {
    const seen = await this.links.find(sql, token);
    if (!seen) return 'gone';
    // All links of an application wait here for each other, so that guesses at once are counted one by one.
    const application = await this.applications.lock(sql, seen.applicationId);
    const link = await this.links.find(sql, token, 'FOR UPDATE');
    if (!link || !this.links.isFor(link, application)) return 'gone';
    if (!sameSecret(birthDate, birthDateOf(application) ?? '')) {
      await this.links.miss(sql, link);
      return 'wrong';
    }
    await this.links.use(sql, link);
    const { applicationId, submittedAt } = application;
    const hasNewCode = link.purpose === 'newCode';
    if (hasNewCode) {
      const accessCode = newAccessCode();
      await this.applications.changeCode(sql, applicationId, this.accessTokens.codeHash(accessCode));
      await this.accessTokens.revokeAll(sql, applicationId);
      await this.links.endAll(sql, applicationId);
      await this.shownCodes.keep(sql, application, accessCode);
    }
    const accessToken = await this.accessTokens.issue(sql, applicationId, 'browser');
    return { accessToken, applicationId, isSubmitted: submittedAt !== undefined, hasNewCode };
  }
}
