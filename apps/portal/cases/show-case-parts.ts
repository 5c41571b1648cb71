import type { Clock } from '#clock';
import type { Contracts, Counts, EarlierFact, ElementKind, EndedFact, ProfileFact, Segment } from '#contracts';
import {
  type CaseAsShown,
  CaseCopy,
  type Covers,
  type Element,
  elapsedOf,
  type ShownBody,
  type ShownDisclosure,
  type ShownQuestion,
} from '#case-copy';
import { Inject, Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { CLOCK, CONTRACTS } from '../ground/tokens.js';

/** What is known, by fact, and what an agency issued that counts no longer. */
export interface ShownProfile {
  facts: Record<string, ProfileFact>;
  ended?: Record<string, EndedFact>;
}

/** How long somebody who sent answers waits for what is asked after them: no longer than it takes to turn a page. */
const MOST_MS = 1_000;
const LOOK_EVERY_MS = 50;

const NOTHING_COUNTED: Counts = { asked: 0, wouldHaveBeenAsked: 0, reused: 0 };

/** Queries: how the case stands, what is asked now, what is known, who was given what, and who held the case. */
@Injectable()
export class ShowCaseParts {
  private readonly order: ReadonlyMap<string, number>;

  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly dataSource: DataSource,
    private readonly copy: CaseCopy,
  ) {
    this.order = new Map(contracts.facts.map(({ fact }, index) => [fact, index]));
  }

  /** Until the collector has spoken, the hub holds the case since it was handed in, and no agency has a status. */
  async state(
    caseId: string,
    submittedAt: string | undefined,
    reader?: Covers,
  ): Promise<Omit<CaseAsShown, 'reference'>> {
    const [[inAll], agencies, conflicts, announced, answered, timeline, [counts], [holder]] = await Promise.all([
      this.bodies(caseId, 'case'),
      this.elements(caseId, 'agency'),
      this.bodies(caseId, 'conflict'),
      this.bodies(caseId, 'announced'),
      this.bodies(caseId, 'answered'),
      this.bodies(caseId, 'timeline', reader),
      this.bodies(caseId, 'counts'),
      this.bodies(caseId, 'holder'),
    ]);
    const byAgency = new Map(agencies.map(({ id, body }) => [id, body]));
    const order = [...new Set([...this.contracts.agencies, ...byAgency.keys()])].filter((one) => byAgency.has(one));
    const byHub: Segment[] = submittedAt === undefined ? [] : [{ from: submittedAt, holder: 'hub' }];
    return {
      caseId,
      status: inAll?.status ?? 'inProgress',
      agencies: Object.fromEntries(order.map((agency) => [agency, byAgency.get(agency)!])),
      conflicts: conflicts.sort((one, other) => (one.path < other.path ? -1 : 1)),
      ...(announced.length > 0 && { announced: announced.sort((one, other) => (one.from < other.from ? -1 : 1)) }),
      ...(answered.length > 0 && {
        answered: answered.sort((one, other) => Date.parse(other.at) - Date.parse(one.at)),
      }),
      timeline: timeline.sort(byTime(({ at }) => at)),
      counts: counts ?? NOTHING_COUNTED,
      elapsed: elapsedOf(holder?.segments ?? byHub, this.clock.now()),
    };
  }

  /** In the order of the combined form. */
  async questions(caseId: string): Promise<ShownQuestion[]> {
    const questions = await this.bodies(caseId, 'question');
    return questions.sort((one, other) => this.placeOf(one.path) - this.placeOf(other.path));
  }

  /**
   * Waits until something else is asked than these, so that who has just answered does not find it asked still. What was
   * answered is kept either way: the collector reads it when it comes to it.
   */
  async untilOthersThan(questions: readonly ShownQuestion[], caseId: string): Promise<void> {
    const before = JSON.stringify(questions);
    const end = performance.now() + MOST_MS;
    while (performance.now() < end && JSON.stringify(await this.questions(caseId)) === before)
      await pause(LOOK_EVERY_MS);
  }

  async profile(caseId: string): Promise<ShownProfile> {
    const [facts, ended] = await Promise.all([this.elements(caseId, 'fact'), this.elements(caseId, 'ended')]);
    return { facts: this.inOrder(facts), ...(ended.length > 0 && { ended: this.inOrder(ended) }) };
  }

  /** What was stated and is used no longer, oldest first. */
  async earlier(caseId: string): Promise<EarlierFact[]> {
    const earlier = await this.bodies(caseId, 'earlier');
    return earlier.sort(byTime(({ observedAt }) => observedAt));
  }

  async disclosures(caseId: string): Promise<ShownDisclosure[]> {
    const disclosures = await this.bodies(caseId, 'disclosure');
    return disclosures.map(({ passedThrough: _, ...shown }) => shown).sort(byTime(({ at }) => at));
  }

  /** Who held it from when on, oldest first; empty until the collector has spoken. */
  async holders(caseId: string): Promise<readonly Segment[]> {
    const [holder] = await this.bodies(caseId, 'holder');
    return holder?.segments ?? [];
  }

  private elements<K extends ElementKind>(caseId: string, kind: K, reader?: Covers): Promise<Element<K>[]> {
    return this.copy.listOf(this.dataSource.manager, caseId, kind, reader);
  }

  private async bodies<K extends ElementKind>(caseId: string, kind: K, reader?: Covers): Promise<ShownBody<K>[]> {
    return (await this.elements(caseId, kind, reader)).map(({ body }) => body);
  }

  private inOrder<K extends 'fact' | 'ended'>(elements: readonly Element<K>[]): Record<string, ShownBody<K>> {
    const sorted = [...elements].sort((one, other) => this.placeOf(one.id) - this.placeOf(other.id));
    return Object.fromEntries(sorted.map(({ id, body }): [string, ShownBody<K>] => [id, body]));
  }

  private placeOf(fact: string): number {
    return this.order.get(fact) ?? this.order.size;
  }
}

/** Oldest first. */
function byTime<T>(timeOf: (one: T) => string): (one: T, other: T) => number {
  return (one, other) => Date.parse(timeOf(one)) - Date.parse(timeOf(other));
}
