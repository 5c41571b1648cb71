import type { CaseAsShown, Covers } from '#case-copy';
import type { JoinedApplication } from '#intake';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NextReminder, type ComingReminder } from '../notifications/next-reminder.js';
import { Undelivered, type UndeliveredMail } from '../notifications/undelivered.js';
import { restrictionOf } from '../applications/restriction.js';
import { erasedFor } from '../applications/erased-for.js';
import { FindCase } from './find-case.js';
import { ShowCaseParts } from './show-case-parts.js';

export interface ShownCase extends CaseAsShown {
  /** Since then nothing of it is sent to any agency. */
  restrictedSince?: string;
  /** Agencies of which what was exchanged with them is erased: nothing of it can be read, and nothing more is exchanged. */
  erasedFor?: { agency: string; at: string }[];
  /** Applications of those who join the person, begun from this case: that they are there, and nothing of what they say. */
  joined?: JoinedApplication[];
  nextReminder?: ComingReminder;
  /** Whom mails about this case do not reach: the person, or an employer or school that was asked. */
  undelivered?: UndeliveredMail[];
}

/** Query: the case as the collector shows it, and what the portal alone knows beside it. */
@Injectable()
export class ShowCase {
  constructor(
    private readonly dataSource: DataSource,
    private readonly parts: ShowCaseParts,
    private readonly findCase: FindCase,
    private readonly nextReminder: NextReminder,
    private readonly undelivered: Undelivered,
  ) {}

  /** @param reader left out where it is shown in full, as a program of the person's own gets it */
  async run(caseId: string, reader?: Covers): Promise<ShownCase> {
    const found = await this.findCase.get(caseId);
    const { application, person } = found;
    const shown = await this.parts.state(caseId, application.submittedAt, reader);
    const joined = await this.findCase.joinedFrom(found);
    const nextReminder = await this.nextReminder.find(caseId);
    const gone = await erasedFor(this.dataSource.manager, application.applicationId);
    const undelivered = await this.undelivered.listOf(this.dataSource.manager, application, person);
    return {
      ...shown,
      reference: person.reference,
      ...restrictionOf(application),
      ...(gone.length > 0 && { erasedFor: gone }),
      ...(joined.length > 0 && { joined }),
      ...(nextReminder && { nextReminder }),
      ...(undelivered.length > 0 && { undelivered }),
    };
  }
}
