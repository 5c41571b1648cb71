import type { Clock } from '#clock';
import type { Contracts } from '#contracts';
import { ProblemError } from '#http';
import {
  applyChange,
  type Change,
  type ChangeProblem,
  contradictions,
  declaredBy,
  type Invitation,
  isOf,
  retractedFact,
  strangeDocuments,
  toldFacts,
} from '#intake';
import { Messaging } from '#messaging';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidV7 } from 'uuid';
import { Applications } from '../applications/applications.js';
import { Documents } from '../documents/documents.js';
import { Happenings } from '../ground/happenings.js';
import { CLOCK, CONTRACTS } from '../ground/tokens.js';
import { Invitations } from './invitations.js';

/**
 * Command: keeps what an employer or a school says, as its own word. It says nothing but facts of which it is believed
 * something. Before submission it is told with the application, afterwards at once.
 */
@Injectable()
export class AnswerInvitation {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly messaging: Messaging,
    private readonly applications: Applications,
    private readonly documents: Documents,
    private readonly invitations: Invitations,
    private readonly happenings: Happenings,
  ) {}

  /** @param found as the link was found to open it; looked at again when nobody else writes. What does not hold is returned, and then nothing is kept. @throws ProblemError 404 where the link opens nothing */
  async run(found: Invitation, token: string, change: Change): Promise<readonly ChangeProblem[]> {
    return this.messaging.transact([found.residentId], async (work) => {
      const application = await this.applications.lock(work.sql, found.applicationId);
      const invitation = await this.invitations.findByToken(work.sql, token);
      const person = application.persons.find(({ residentId }) => residentId === found.residentId);
      if (!invitation || !person) throw new ProblemError('notFound');
      const { role } = invitation;
      const by = declaredBy(role);
      const strange = [...change.stated.keys(), ...change.retracted].filter(
        (fact) => !this.contracts.findFact(fact)?.paths.some(isOf(role)),
      );
      if (strange.length > 0) throw new ProblemError('notFound');
      const now = this.clock.now().toISOString();
      const known = await this.documents.idsOf(work.sql, application.applicationId);
      const statements = applyChange(invitation.statements, change, now);
      const problems = [...strangeDocuments(change, known), ...contradictions(this.contracts, statements, change, now)];
      if (problems.length > 0) return problems;
      await this.invitations.save(work.sql, { ...invitation, statements, answeredAt: now });
      await this.happenings.tell(work.sql, { kind: 'invitationAnswered', application, person, role, at: now });
      const { caseId, reference, residentId } = person;
      const stated = Object.fromEntries([...change.stated.keys()].map((fact) => [fact, statements[fact]!] as const));
      const facts = [...toldFacts(stated, by), ...change.retracted.map((fact) => retractedFact(fact, now, by))];
      if (caseId !== undefined && facts.length > 0)
        work.emit('applications', {
          id: uuidV7(),
          source: 'portal',
          type: 'dk.ankomst.application.amended.v1',
          subject: reference,
          key: residentId,
          data: { caseId, facts },
        });
      return [];
    });
  }
}
