import type { Clock } from '#clock';
import type { Contracts, Json } from '#contracts';
import { refuse } from '#http';
import { Messaging, type UnitOfWork } from '#messaging';
import type { Needs } from '#needs';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidV7 } from 'uuid';
import { Applications } from '../applications/applications.js';
import { FindSamePersons } from '../applications/find-same-persons.js';
import { IDENTIFYING } from '../applications/same-person.js';
import type { Application, Person } from '../applications/application.js';
import { householdOrders } from '../applications/household-orders.js';
import { contradictions, type Change } from '../applications/statements.js';
import { strangeDocuments, strangeEvidence } from '../documents/document-problems.js';
import { Documents } from '../documents/documents.js';
import { CLOCK, CONTRACTS, NEEDS } from '../tokens.js';
import {
  amended,
  hearingsOf,
  readAmendment,
  saidOf,
  strangers,
  tooEarly,
  type Amendment,
  type Hearing,
} from './amendment.js';
import { FindCase, personIn } from './find-case.js';

/**
 * Command: new or corrected facts after submission. What others of the household have from it is told of everybody who has
 * not said otherwise, or of those whom the amendment names. The same body again states the same values again.
 */
@Injectable()
export class AmendCase {
  constructor(
    @Inject(CONTRACTS) readonly contracts: Contracts,
    @Inject(NEEDS) readonly needs: Needs,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly messaging: Messaging,
    private readonly applications: Applications,
    private readonly documents: Documents,
    private readonly findCase: FindCase,
    private readonly samePersons: FindSamePersons,
  ) {}

  async run(caseId: string, body: unknown): Promise<void> {
    const amendment = readAmendment(this.contracts, body);
    const { application } = await this.findCase.get(caseId);
    const { applicationId } = application;
    const residents = application.persons.map(({ residentId }) => residentId);
    await this.messaging.transact(residents, async (work) => {
      const before = personIn(await this.applications.lock(work.sql, applicationId), caseId);
      const known = await this.documents.idsOf(work.sql, applicationId);
      const now = this.clock.now().toISOString();
      const after = amended(this, before.application, before.person, amendment, now);
      const { person } = personIn(after, caseId);
      refuse([
        ...amendment.problems,
        ...strangers(before.application, amendment),
        ...strangeDocuments(amendment.change, known, ''),
        ...strangeEvidence(amendment.evidence, known),
        ...contradictions(this.contracts, person.statements, amendment.change, now),
        ...householdOrders(this, after, (one) => saidOf(one, person, amendment)),
        ...tooEarly(this, after, person, amendment),
      ]);
      await this.applications.savePersons(work.sql, applicationId, after.persons);
      const amending = { before: before.application, after, amended: before.person, amendment, now };
      const mayBeSameAs = await this.nowSameAs(work, before.application, person, amendment.change);
      for (const hearing of hearingsOf(this, amending))
        tell(work, hearing, amendment, hearing.person === person ? mayBeSameAs : []);
    });
  }

  /** Who they are may have been said only now. */
  private async nowSameAs(
    work: UnitOfWork,
    application: Application,
    person: Person,
    { stated }: Change,
  ): Promise<readonly string[]> {
    return IDENTIFYING.some((fact) => stated.has(fact)) ? this.samePersons.tell(work.sql, application, person) : [];
  }
}

function tell(
  work: UnitOfWork,
  { person, facts }: Hearing,
  { reason, evidence }: Amendment,
  mayBeSameAs: readonly string[],
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
    data: { caseId, facts, ...more } as unknown as Json,
  });
}
