import type { Contracts } from '#contracts';
import { ProblemError } from '#http';
import type { Person } from '#intake';
import { Inject, Injectable } from '@nestjs/common';
import { ShowCaseParts } from '../../cases/show-case-parts.js';
import { ShowCase, type ShownCase } from '../../cases/show-case.js';
import { CONTRACTS } from '../../ground/tokens.js';
import { Instead, type Visit, placeOf } from '#pages';
import { AskedOthers } from '../application/asked-others.js';
import { OwnVisits, type OwnVisit } from '../visit/visits.js';
import type { CaseOnPage } from '#case-pages';
import { answeredOf, disputesOf, outsideOf, partiesOf, type OutsideAgency } from '#case-reading';
import { journeyLinesOf, type JourneyLine } from '#journey';
import { nameOf } from '../visit/person-name.js';

/** One person's case as its own pages show it. */
export interface CaseView extends CaseOnPage {
  visit: OwnVisit;
  caseId: string;
  person: Person;
  name: string;
  shown: ShownCase;
  outside: readonly OutsideAgency[];
  lines: readonly JourneyLine[];
}

/** Query: all that the pages of a case need, read once. */
@Injectable()
export class CaseViews {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly visits: OwnVisits,
    private readonly showCase: ShowCase,
    private readonly parts: ShowCaseParts,
    private readonly askedOthers: AskedOthers,
  ) {}

  /**
   * Whose case a visit is about; the way to the application while it is not submitted.
   * @param which `?person=`
   * @throws ProblemError 401 where no application is open, 404 for a person who is not there.
   */
  async find(looking: Visit, which: unknown): Promise<CaseView | Instead> {
    const visit = await this.visits.own(looking);
    const place = placeOf(which);
    const { application } = visit;
    const { submittedAt } = application;
    if (submittedAt === undefined) return Instead.goTo('/application');
    const person = application.persons[place];
    if (person?.caseId === undefined) throw new ProblemError('notFound');
    const { caseId } = person;
    const [shown, questions, segments, othersOwe, asked] = await Promise.all([
      this.showCase.run(caseId, visit),
      this.parts.questions(caseId),
      this.parts.holders(caseId),
      this.owedBeside(application.persons, place),
      this.askedOthers.waitingFor(application.applicationId, person.residentId),
    ]);
    const found = { caseId, person, place, submittedAt, shown, questions, segments, othersOwe, asked };
    return { ...found, ...this.worded(visit, found) };
  }

  private async owedBeside(persons: readonly Person[], place: number): Promise<ReadonlyMap<number, number>> {
    const owed = await Promise.all(
      persons.map(async ({ caseId }, index) => {
        const isOther = index !== place && caseId !== undefined;
        return [index, isOther ? (await this.parts.questions(caseId)).length : 0] as const;
      }),
    );
    return new Map(owed.filter(([, count]) => count > 0));
  }

  /** What is in the language of the visit. */
  private worded(
    visit: OwnVisit,
    { place, shown, asked }: Pick<CaseView, 'place' | 'shown' | 'asked'>,
  ): Pick<CaseView, 'visit' | 'name' | 'household' | 'parties' | 'outside' | 'lines' | 'disputes' | 'answered'> {
    const { application, language } = visit;
    const household = application.persons.map((_, index) => ({
      place: index,
      name: nameOf(application, index, language),
    }));
    const parties = partiesOf(this.contracts, shown, visit, asked);
    const outside = outsideOf(this.contracts, shown, visit);
    const disputes = disputesOf(this.contracts, shown.conflicts, parties, visit);
    const answered = answeredOf(this.contracts, shown.answered ?? [], visit);
    const lines = journeyLinesOf(this.contracts, parties, disputes, visit.now);
    return { visit, name: household[place]!.name, household, parties, outside, disputes, answered, lines };
  }
}
