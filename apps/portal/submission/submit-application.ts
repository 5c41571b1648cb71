import type { Relation } from '#contracts';
import { ProblemError } from '#http';
import { applicantOf, type Application } from '#intake';
import type { KeyedHashes } from '#secrecy';
import { textsInBoth } from '#texts';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { HASHES } from '../ground/tokens.js';
import type { Work } from '../ground/work.js';
import { Applications } from '../applications/applications.js';
import { Transactions } from '../applications/transactions.js';
import { TellApplication } from './tell-application.js';

const { keyMissing, keyTooLong, keyUsed } = textsInBoth('apiProblem');

export interface Submission {
  caseId: string;
  cases: { caseId: string; relation: Relation }[];
}

const LONGEST_KEY = 255;

/**
 * Command: hands the application in. State and events commit together; the same key again, or a second submission,
 * changes nothing and gives the same answer. No fact is demanded: what is missing becomes questions.
 */
@Injectable()
export class SubmitApplication {
  constructor(
    @Inject(HASHES) private readonly hashes: KeyedHashes,
    private readonly transactions: Transactions,
    private readonly applications: Applications,
    private readonly tellApplication: TellApplication,
  ) {}

  async run(applicationId: string, idempotencyKey: string | undefined): Promise<Submission> {
    const keyHashes = this.hashes.all('idempotency key', checkedKey(idempotencyKey));
    return this.transactions.onHousehold(applicationId, async (work, application) => {
      await claimKey(work.sql, keyHashes, applicationId);
      return submissionOf(application.submittedAt === undefined ? await this.submit(work, application) : application);
    });
  }

  private async submit(work: Work, draft: Application): Promise<Application> {
    const submittedAt = work.now();
    const persons = draft.persons.map((person) => ({ ...person, caseId: uuidV7() }));
    const application = { ...draft, submittedAt, persons };
    await this.applications.savePersons(work.sql, draft.applicationId, persons);
    await this.applications.markSubmitted(work.sql, draft.applicationId, submittedAt);
    await this.tellApplication.run(work, application);
    return application;
  }
}

function submissionOf(application: Application): Submission {
  const cases = application.persons.map(({ caseId, relation }) => ({ caseId: caseId!, relation }));
  return { caseId: applicantOf(application).caseId!, cases };
}

/** A second writer of the same key waits here for the first one's commit. */
async function claimKey(sql: EntityManager, hashes: readonly string[], applicationId: string): Promise<void> {
  await sql.query(
    `INSERT INTO idempotency_key (hash, application_id)
     SELECT $1, $2 WHERE NOT EXISTS (SELECT 1 FROM idempotency_key WHERE hash = ANY ($3::text[])) ON CONFLICT DO NOTHING`,
    [hashes[0], applicationId, hashes],
  );
  const rows = await sql.query<{ application_id: string }[]>(
    'SELECT application_id FROM idempotency_key WHERE hash = ANY ($1::text[])',
    [hashes],
  );
  if (rows.some(({ application_id: claimedBy }) => claimedBy !== applicationId))
    throw new ProblemError('conflict', { detail: keyUsed });
}

function checkedKey(key: string | undefined): string {
  if (key === undefined || key.trim() === '') throw new ProblemError('missingHeader', { detail: keyMissing });
  if (key.length > LONGEST_KEY) throw new ProblemError('malformedRequest', { detail: keyTooLong });
  return key;
}
