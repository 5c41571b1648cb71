import {
  type Application,
  declaredBy,
  fromHousehold,
  type HouseholdRules,
  type Invitation,
  type Person,
  toldFacts,
} from '#intake';
import { Inject, Injectable } from '@nestjs/common';
import { Invitations } from '../participants/invitations.js';
import { RULES } from '../ground/tokens.js';
import type { Work } from '../ground/work.js';
import { FindSamePersons } from './find-same-persons.js';

/** Tells of an application that was handed in: an event for each person, and a mail that we have it. */
@Injectable()
export class TellApplication {
  constructor(
    @Inject(RULES) private readonly rules: HouseholdRules,
    private readonly invitations: Invitations,
    private readonly samePersons: FindSamePersons,
  ) {}

  async run(work: Work, application: Application): Promise<void> {
    const invitations = await this.invitations.listOf(work.sql, application.applicationId);
    for (const person of application.persons) {
      const mayBeSameAs = await this.samePersons.tell(work, application, person);
      this.tell(work, application, person, invitations, mayBeSameAs);
    }
    await work.tell({ kind: 'submitted', application });
  }

  /** What an invited employer or school has said is told as its own word, beside the resident's. */
  private tell(
    work: Work,
    application: Application,
    person: Person,
    invitations: readonly Invitation[],
    mayBeSameAs: string[],
  ): void {
    const { applicationId, householdId, channel, submittedAt } = application;
    const { caseId, reference, residentId } = person;
    const relation = person.relation === 'applicant' ? (application.joins?.relation ?? 'applicant') : person.relation;
    const shared = fromHousehold(this.rules, application, person);
    const others = invitations.filter((one) => one.residentId === residentId);
    const facts = [
      ...toldFacts({ ...shared, ...person.statements }),
      ...others.flatMap(({ statements, role }) => toldFacts(statements, declaredBy(role))),
    ];
    work.emit(person, {
      type: 'dk.ankomst.application.submitted.v1',
      time: submittedAt,
      data: {
        ...{ applicationId, reference, channel, householdId, relation, facts },
        ...{ caseId: caseId!, submittedAt: submittedAt! },
        ...(mayBeSameAs.length > 0 && { mayBeSameAs }),
      },
    });
  }
}
