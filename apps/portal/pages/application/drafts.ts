import { ProblemError } from '#http';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rolesFor, saidBy } from './asked-of-others.js';
import { RULES } from '../../ground/tokens.js';
import {
  type Answer,
  type Application,
  applying,
  type AskedPage,
  type Draft,
  draftOf,
  fieldsSaidNo,
  type HouseholdRules,
  type Invitation,
  type Opener,
  openersOf,
  type Person,
} from '#intake';
import { placeOf, withPerson } from '#pages';
import { AskedOthers } from './asked-others.js';
import { SavedPages } from './saved-pages.js';

/** Reads a person's part of an application for its pages. */
@Injectable()
export class Drafts {
  constructor(
    @Inject(RULES) private readonly rules: HouseholdRules,
    private readonly dataSource: DataSource,
    private readonly savedPages: SavedPages,
    private readonly askedOthers: AskedOthers,
  ) {}

  /** @param place `?person=`, or the place itself. @throws ProblemError 404 where there is no such person. */
  async get(application: Application, place: unknown): Promise<Draft> {
    const person = this.personAt(application, place);
    const invitations = await this.askedOthers.list(application.applicationId, person.residentId);
    return this.draftOf(application, person, invitations);
  }

  /** As it is asked of all together, whoever has answered already. */
  async asked(application: Application, place: unknown): Promise<Draft> {
    return this.draftOf(application, this.personAt(application, place), []);
  }

  /**
   * Whether an employer or a school could be asked for a part of this person's form, or was. Who said that there is no
   * job has no employer; once the application is sent, silence says so.
   */
  async asksOthers({ applicationId, submittedAt }: Application, draft: Draft): Promise<boolean> {
    const answered = submittedAt === undefined ? draft.saved : new Set(draft.pages.map(({ key }) => key));
    if (rolesFor(draft, fieldsSaidNo(draft.pages, answered, draft.facts)).length > 0) return true;
    return (await this.askedOthers.list(applicationId, draft.person.residentId)).length > 0;
  }

  private async draftOf(application: Application, person: Person, invitations: readonly Invitation[]): Promise<Draft> {
    const saved = await this.savedPages.of(this.dataSource.manager, person.residentId);
    const place = application.persons.indexOf(person);
    return draftOf(this.rules, application, place, saved, saidBy(invitations)) as Draft;
  }

  private personAt({ persons }: Application, place: unknown): Person {
    const person = persons[typeof place === 'number' ? place : placeOf(place)];
    if (!person) throw new ProblemError('notFound');
    return person;
  }

  /** Remembers that a page was sent with all its openers answered, and which were answered no on one that was not. */
  async markSaved({ person }: Draft, { key, fields }: AskedPage, answerTo: (opener: Opener) => Answer): Promise<void> {
    const { manager } = this.dataSource;
    const openers = openersOf(fields);
    const saidNo = openers.filter((opener) => answerTo(opener) === 'no').map(({ name }) => name);
    const isWhole = applying(fields, answerTo).unanswered.length === 0;
    await this.savedPages.remove(
      manager,
      person.residentId,
      openers.map(({ name }) => name),
    );
    await this.savedPages.add(manager, person.residentId, isWhole ? [key, ...saidNo] : saidNo);
  }

  async all(application: Application): Promise<Draft[]> {
    return Promise.all(application.persons.map((_, place) => this.get(application, place)));
  }
}

/** Of one page of the form, for the person at this place of the household. */
export const addressOf = ({ topic, number }: Pick<AskedPage, 'topic' | 'number'>, place: number): string =>
  withPerson(`/application/topics/${topic}${number > 1 ? `?page=${number}` : ''}`, place);
