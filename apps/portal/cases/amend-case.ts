import type { Clock } from '#clock';
import type { Contracts, Json } from '#contracts';
import { refuse, shapeProblems } from '#http';
import { Messaging, type UnitOfWork } from '#messaging';
import type { Needs } from '#needs';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidV7 } from 'uuid';
import { StatedFacts } from '../applications/application-body.js';
import type { Application, Person } from '../applications/application.js';
import { Applications } from '../applications/applications.js';
import { fromHousehold } from '../applications/household.js';
import {
  applyChange,
  contradictions,
  later,
  readChange,
  type Change,
  type Statements,
} from '../applications/statements.js';
import { retractedFact, toldFacts, type ToldFact } from '../applications/told-facts.js';
import { strangeDocuments } from '../documents/document-problems.js';
import { Documents } from '../documents/documents.js';
import { CLOCK, CONTRACTS, NEEDS } from '../tokens.js';
import { FindCase, personIn } from './find-case.js';

/**
 * Command: new or corrected facts after submission, told to all who hold them. What others of the household have from
 * it is told of everybody who has not said otherwise. The same body again states the same values again.
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
      refuse([...problems, ...contradictions(this.contracts, after.statements, change, now)]);
      const persons = before.application.persons.map((person) => (person === before.person ? after : person));
      await this.applications.savePersons(work.sql, applicationId, persons);
      this.tellAll(work, before.application, { ...before.application, persons }, before.person, { change, now });
    });
  }

  /** To the amended person what was said; to each of the household what they have from each other and is another now. */
  private tellAll(work: UnitOfWork, before: Application, after: Application, amended: Person, said: Said): void {
    for (const person of after.persons) {
      const earlier = before.persons.find(({ residentId }) => residentId === person.residentId) as Person;
      const had = fromHousehold(this, before, earlier);
      const has = fromHousehold(this, after, person);
      const own = person.residentId === amended.residentId ? factsOf(said, earlier) : [];
      const copied = changedFacts(had, has, person, said.now);
      const isCopied = new Set(copied.map(({ path }) => path));
      tell(work, person, [...own.filter(({ path }) => !isCopied.has(path)), ...copied]);
    }
  }
}

interface Said {
  change: Change;
  now: string;
}

/** Facts of a change; nothing is stated earlier than what was stated before. */
function factsOf({ change, now }: Said, { statements }: Person): ToldFact[] {
  const at = (fact: string): string => later(statements[fact]?.at, now);
  const stated = [...change.stated].map(([fact, statement]) => [fact, { ...statement, at: at(fact) }] as const);
  return [...toldFacts(Object.fromEntries(stated)), ...change.retracted.map((fact) => retractedFact(fact, at(fact)))];
}

/** What a person has from the household now and had not, or had and has no longer. */
function changedFacts(had: Statements, has: Statements, { statements }: Person, now: string): ToldFact[] {
  const isSame = (fact: string): boolean => JSON.stringify(had[fact]) === JSON.stringify(has[fact]);
  const changed = Object.entries(has).filter(([fact]) => !isSame(fact));
  const gone = Object.keys(had).filter((fact) => !Object.hasOwn(has, fact) && !Object.hasOwn(statements, fact));
  return [
    ...toldFacts(Object.fromEntries(changed.map(([fact, one]) => [fact, { ...one, at: later(one.at, now) }]))),
    ...gone.map((fact) => retractedFact(fact, later(had[fact]?.at, now))),
  ];
}

function tell(work: UnitOfWork, { caseId, reference, residentId }: Person, facts: readonly ToldFact[]): void {
  if (facts.length === 0) return;
  work.emit('applications', {
    id: uuidV7(),
    source: 'portal',
    type: 'dk.ankomst.application.amended.v1',
    subject: reference,
    key: residentId,
    data: { caseId, facts } as unknown as Json,
  });
}
