import type { Clock } from '#clock';
import type { Contracts } from '#contracts';
import { ProblemError, refuse } from '#http';
import type { Needs } from '#needs';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { documentProblems } from '../documents/document-problems.js';
import { Documents } from '../documents/documents.js';
import { Notify } from '../notifications/notify.js';
import { CLOCK, CONTRACTS, NEEDS } from '../tokens.js';
import { ChangeDraftBody } from './application-body.js';
import { Applications } from './applications.js';
import { changePersons } from './change-persons.js';
import { newPerson } from './open-application.js';
import { readDraftChange } from './read-draft-change.js';

/** Command: replaces whole facts of a draft. Nothing is changed unless all of it is right. */
@Injectable()
export class ChangeDraft {
  constructor(
    @Inject(CONTRACTS) readonly contracts: Contracts,
    @Inject(NEEDS) readonly needs: Needs,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly dataSource: DataSource,
    private readonly applications: Applications,
    private readonly documents: Documents,
    private readonly notify: Notify,
  ) {}

  async run(applicationId: string, body: unknown): Promise<void> {
    const change = readDraftChange(this.contracts, ChangeDraftBody, body);
    await this.dataSource.transaction(async (sql) => {
      const application = await this.applications.lock(sql, applicationId);
      if (application.submittedAt !== undefined) throw alreadySubmitted();
      const now = this.clock.now().toISOString();
      const { persons, problems } = changePersons(this, application, change, now, newPerson);
      const known = await this.documents.idsOf(sql, applicationId);
      refuse([...change.problems, ...problems, ...documentProblems(change, known)]);
      await this.applications.savePersons(sql, applicationId, persons);
      await this.notify.draftSaved(sql, { ...application, persons });
      await this.notify.touched(sql, { ...application, persons });
    });
  }
}

function alreadySubmitted(): ProblemError {
  return new ProblemError('conflict', {
    detail: {
      da: 'Ansøgningen er sendt. Ret oplysninger på sagen i stedet: PATCH /cases/{caseId}/answers.',
      en: 'The application has been submitted. Correct facts on its case instead: PATCH /cases/{caseId}/answers.',
    },
  });
}
