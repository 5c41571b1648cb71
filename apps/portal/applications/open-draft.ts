import type { Application } from '#intake';
import { Injectable } from '@nestjs/common';
import { newAccessCode } from '../access/access-code.js';
import { AccessTokens } from '../access/access-tokens.js';
import type { TokenKind } from '../access/session-end.js';
import { ShownCodes } from '../access/shown-codes.js';
import type { Work } from '../ground/work.js';
import { Applications } from './applications.js';

/** What the resident keeps to come back; the code and the token are shown this once. */
export interface OpenedApplication {
  applicationId: string;
  reference: string;
  accessCode: string;
  accessToken: string;
}

/** Keeps a new application, and gives what opens it. In a browser the code is shown on a page of its own. */
@Injectable()
export class OpenDraft {
  constructor(
    private readonly applications: Applications,
    private readonly accessTokens: AccessTokens,
    private readonly shownCodes: ShownCodes,
  ) {}

  /** @param kind what the token is for */
  async run(work: Work, application: Application, kind: TokenKind): Promise<OpenedApplication> {
    const { applicationId, persons } = application;
    const accessCode = newAccessCode();
    await this.applications.insert(work.sql, application, this.accessTokens.codeHash(accessCode), work.now());
    if (kind === 'browser') await this.shownCodes.keep(work.sql, application, accessCode);
    const accessToken = await this.accessTokens.issue(work.sql, applicationId, kind);
    return { applicationId, reference: persons[0]!.reference, accessCode, accessToken };
  }
}
