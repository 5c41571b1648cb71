import type { Clock } from '#clock';
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
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { Documents } from '../documents/documents.js';
import { newAccessCode } from '../access/access-code.js';
import { AccessTokens } from '../access/access-tokens.js';
import type { TokenKind } from '../access/session-end.js';
import { Happenings } from '../ground/happenings.js';
import { CLOCK, RULES } from '../ground/tokens.js';
import { Applications } from './applications.js';
import { refuseChange } from './invalid-change.js';
import { newPerson, type OpenedApplication } from './open-application.js';

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
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly dataSource: DataSource,
    private readonly applications: Applications,
    private readonly documents: Documents,
    private readonly accessTokens: AccessTokens,
    private readonly happenings: Happenings,
  ) {}

  /** @param caseId of whoever has applied; the caller has opened it. `kind` is what the token is for. */
  async run(caseId: string, joining: Joining, kind: TokenKind): Promise<OpenedApplication> {
    const { relation, channel, change, problems = [] } = joining;
    refuseChange([...problems, ...strangeDocuments(change, new Set())]);
    const accessCode = newAccessCode();
    return this.dataSource.transaction(async (sql) => {
      const host = await this.applications.lock(sql, await this.applications.getIdOfCase(sql, caseId));
      const household = await this.withJoined(sql, host);
      refuseSecondSpouse(household, relation);
      const now = this.clock.now().toISOString();
      const empty: Application = {
        applicationId: uuidV7(),
        householdId: host.householdId,
        channel,
        joins: { caseId, relation },
        persons: [newPerson({ relation: 'applicant' })],
      };
      const { applicationId } = empty;
      await this.applications.insert(sql, empty, this.accessTokens.codeHash(accessCode), now);
      const language = await this.applications.languageOf(sql, host.applicationId);
      await this.applications.keepLanguage(sql, applicationId, language);
      const draft = await this.begin(sql, household, change, empty);
      await this.applications.touch(sql, applicationId, now);
      await this.happenings.tell(sql, { kind: 'draftBegun', application: draft });
      const accessToken = await this.accessTokens.issue(sql, applicationId, kind);
      return { applicationId, reference: draft.persons[0]!.reference, accessCode, accessToken };
    });
  }

  /** Its documents need the application to be there first. */
  private async begin(
    sql: EntityManager,
    household: Application,
    change: Change,
    empty: Application,
  ): Promise<Application> {
    const at = this.clock.now().toISOString();
    const { relation } = empty.joins!;
    const begun = joiningStatements(this.rules, household, relation, applyChange({}, change, at), at);
    const ids = await this.documents.share(sql, documentsIn(begun), empty.applicationId, at);
    const statements = applyChange(withDocuments(begun, ids), change, at);
    refuseChange(contradictions(this.rules.contracts, statements, change, at));
    const draft = { ...empty, persons: [{ ...(empty.persons[0] as Person), statements }] };
    await this.applications.savePersons(sql, empty.applicationId, draft.persons);
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

const hasSpouse = {
  da: 'Ægtefællen i husstanden har allerede en sag. Brug den.',
  en: 'The spouse of this household has a case already. Use that one.',
};
const manyDrafts = {
  da: 'Husstanden har mange kladder, som ikke er sendt. Gå videre med en af dem.',
  en: 'This household has many drafts that are not sent. Go on with one of them.',
};
