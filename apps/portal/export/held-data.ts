import type { HeldData, HeldFact } from '#held-data';
import { ProblemError } from '#http';
import { Inject, Injectable } from '@nestjs/common';
import { type Application, fromHousehold, type Statements, toldFacts, type HouseholdRules } from '#intake';
import { ShowCase } from '../cases/show-case.js';
import { ShowCaseParts } from '../cases/show-case-parts.js';
import type { Covers } from '#case-copy';
import { RULES } from '../ground/tokens.js';
import { KeptBeside } from './kept-beside.js';
import { OwnDocuments } from './own-documents.js';

/** Query: what a person may see and take along. */
@Injectable()
export class ReadHeldData {
  constructor(
    @Inject(RULES) private readonly rules: HouseholdRules,
    private readonly showCase: ShowCase,
    private readonly parts: ShowCaseParts,
    private readonly beside: KeptBeside,
    private readonly documents: OwnDocuments,
  ) {}

  /** @throws ProblemError 404 where the application has nobody in this place */
  async of(application: Application, place: number, reader?: Covers): Promise<HeldData> {
    const person = application.persons[place];
    if (!person) throw new ProblemError('notFound');
    const told = { ...fromHousehold(this.rules, application, person), ...person.statements };
    const [beside, documents] = await Promise.all([
      this.beside.of(application, person),
      this.documents.of(application, place),
    ]);
    const base = { person, place, application, told, documents, beside };
    const { caseId } = person;
    if (caseId === undefined)
      return { ...base, facts: asFacts(told), ended: {}, earlier: [], disclosures: [], questions: [] };
    const [shown, profile, earlier, disclosures, questions] = await Promise.all([
      this.showCase.run(caseId, reader),
      this.parts.profile(caseId),
      this.parts.earlier(caseId),
      this.parts.disclosures(caseId),
      this.parts.questions(caseId),
    ]);
    return {
      ...base,
      facts: { ...asFacts(told), ...profile.facts },
      ended: profile.ended ?? {},
      earlier,
      disclosures,
      questions,
      shown,
    };
  }
}

/** What was told and has not come back from the collector yet, in the form in which it will. */
function asFacts(told: Statements): Record<string, HeldFact> {
  return Object.fromEntries(toldFacts(told).map(({ path, ...fact }) => [path, { ...fact, alternatives: [] }]));
}
