import type { Clock } from '#clock';
import {
  amended,
  type Amendment,
  amendmentProblems,
  type Application,
  type Change,
  factsToTell,
  type Person,
  type PersonFacts,
  type HouseholdRules,
} from '#intake';
import { Messaging, type UnitOfWork } from '#messaging';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidV7 } from 'uuid';
import { Applications } from '../applications/applications.js';
import { FindSamePersons } from '../submission/find-same-persons.js';
import { IDENTIFYING } from '../applications/same-person.js';
import { refuseChange } from '../applications/invalid-change.js';
import { Documents } from '../documents/documents.js';
import { CLOCK, RULES } from '../ground/tokens.js';
import { FindCase, personIn } from './find-case.js';

/**
 * Command: new or corrected facts after submission. What others of the household have from it is told of everybody who has
 * not said otherwise, or of those whom the amendment names. The same body again states the same values again.
 */
@Injectable()
export class AmendCase {
  constructor(
    @Inject(RULES) private readonly rules: HouseholdRules,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly messaging: Messaging,
    private readonly applications: Applications,
    private readonly documents: Documents,
    private readonly findCase: FindCase,
    private readonly samePersons: FindSamePersons,
  ) {}

  /** @throws InvalidChange */
  async run(caseId: string, amendment: Amendment): Promise<void> {
    const { application } = await this.findCase.get(caseId);
    const { applicationId } = application;
    const residents = application.persons.map(({ residentId }) => residentId);
    await this.messaging.transact(residents, async (work) => {
      const { application: before, person: who } = personIn(
        await this.applications.lock(work.sql, applicationId),
        caseId,
      );
      const now = this.clock.now().toISOString();
      const after = amended(this.rules, before, who, amendment, now);
      const amending = { before, after, who, amendment, now };
      refuseChange(amendmentProblems(this.rules, amending, await this.documents.idsOf(work.sql, applicationId)));
      await this.applications.savePersons(work.sql, applicationId, after.persons);
      const { person } = personIn(after, caseId);
      const mayBeSameAs = await this.nowSameAs(work, before, person, amendment.change);
      for (const told of factsToTell(this.rules, amending))
        tell(work, told, amendment, told.person === person ? mayBeSameAs : []);
    });
  }

  /** Who they are may have been said only now. */
  private async nowSameAs(
    work: UnitOfWork,
    application: Application,
    person: Person,
    { stated }: Change,
  ): Promise<string[]> {
    return IDENTIFYING.some((fact) => stated.has(fact)) ? this.samePersons.tell(work.sql, application, person) : [];
  }
}

function tell(
  work: UnitOfWork,
  { person, facts }: PersonFacts,
  { reason, evidence }: Amendment,
  mayBeSameAs: string[],
): void {
  const { caseId, reference, residentId } = person;
  const more = {
    ...(reason && { reason }),
    ...(evidence && { evidence }),
    ...(mayBeSameAs.length > 0 && { mayBeSameAs }),
  };
  work.emit('applications', {
    id: uuidV7(),
    source: 'portal',
    type: 'dk.ankomst.application.amended.v1',
    subject: reference,
    key: residentId,
    data: { caseId: caseId!, facts, ...more },
  });
}
