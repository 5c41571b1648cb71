import type { Clock } from '#clock';
import type { Contracts, Json } from '#contracts';
import { refuse, shapeProblems } from '#http';
import { Messaging, type UnitOfWork } from '#messaging';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidV7 } from 'uuid';
import { StatedFacts } from '../applications/application-body.js';
import { applicantOf, type Application, type Person } from '../applications/application.js';
import { Applications } from '../applications/applications.js';
import { FindSamePersons } from '../applications/find-same-persons.js';
import { isShared } from '../applications/household.js';
import { IDENTIFYING } from '../applications/same-person.js';
import { applyChange, contradictions, later, readChange, type Change } from '../applications/statements.js';
import { retractedFact, toldFacts, type ToldFact } from '../applications/told-facts.js';
import { strangeDocuments } from '../documents/document-problems.js';
import { Documents } from '../documents/documents.js';
import { CLOCK, CONTRACTS } from '../tokens.js';
import { FindCase, personIn } from './find-case.js';

/**
 * Command: new or corrected facts after submission, told to all who hold them. What the applicant says of the whole
 * household is told of everybody who has not said otherwise. The same body again states the same values again.
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
    private readonly samePersons: FindSamePersons,
  ) {}

  async run(caseId: string, body: unknown): Promise<void> {
    const shape = shapeProblems(StatedFacts, body);
    const change = readChange(this.contracts, body ?? {});
    const { application } = await this.findCase.get(caseId);
    const { applicationId } = application;
    const residents = application.persons.map(({ residentId }) => residentId);
    await this.messaging.transact(residents, async (work) => {
      const before = personIn(await this.applications.lock(work.sql, applicationId), caseId);
      const known = await this.documents.idsOf(work.sql, applicationId);
      const now = this.clock.now().toISOString();
      const after = { ...before.person, statements: applyChange(before.person.statements, change, now) };
      const problems = [...shape, ...change.problems, ...strangeDocuments(change, known, '')];
      refuse([...problems, ...contradictions(this.contracts, after.statements)]);
      const persons = before.application.persons.map((person) => (person === before.person ? after : person));
      await this.applications.savePersons(work.sql, applicationId, persons);
      const mayBeSameAs = await this.nowSameAs(work, before.application, after, change);
      this.tellAll(work, before.application, before.person, change, now, mayBeSameAs);
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

  private tellAll(
    work: UnitOfWork,
    application: Application,
    amended: Person,
    change: Change,
    now: string,
    mayBeSameAs: readonly string[],
  ): void {
    tell(
      work,
      amended,
      factsOf(change, amended, () => true, now),
      mayBeSameAs,
    );
    if (amended !== applicantOf(application)) return;
    for (const other of application.persons.filter((person) => person !== amended)) {
      const isCopied = (fact: string): boolean =>
        isShared(this.contracts, fact) && !Object.hasOwn(other.statements, fact);
      tell(work, other, factsOf(change, amended, isCopied, now));
    }
  }
}

/** Facts of a change as one person hears of them; nothing is stated earlier than what was stated before. */
function factsOf(change: Change, amended: Person, concerns: (fact: string) => boolean, now: string): ToldFact[] {
  const at = (fact: string): string => later(amended.statements[fact]?.at, now);
  const stated = [...change.stated].filter(([fact]) => concerns(fact));
  return [
    ...toldFacts(Object.fromEntries(stated.map(([fact, statement]) => [fact, { ...statement, at: at(fact) }]))),
    ...change.retracted.filter(concerns).map((fact) => retractedFact(fact, at(fact))),
  ];
}

function tell(
  work: UnitOfWork,
  { caseId, reference, residentId }: Person,
  facts: readonly ToldFact[],
  mayBeSameAs: readonly string[] = [],
): void {
  if (facts.length === 0) return;
  work.emit('applications', {
    id: uuidV7(),
    source: 'portal',
    type: 'dk.ankomst.application.amended.v1',
    subject: reference,
    key: residentId,
    data: { caseId, facts, ...(mayBeSameAs.length > 0 && { mayBeSameAs }) } as unknown as Json,
  });
}
