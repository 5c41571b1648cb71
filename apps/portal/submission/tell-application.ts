import type { Contracts } from '#contracts';
import { type Application, declaredBy, fromHousehold, type Invitation, type Person, toldFacts } from '#intake';
import type { UnitOfWork } from '#messaging';
import type { Needs } from '#needs';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidV7 } from 'uuid';
import { Notify } from '../notifications/notify.js';
import { Invitations } from '../participants/invitations.js';
import { CONTRACTS, NEEDS } from '../ground/tokens.js';
import { FindSamePersons } from './find-same-persons.js';

/** Tells of an application that was handed in: an event for each person, and a mail that we have it. */
@Injectable()
export class TellApplication {
  constructor(
    @Inject(CONTRACTS) readonly contracts: Contracts,
    @Inject(NEEDS) readonly needs: Needs,
    private readonly invitations: Invitations,
    private readonly notify: Notify,
    private readonly samePersons: FindSamePersons,
  ) {}

  async run(work: UnitOfWork, application: Application): Promise<void> {
    const invitations = await this.invitations.listOf(work.sql, application.applicationId);
    for (const person of application.persons) {
      const mayBeSameAs = await this.samePersons.tell(work.sql, application, person);
      this.tell(work, application, person, invitations, mayBeSameAs);
    }
    await this.notify.received(work.sql, application);
  }

  /** What an invited employer or school has said is told as its own word, beside the resident's. */
  private tell(
    work: UnitOfWork,
    application: Application,
    person: Person,
    invitations: readonly Invitation[],
    mayBeSameAs: string[],
  ): void {
    const { applicationId, householdId, channel, submittedAt } = application;
    const { caseId, reference, residentId } = person;
    const relation = person.relation === 'applicant' ? (application.joins?.relation ?? 'applicant') : person.relation;
    const shared = fromHousehold(this, application, person);
    const others = invitations.filter((one) => one.residentId === residentId);
    const facts = [
      ...toldFacts({ ...shared, ...person.statements }),
      ...others.flatMap(({ statements, role }) => toldFacts(statements, declaredBy(role))),
    ];
    work.emit('applications', {
      id: uuidV7(),
      source: 'portal',
      type: 'dk.ankomst.application.submitted.v1',
      subject: reference,
      key: residentId,
      time: submittedAt,
      data: {
        ...{ applicationId, reference, channel, householdId, relation, facts },
        ...{ caseId: caseId!, submittedAt: submittedAt! },
        ...(mayBeSameAs.length > 0 && { mayBeSameAs }),
      },
    });
  }
}
