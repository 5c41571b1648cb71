import { unchanged, type JoiningAs } from '#intake';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Applications } from '../../../applications/applications.js';
import { JoinHousehold } from '../../../applications/join-household.js';
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
    const { applicationId, accessCode, accessToken } = await this.joinHousehold.run(
      caseId,
      { relation, channel: 'web', change: unchanged },
      'browser',
    );
    const { manager } = this.dataSource;
    await this.shownCodes.keep(manager, await this.applications.get(manager, applicationId), accessCode);
    return accessToken;
  }
}
