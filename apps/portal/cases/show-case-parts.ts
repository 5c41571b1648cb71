import type { Contracts, EarlierFact, EndedFact, ProfileFact, Segment } from '#contracts';
import { type ShownBody, type ShownDisclosure, type ShownQuestion, CaseCopy, type Element } from '#case-copy';
import { Inject, Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { CONTRACTS } from '../ground/tokens.js';

/** What is known, by fact, and what an agency issued that counts no longer. */
export interface ShownProfile {
  facts: Record<string, ProfileFact>;
  ended?: Record<string, EndedFact>;
}

/** How long somebody who sent answers waits for what is asked after them: no longer than it takes to turn a page. */
const MOST_MS = 1_000;
const LOOK_EVERY_MS = 50;

/** Queries: what is asked now, what is known, who was given what, and who held the case. */
@Injectable()
export class ShowCaseParts {
  private readonly order: ReadonlyMap<string, number>;

  constructor(
    @Inject(CONTRACTS) contracts: Contracts,
    private readonly dataSource: DataSource,
    private readonly elements: CaseCopy,
  ) {
    this.order = new Map(contracts.facts.map(({ fact }, index) => [fact, index]));
  }

  /** In the order of the combined form. */
  async questions(caseId: string): Promise<ShownQuestion[]> {
    const questions = await this.elements.listOf(this.dataSource.manager, caseId, 'question');
    return questions.map(({ body }) => body).sort((one, other) => this.placeOf(one.path) - this.placeOf(other.path));
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
    const [facts, ended] = await Promise.all([
      this.elements.listOf(this.dataSource.manager, caseId, 'fact'),
      this.elements.listOf(this.dataSource.manager, caseId, 'ended'),
    ]);
    return { facts: this.inOrder(facts), ...(ended.length > 0 && { ended: this.inOrder(ended) }) };
  }

  /** What was stated and is used no longer, oldest first. */
  async earlier(caseId: string): Promise<EarlierFact[]> {
    const earlier = await this.elements.listOf(this.dataSource.manager, caseId, 'earlier');
    return earlier
      .map(({ body }) => body)
      .sort((one, other) => Date.parse(one.observedAt) - Date.parse(other.observedAt));
  }

  async disclosures(caseId: string): Promise<ShownDisclosure[]> {
    const disclosures = await this.elements.listOf(this.dataSource.manager, caseId, 'disclosure');
    return disclosures
      .map(({ body: { passedThrough: _, ...shown } }) => shown)
      .sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  }

  /** Who held it from when on, oldest first; empty until the collector has spoken. */
  async holders(caseId: string): Promise<readonly Segment[]> {
    const [holder] = await this.elements.listOf(this.dataSource.manager, caseId, 'holder');
    return holder?.body.segments ?? [];
  }

  private inOrder<K extends 'fact' | 'ended'>(elements: readonly Element<K>[]): Record<string, ShownBody<K>> {
    const sorted = [...elements].sort((one, other) => this.placeOf(one.id) - this.placeOf(other.id));
    return Object.fromEntries(sorted.map(({ id, body }): [string, ShownBody<K>] => [id, body]));
  }

  private placeOf(fact: string): number {
    return this.order.get(fact) ?? this.order.size;
  }
}
