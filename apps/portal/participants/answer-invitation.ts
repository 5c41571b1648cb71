import type { Contracts } from '#contracts';
import { ProblemError } from '#http';
import {
  type Application,
  applyChange,
  type Change,
  type ChangeProblem,
  contradictions,
  declaredBy,
  type Invitation,
  isOf,
  type Person,
  retractedFact,
  strangeDocuments,
  toldFacts,
} from '#intake';
import { Inject, Injectable } from '@nestjs/common';
import { Transactions } from '../applications/transactions.js';
import { Documents } from '../documents/documents.js';
import { CONTRACTS } from '../ground/tokens.js';
import type { Work } from '../ground/work.js';
import { Invitations } from './invitations.js';

/**
 * Command: keeps what an employer or a school says, as its own word. It says nothing but facts of which it is believed
 * something. Before submission it is told with the application, afterwards at once.
 */
@Injectable()
export class AnswerInvitation {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly transactions: Transactions,
    private readonly documents: Documents,
    private readonly invitations: Invitations,
  ) {}

  /** @param found as the link was found to open it; looked at again when nobody else writes. What does not hold is returned, and then nothing is kept. @throws ProblemError 404 where the link opens nothing */
  run(found: Invitation, token: string, change: Change): Promise<readonly ChangeProblem[]> {
    const { applicationId, residentId } = found;
    return this.transactions.onApplication(
      applicationId,
      async (work, application) => {
        const invitation = await this.invitations.findByToken(work.sql, token);
        const person = application.persons.find((one) => one.residentId === residentId);
        if (!invitation || !person) throw new ProblemError('notFound');
        return this.answer(work, application, person, invitation, change);
      },
      [residentId],
    );
  }

  private async answer(
    work: Work,
    application: Application,
    person: Person,
    invitation: Invitation,
    change: Change,
  ): Promise<readonly ChangeProblem[]> {
    const { role } = invitation;
    const isStrange = (fact: string): boolean => !this.contracts.findFact(fact)?.paths.some(isOf(role));
    if ([...change.stated.keys(), ...change.retracted].some(isStrange)) throw new ProblemError('notFound');
    const now = work.now();
    const known = await this.documents.idsOf(work.sql, application.applicationId);
    const statements = applyChange(invitation.statements, change, now);
    const problems = [...strangeDocuments(change, known), ...contradictions(this.contracts, statements, change, now)];
    if (problems.length > 0) return problems;
    await this.invitations.save(work.sql, { ...invitation, statements, answeredAt: now });
    await work.tell({ kind: 'invitationAnswered', application, person, role, at: now });
    const by = declaredBy(role);
    const stated = Object.fromEntries([...change.stated.keys()].map((fact) => [fact, statements[fact]!] as const));
    const facts = [...toldFacts(stated, by), ...change.retracted.map((fact) => retractedFact(fact, now, by))];
    const { caseId } = person;
    if (caseId !== undefined && facts.length > 0)
      work.emit(person, { type: 'dk.ankomst.application.amended.v1', data: { caseId, facts } });
    return [];
  }
}
