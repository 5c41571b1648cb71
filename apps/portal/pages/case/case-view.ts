import type { Contracts, Segment } from '#contracts';
import type { ShownQuestion } from '#case-copy';
import { ProblemError } from '#http';
import type { Person, Role } from '#intake';
import { Inject, Injectable } from '@nestjs/common';
import { ShowCaseParts } from '../../cases/show-case-parts.js';
import { ShowCase, type ShownCase } from '../../cases/show-case.js';
import { CONTRACTS } from '../../ground/tokens.js';
import { Instead, type Visit } from '#pages';
import { AskedOthers } from '../application/asked-others.js';
import { placeOf } from '../visit/place-of.js';
import { OwnVisits, type OwnVisit } from '../visit/visits.js';
import { answeredOf, type AnsweredDispute } from './dispute/answered.js';
import { disputesOf, type Dispute } from './dispute/disputes.js';
import { journeyLinesOf, type JourneyLine } from './journey/stations.js';
import { outsideOf, partiesOf, type OutsideAgency, type Party } from './party.js';
import { nameOf } from '../visit/person-name.js';

/** Somebody of the household, as a link to their case. */
export interface Member {
  place: number;
  name: string;
}

/** One person's case as its pages show it. */
export interface CaseView {
  visit: OwnVisit;
  caseId: string;
  person: Person;
  /** Of the person in the application; 0 is the applicant. */
  place: number;
  name: string;
  /** Everybody, in the order of the application. */
  household: readonly Member[];
  submittedAt: string;
  shown: ShownCase;
  parties: readonly Party[];
  outside: readonly OutsideAgency[];
  lines: readonly JourneyLine[];
  disputes: readonly Dispute[];
  answered: readonly AnsweredDispute[];
  questions: readonly ShownQuestion[];
  /** By place how many answers others of the household still owe, where it is any. */
  othersOwe: ReadonlyMap<number, number>;
  /** Who else was asked for a part of this person's answers and has not given it yet. */
  asked: readonly Role[];
  segments: readonly Segment[];
}

/** An address of a person's case pages; `done` says what was just done, `of` to what. */
export function caseAddress(place: number, page = '', done?: string, of: readonly string[] = []): string {
  const query = [
    ...(place === 0 ? [] : [`person=${place}`]),
    ...(done === undefined ? [] : [`done=${done}`]),
    ...(of.length === 0 ? [] : [`of=${of.join(',')}`]),
  ];
  return `/case${page && `/${page}`}${query.length > 0 ? `?${query.join('&')}` : ''}`;
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
      this.showCase.run(caseId),
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
    const parties = partiesOf(this.contracts, shown, language, asked);
    const outside = outsideOf(this.contracts, shown, language);
    const disputes = disputesOf(this.contracts, shown.conflicts, parties, language);
    const answered = answeredOf(this.contracts, shown.answered ?? [], language);
    const lines = journeyLinesOf(this.contracts, parties, disputes, visit.now);
    return { visit, name: household[place]!.name, household, parties, outside, disputes, answered, lines };
  }
}
