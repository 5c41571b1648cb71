import type { Contracts } from '#contracts';
import { ProblemError } from '#http';
import type { Needs } from '#needs';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Application } from '../../applications/application.js';
import { CONTRACTS, NEEDS } from '../../tokens.js';
import type { AskedPage } from './asked-pages.js';
import { draftOf, type Draft } from './draft.js';
import { SavedPages } from './saved-pages.js';

/** Reads a person's part of an application for its pages. */
@Injectable()
export class Drafts {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    @Inject(NEEDS) private readonly needs: Needs,
    private readonly dataSource: DataSource,
    private readonly savedPages: SavedPages,
  ) {}

  /** @param place `?person=`; the applicant where it is left out. @throws ProblemError 404 where there is no such person. */
  async get(application: Application, place: string | number | undefined): Promise<Draft> {
    const number = Number(place ?? 0);
    const person = application.persons[number];
    if (!person) throw new ProblemError('notFound');
    const saved = await this.savedPages.of(this.dataSource.manager, person.residentId);
    return draftOf(this.contracts, this.needs, application, number, saved) as Draft;
  }

  async markSaved({ person }: Draft, { key }: AskedPage): Promise<void> {
    await this.savedPages.add(this.dataSource.manager, person.residentId, key);
  }

  async all(application: Application): Promise<Draft[]> {
    return Promise.all(application.persons.map((_, place) => this.get(application, place)));
  }
}

/** Where a person's pages lie: the applicant's have no number. */
export const withPerson = (address: string, place: number): string =>
  place === 0 ? address : `${address}${address.includes('?') ? '&' : '?'}person=${place}`;
