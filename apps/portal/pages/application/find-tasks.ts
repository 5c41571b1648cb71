import type { Draft, Role } from '#intake';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Undelivered, type UndeliveredMail } from '../../notifications/undelivered.js';
import type { OwnVisit } from '../visit/visits.js';
import { AskedOthers } from './asked-others.js';
import { Drafts } from './drafts.js';

export interface Tasks {
  visit: OwnVisit;
  draft: Draft;
  /** Who is asked for a part and has not answered. */
  asked: readonly Role[];
  /** There is a part that others could be asked for, or are. */
  asksOthers: boolean;
  /** Whom mails about it do not reach. */
  undelivered: readonly UndeliveredMail[];
}

/** Query: one person's part of an application, with what others owe it. */
@Injectable()
export class FindTasks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly drafts: Drafts,
    private readonly askedOthers: AskedOthers,
    private readonly undelivered: Undelivered,
  ) {}

  /** @param place `?person=`. @throws ProblemError 404 where there is no such person. */
  async of(visit: OwnVisit, place: unknown): Promise<Tasks> {
    const { application } = visit;
    const draft = await this.drafts.get(application, place);
    const asked = await this.askedOthers.waitingFor(application.applicationId, draft.person.residentId);
    const asksOthers = await this.drafts.asksOthers(application, draft);
    const undelivered = await this.undelivered.listOf(this.dataSource.manager, application, draft.person);
    return { visit, draft, asked, asksOthers, undelivered };
  }
}
