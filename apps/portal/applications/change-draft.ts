import { ProblemError } from '#http';
import { changePersons, type DraftChange, strangeDocumentsIn, type HouseholdRules } from '#intake';
import { textsInBoth } from '#texts';
import { Inject, Injectable } from '@nestjs/common';
import { Documents } from '../documents/documents.js';
import { RULES } from '../ground/tokens.js';
import { Applications } from './applications.js';
import { refuseChange } from './invalid-change.js';
import { newPerson } from './open-application.js';
import { Transactions } from './transactions.js';

const says = textsInBoth('apiProblem');

/** Command: replaces whole facts of a draft, and who is part of it. Nothing is changed unless all of it is right. */
@Injectable()
export class ChangeDraft {
  constructor(
    @Inject(RULES) private readonly rules: HouseholdRules,
    private readonly transactions: Transactions,
    private readonly applications: Applications,
    private readonly documents: Documents,
  ) {}

  /** @throws InvalidChange, ProblemError 409 once it was submitted */
  run(applicationId: string, change: DraftChange): Promise<void> {
    return this.transactions.onApplication(applicationId, async (work, application) => {
      const { sql } = work;
      if (application.submittedAt !== undefined) throw new ProblemError('conflict', { detail: says.isSubmitted });
      const now = work.now();
      const { persons, problems } = changePersons(this.rules, application, change, now, newPerson);
      const known = await this.documents.idsOf(sql, applicationId);
      refuseChange([...(change.problems ?? []), ...problems, ...strangeDocumentsIn(change, known)]);
      await this.applications.savePersons(sql, applicationId, persons);
      await this.applications.touch(sql, applicationId, now);
      await work.tell({ kind: 'draftChanged', application: { ...application, persons } });
    });
  }
}
