import { documentsIn, type Channel } from '#contracts';
import { ProblemError } from '#http';
import {
  type Application,
  applyChange,
  type Change,
  type ChangeProblem,
  contradictions,
  type JoiningAs,
  joiningStatements,
  type Person,
  strangeDocuments,
  withDocuments,
  type HouseholdRules,
} from '#intake';
import { textsInBoth } from '#texts';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { Documents } from '../documents/documents.js';
import type { TokenKind } from '../access/session-end.js';
import { RULES } from '../ground/tokens.js';
import type { Work } from '../ground/work.js';
import { Applications } from './applications.js';
import { refuseChange } from './invalid-change.js';
import { newPerson } from './open-application.js';
import { OpenDraft, type OpenedApplication } from './open-draft.js';
import { Transactions } from './transactions.js';

const { hasSpouse, manyDrafts } = textsInBoth('apiProblem');

/** Who joins, and what is said of them with it. */
export interface Joining {
  relation: JoiningAs;
  channel: Channel;
  change: Change;
  problems?: readonly ChangeProblem[];
}

/** Drafts that nobody has sent: more than any household leaves lying. */
const MOST_DRAFTS = 20;

/**
 * Command: a draft for a spouse or a child who joins a household that has applied already. It starts from what is shared,
 * and is an application of its own: its own reference, code and case, in the same household.
 */
@Injectable()
export class JoinHousehold {
  constructor(
    @Inject(RULES) private readonly rules: HouseholdRules,
    private readonly transactions: Transactions,
    private readonly applications: Applications,
    private readonly documents: Documents,
    private readonly openDraft: OpenDraft,
  ) {}

  /** @param caseId of whoever has applied; the caller has opened it. `kind` is what the token is for. */
  async run(caseId: string, joining: Joining, kind: TokenKind): Promise<OpenedApplication> {
    const { relation, channel, change, problems = [] } = joining;
    refuseChange([...problems, ...strangeDocuments(change, new Set())]);
    return this.transactions.onCase(caseId, async (work, { application: host }) => {
      const household = await this.withJoined(work.sql, host);
      refuseSecondSpouse(household, relation);
      const empty: Application = {
        applicationId: uuidV7(),
        householdId: host.householdId,
        channel,
        joins: { caseId, relation },
        persons: [newPerson({ relation: 'applicant' })],
      };
      const opened = await this.openDraft.run(work, empty, kind);
      const language = await this.applications.languageOf(work.sql, host.applicationId);
      await this.applications.keepLanguage(work.sql, empty.applicationId, language);
      const application = await this.begin(work, household, change, empty);
      await work.tell({ kind: 'draftBegun', application });
      return opened;
    });
  }

  /** Its documents need the application to be there first. */
  private async begin(work: Work, household: Application, change: Change, empty: Application): Promise<Application> {
    const at = work.now();
    const { relation } = empty.joins!;
    const begun = joiningStatements(this.rules, household, relation, applyChange({}, change, at), at);
    const [joiner] = empty.persons as [Person];
    const owner = { applicationId: empty.applicationId, residentId: joiner.residentId };
    const ids = await this.documents.share(work.sql, documentsIn(begun), owner, at);
    const statements = applyChange(withDocuments(begun, ids), change, at);
    refuseChange(contradictions(this.rules.contracts, statements, change, at));
    const draft = { ...empty, persons: [{ ...joiner, statements }] };
    await this.applications.savePersons(work.sql, empty.applicationId, draft.persons);
    return draft;
  }

  /** The application, with who has joined it since in the place that they have in the household. */
  private async withJoined(sql: EntityManager, host: Application): Promise<Application> {
    const others = await this.applications.othersOfHousehold(sql, host);
    if (others.filter(({ submittedAt }) => submittedAt === undefined).length >= MOST_DRAFTS)
      throw new ProblemError('conflict', { detail: manyDrafts });
    const joined = others.flatMap(({ submittedAt, joins, persons }) =>
      submittedAt === undefined || !joins ? [] : persons.map((person) => ({ ...person, relation: joins.relation })),
    );
    return { ...host, persons: [...host.persons, ...joined] };
  }
}

function refuseSecondSpouse({ persons }: Application, relation: JoiningAs): void {
  if (relation === 'spouse' && persons.some((person) => person.relation === 'spouse'))
    throw new ProblemError('conflict', { detail: hasSpouse });
}
