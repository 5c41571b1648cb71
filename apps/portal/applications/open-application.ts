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
import { v7 as uuidV7 } from 'uuid';
import { newReference } from '../access/reference.js';
import type { TokenKind } from '../access/session-end.js';
import { RULES } from '../ground/tokens.js';
import { refuseChange } from './invalid-change.js';
import { LimitDrafts } from './limit-drafts.js';
import { OpenDraft, type OpenedApplication } from './open-draft.js';
import { Transactions } from './transactions.js';

/** Command: a new draft, with or without first answers. */
@Injectable()
export class OpenApplication {
  constructor(
    @Inject(RULES) private readonly rules: HouseholdRules,
    private readonly transactions: Transactions,
    private readonly limitDrafts: LimitDrafts,
    private readonly openDraft: OpenDraft,
  ) {}

  /** @param from the address that the request comes from, `kind` what the token is for. @throws InvalidChange, ProblemError 429 */
  run(channel: Channel, change: DraftChange, from: string, kind: TokenKind): Promise<OpenedApplication> {
    return this.transactions.run(async (work) => {
      const empty = emptyApplication(channel);
      const { persons, problems } = changePersons(this.rules, empty, change, work.now(), newPerson);
      refuseChange([...(change.problems ?? []), ...problems, ...strangeDocumentsIn(change, new Set())]);
      const application = { ...empty, persons };
      await this.limitDrafts.count(work.sql, from);
      const opened = await this.openDraft.run(work, application, kind);
      await work.tell({ kind: 'draftBegun', application });
      return opened;
    });
  }
}

export const newPerson: NewPerson = ({ personId, relation }) => {
  const residentId = uuidV7();
  return { residentId, personId: personId ?? uuidV7(), relation, reference: newReference(), statements: {} };
};

function emptyApplication(channel: Channel): Application {
  return { applicationId: uuidV7(), householdId: uuidV7(), channel, persons: [newPerson({ relation: 'applicant' })] };
}
