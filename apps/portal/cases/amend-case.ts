import type { Clock } from '#clock';
import type { Contracts, Json } from '#contracts';
import { refuse } from '#http';
import { Messaging, type UnitOfWork } from '#messaging';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidV7 } from 'uuid';
import { Applications } from '../applications/applications.js';
import { contradictions } from '../applications/statements.js';
import { strangeDocuments, strangeEvidence } from '../documents/document-problems.js';
import { Documents } from '../documents/documents.js';
import { CLOCK, CONTRACTS } from '../tokens.js';
import { amendedPersons, hearingsOf, readAmendment, strangers, type Amendment, type Hearing } from './amendment.js';
import { danishDay } from './danish-day.js';
import { FindCase, personIn } from './find-case.js';

/**
 * Command: new or corrected facts after submission. What the applicant says of the whole household is told of everybody
 * who has not said otherwise, or of those it names. The same body again states the same values again.
 */
@Injectable()
export class AmendCase {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly messaging: Messaging,
    private readonly applications: Applications,
    private readonly documents: Documents,
    private readonly findCase: FindCase,
  ) {}

  async run(caseId: string, body: unknown): Promise<void> {
    const amendment = readAmendment(this.contracts, body);
    const { application } = await this.findCase.get(caseId);
    const { applicationId } = application;
    const residents = application.persons.map(({ residentId }) => residentId);
    await this.messaging.transact(residents, async (work) => {
      const before = personIn(await this.applications.lock(work.sql, applicationId), caseId);
      const known = await this.documents.idsOf(work.sql, applicationId);
      const now = this.clock.now();
      const persons = amendedPersons(this.contracts, before.application, before.person, amendment, now.toISOString());
      refuse([
        ...amendment.problems,
        ...strangers(before.application, amendment),
        ...strangeDocuments(amendment.change, known, ''),
        ...strangeEvidence(amendment.evidence, known),
        ...contradictions(this.contracts, personIn({ ...before.application, persons }, caseId).person.statements),
      ]);
      await this.applications.savePersons(work.sql, applicationId, persons);
      const { application: household, person } = before;
      for (const hearing of hearingsOf(this.contracts, household, person, amendment, now.toISOString(), danishDay(now)))
        tell(work, hearing, amendment);
    });
  }
}

function tell(work: UnitOfWork, { person, facts }: Hearing, { reason, evidence }: Amendment): void {
  const { caseId, reference, residentId } = person;
  work.emit('applications', {
    id: uuidV7(),
    source: 'portal',
    type: 'dk.ankomst.application.amended.v1',
    subject: reference,
    key: residentId,
    data: { caseId, facts, ...(reason && { reason }), ...(evidence && { evidence }) } as unknown as Json,
  });
}
