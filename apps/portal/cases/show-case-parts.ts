import type { Contracts } from '#contracts';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONTRACTS } from '../tokens.js';
import type { ElementBodies, Segment } from './case-element.js';
import { CaseElements } from './case-elements.js';

/** Queries: what is asked now, what is known, who was given what, and who held the case. */
@Injectable()
export class ShowCaseParts {
  private readonly order: ReadonlyMap<string, number>;

  constructor(
    @Inject(CONTRACTS) contracts: Contracts,
    private readonly dataSource: DataSource,
    private readonly elements: CaseElements,
  ) {
    this.order = new Map(contracts.facts.map(({ fact }, index) => [fact, index]));
  }

  /** In the order of the combined form. */
  async questions(caseId: string): Promise<ElementBodies['question'][]> {
    const questions = await this.elements.listOf(this.dataSource.manager, caseId, 'question');
    return questions.map(({ body }) => body).sort((one, other) => this.placeOf(one.path) - this.placeOf(other.path));
  }

  async profile(caseId: string): Promise<{ facts: Record<string, ElementBodies['fact']> }> {
    const facts = await this.elements.listOf(this.dataSource.manager, caseId, 'fact');
    const sorted = [...facts].sort((one, other) => this.placeOf(one.id) - this.placeOf(other.id));
    return { facts: Object.fromEntries(sorted.map(({ id, body }) => [id, body])) };
  }

  async disclosures(caseId: string): Promise<ElementBodies['disclosure'][]> {
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

  private placeOf(fact: string): number {
    return this.order.get(fact) ?? this.order.size;
  }
}
