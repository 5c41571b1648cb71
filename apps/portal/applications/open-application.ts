import type { Clock } from '#clock';
import type { Channel } from '#contracts';
import {
  type Application,
  changePersons,
  type DraftChange,
  type HouseholdRules,
  type NewPerson,
  strangeDocumentsIn,
} from '#intake';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { AccessTokens } from '../access/access-tokens.js';
import { newAccessCode } from '../access/access-code.js';
import { newReference } from '../access/reference.js';
import type { TokenKind } from '../access/session-end.js';
import { Happenings } from '../ground/happenings.js';
import { CLOCK, RULES } from '../ground/tokens.js';
import { Applications } from './applications.js';
import { refuseChange } from './invalid-change.js';
import { LimitDrafts } from './limit-drafts.js';

/** What the resident keeps to come back; the code and the token are shown this once. */
export interface OpenedApplication {
  applicationId: string;
  reference: string;
  accessCode: string;
  accessToken: string;
}

/** Command: a new draft, with or without first answers. */
@Injectable()
export class OpenApplication {
  constructor(
    @Inject(RULES) private readonly rules: HouseholdRules,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly dataSource: DataSource,
    private readonly applications: Applications,
    private readonly accessTokens: AccessTokens,
    private readonly happenings: Happenings,
    private readonly limitDrafts: LimitDrafts,
  ) {}

  /** @param from the address that the request comes from, `kind` what the token is for. @throws InvalidChange, ProblemError 429 */
  async run(channel: Channel, change: DraftChange, from: string, kind: TokenKind): Promise<OpenedApplication> {
    const now = this.clock.now().toISOString();
    const empty = emptyApplication(channel);
    const { persons, problems } = changePersons(this.rules, empty, change, now, newPerson);
    refuseChange([...(change.problems ?? []), ...problems, ...strangeDocumentsIn(change, new Set())]);
    const application = { ...empty, persons };
    const accessCode = newAccessCode();
    const accessToken = await this.dataSource.transaction(async (sql) => {
      await this.limitDrafts.count(sql, from);
      await this.applications.insert(sql, application, this.accessTokens.codeHash(accessCode), now);
      await this.applications.touch(sql, application.applicationId, now);
      await this.happenings.tell(sql, { kind: 'draftBegun', application });
      return this.accessTokens.issue(sql, application.applicationId, kind);
    });
    const { applicationId } = application;
    return { applicationId, reference: persons[0]!.reference, accessCode, accessToken };
  }
}

export const newPerson: NewPerson = ({ personId, relation }) => {
  const residentId = uuidV7();
  return { residentId, personId: personId ?? uuidV7(), relation, reference: newReference(), statements: {} };
};

function emptyApplication(channel: Channel): Application {
  return { applicationId: uuidV7(), householdId: uuidV7(), channel, persons: [newPerson({ relation: 'applicant' })] };
}
