import type { Contracts } from '#contracts';
import { ProblemError } from '#http';
import type { Needs } from '#needs';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Application, Person } from '../../applications/application.js';
import { fromHousehold } from '../../applications/household.js';
import { absentFacts, nestedAnswers, type Statements } from '../../applications/statements.js';
import { toldFacts } from '../../applications/told-facts.js';
import type { Disclosure, ElementBodies } from '../../cases/case-element.js';
import { ShowCase, type ShownCase } from '../../cases/show-case.js';
import { ShowCaseParts } from '../../cases/show-case-parts.js';
import { Documents, type KeptDocument } from '../../documents/documents.js';
import { CONTRACTS, NEEDS } from '../../tokens.js';
import { placeOf } from '../visit/place-of.js';
import type { OwnVisit } from '../visit/visit.js';

/** All that is held about one person of an application. */
export interface HeldData {
  person: Person;
  /** The place of the person in the application; 0 is the applicant. */
  place: number;
  application: Application;
  /** What the resident says of this person, with what the household shares. */
  told: Statements;
  facts: Record<string, ElementBodies['fact']>;
  /** What an agency issued that counts no longer. */
  ended: Record<string, ElementBodies['ended']>;
  disclosures: Disclosure[];
  questions: ElementBodies['question'][];
  documents: KeptDocument[];
  /** Once the application is sent. */
  shown?: ShownCase;
}

/** Query: what a person may see and take along. */
@Injectable()
export class ReadHeldData {
  constructor(
    @Inject(CONTRACTS) readonly contracts: Contracts,
    @Inject(NEEDS) readonly needs: Needs,
    private readonly dataSource: DataSource,
    private readonly showCase: ShowCase,
    private readonly parts: ShowCaseParts,
    private readonly documents: Documents,
  ) {}

  /** @param which the person's place, as in an address; the applicant where it is left out. @throws ProblemError 404 */
  async of({ application, applicationId }: OwnVisit, which: unknown): Promise<HeldData> {
    const place = placeOf(which);
    const person = application.persons[place];
    if (!person) throw new ProblemError('notFound');
    const documents = await this.documents.listOf(this.dataSource.manager, applicationId);
    const told = { ...fromHousehold(this, application, person), ...person.statements };
    const base = { person, place, application, told, documents };
    const { caseId } = person;
    if (caseId === undefined) return { ...base, facts: asFacts(told), ended: {}, disclosures: [], questions: [] };
    const [shown, profile, disclosures, questions] = await Promise.all([
      this.showCase.run(caseId),
      this.parts.profile(caseId),
      this.parts.disclosures(caseId),
      this.parts.questions(caseId),
    ]);
    return {
      ...base,
      facts: { ...asFacts(told), ...profile.facts },
      ended: profile.ended ?? {},
      disclosures,
      questions,
      shown,
    };
  }
}

/** What was told and has not come back from the collector yet, in the form in which it will. */
function asFacts(told: Statements): Record<string, ElementBodies['fact']> {
  return Object.fromEntries(toldFacts(told).map(({ path, ...fact }) => [path, { ...fact, alternatives: [] }]));
}

/** Everything in the words of the API, for the person to take along. */
export function downloadOf(data: HeldData, now: Date): object {
  const { person, application, told, facts, ended, disclosures, questions, documents, shown } = data;
  const absent = absentFacts(told);
  return {
    writtenAt: now.toISOString(),
    reference: person.reference,
    relation: person.relation,
    channel: application.channel,
    submitted: application.submittedAt !== undefined,
    ...(application.submittedAt !== undefined && { submittedAt: application.submittedAt }),
    answers: nestedAnswers(told),
    ...(Object.keys(absent).length > 0 && { absent }),
    documents,
    facts,
    ended,
    disclosures,
    questions,
    ...(shown && { case: shown }),
  };
}
