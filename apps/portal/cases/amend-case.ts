import {
  amended,
  type Amendment,
  amendmentProblems,
  type Change,
  factsToTell,
  type PersonFacts,
  type HouseholdRules,
} from '#intake';
import { Inject, Injectable } from '@nestjs/common';
import { Applications } from '../applications/applications.js';
import { personIn, type PersonOfCase, Transactions } from '../applications/transactions.js';
import { FindSamePersons } from '../submission/find-same-persons.js';
import { IDENTIFYING } from '../applications/same-person.js';
import { refuseChange } from '../applications/invalid-change.js';
import { Documents } from '../documents/documents.js';
import { RULES } from '../ground/tokens.js';
import type { Work } from '../ground/work.js';

/**
 * Command: new or corrected facts after submission. What others of the household have from it is told of everybody who has
 * not said otherwise, or of those whom the amendment names. The same body again states the same values again.
 */
@Injectable()
export class AmendCase {
  constructor(
    @Inject(RULES) private readonly rules: HouseholdRules,
    private readonly transactions: Transactions,
    private readonly applications: Applications,
    private readonly documents: Documents,
    private readonly samePersons: FindSamePersons,
  ) {}

  /** @throws InvalidChange */
  run(caseId: string, amendment: Amendment): Promise<void> {
    return this.transactions.onCase(caseId, async (work, { application: before, person: who }) => {
      const { applicationId } = before;
      const now = work.now();
      const after = amended(this.rules, before, who, amendment, now);
      const amending = { before, after, who, amendment, now };
      refuseChange(amendmentProblems(this.rules, amending, await this.documents.idsOf(work.sql, applicationId)));
      await this.applications.savePersons(work.sql, applicationId, after.persons);
      const { person } = personIn(after, caseId);
      const mayBeSameAs = await this.nowSameAs(work, { application: before, person }, amendment.change);
      for (const told of factsToTell(this.rules, amending))
        tell(work, told, amendment, told.person === person ? mayBeSameAs : []);
    });
  }

  /** Who they are may have been said only now. */
  private async nowSameAs(work: Work, { application, person }: PersonOfCase, { stated }: Change): Promise<string[]> {
    return IDENTIFYING.some((fact) => stated.has(fact)) ? this.samePersons.tell(work, application, person) : [];
  }
}

function tell(
  work: Work,
  { person, facts }: PersonFacts,
  { reason, evidence }: Amendment,
  mayBeSameAs: string[],
): void {
  const more = {
    ...(reason && { reason }),
    ...(evidence && { evidence }),
    ...(mayBeSameAs.length > 0 && { mayBeSameAs }),
  };
  work.emit(person, {
    type: 'dk.ankomst.application.amended.v1',
    data: { caseId: person.caseId!, facts, ...more },
  });
}
