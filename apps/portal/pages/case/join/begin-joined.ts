import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Applications } from '../../../applications/applications.js';
import { JoinHousehold } from '../../../applications/join-household.js';
import type { JoiningAs } from '../../../applications/joining.js';
import { ShownCodes } from '../../../sessions/shown-codes.js';

/** Opens an application for somebody who joins; its code is kept until it has been shown. */
@Injectable()
export class BeginJoined {
  constructor(
    private readonly dataSource: DataSource,
    private readonly applications: Applications,
    private readonly joinHousehold: JoinHousehold,
    private readonly shownCodes: ShownCodes,
  ) {}

  /** Gives the access token. @throws ProblemError 409 where that place in the household is taken */
  async run(caseId: string, relation: JoiningAs): Promise<string> {
    const body = { relation, channel: 'web' };
    const { applicationId, accessCode, accessToken } = await this.joinHousehold.run(caseId, body, 'browser');
    const { manager } = this.dataSource;
    await this.shownCodes.keep(manager, await this.applications.get(manager, applicationId), accessCode);
    return accessToken;
  }
}
