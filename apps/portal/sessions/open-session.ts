import type { Clock } from '#clock';
import { ProblemError } from '#http';
import { dayInBoth } from '#pages';
import { textsInBoth } from '#texts';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Applications } from '../applications/applications.js';
import { Limits } from '../limits/limits.js';
import { CLOCK } from '../ground/tokens.js';
import { AccessTokens } from '../access/access-tokens.js';
import { attemptsAt } from './attempts.js';
import { normalReference } from '../access/reference.js';
import type { TokenKind } from '../access/session-end.js';

const says = textsInBoth('apiProblem');
const saysErased = textsInBoth('erasureProblem').erased;

export interface OpenedSession {
  applicationId: string;
  caseId?: string;
  accessToken: string;
}

interface Found {
  application_id: string;
  case_id: string | null;
  access_code_hash: string;
  erased_at: Date | null;
}

/** Equal to no hash of a code; an unknown reference is compared all the same, so that time tells nothing. */
const NO_HASH = '0'.repeat(64);

/** Command: a new access token for who knows reference and access code. */
@Injectable()
export class OpenSession {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly dataSource: DataSource,
    private readonly applications: Applications,
    private readonly accessTokens: AccessTokens,
    private readonly limits: Limits,
  ) {}

  /** @param kind what the token is for. @throws ProblemError 401, 429; 410 for who knows both of an application that was erased */
  async run(reference: string, accessCode: string, address: string, kind: TokenKind): Promise<OpenedSession> {
    const opened = await this.dataSource.transaction((sql) => this.attempt(sql, reference, accessCode, address, kind));
    if (opened instanceof ProblemError) throw opened; // outside of the transaction, which keeps the failure
    return opened;
  }

  private async attempt(
    sql: EntityManager,
    reference: string,
    accessCode: string,
    address: string,
    kind: TokenKind,
  ): Promise<OpenedSession | ProblemError> {
    const now = this.clock.now();
    const limits = attemptsAt(this.limits, normalReference(reference), address, 'attempt');
    await this.limits.lock(sql, limits);
    const wait = await this.limits.secondsToWait(sql, limits, now);
    if (wait !== undefined) return new ProblemError('tooManyAttempts', { headers: { 'retry-after': String(wait) } });
    const found = await this.find(sql, reference);
    const right = this.accessTokens.isCode(accessCode, found?.access_code_hash ?? NO_HASH);
    if (!found || !right) {
      await this.limits.count(sql, limits, now);
      return new ProblemError('unauthorised', { detail: says.wrongCode });
    }
    if (found.erased_at)
      return new ProblemError('gone', { detail: saysErased({ day: dayInBoth(found.erased_at.toISOString()) }) });
    const accessToken = await this.accessTokens.issue(sql, found.application_id, kind);
    return { applicationId: found.application_id, ...(found.case_id && { caseId: found.case_id }), accessToken };
  }

  private async find(sql: EntityManager, reference: string): Promise<Found | undefined> {
    const rows = await sql.query<Found[]>(
      `SELECT application_id, NULL AS case_id, access_code_hash, at AS erased_at
         FROM erasure WHERE reference_hashes && $1::text[]
       UNION ALL
       SELECT application_id, case_id, access_code_hash, NULL
         FROM person JOIN application ON application.id = application_id
        WHERE reference_hash = ANY ($1::text[]) AND erased_at IS NULL`,
      [this.applications.referenceHashes(reference)],
    );
    return rows[0];
  }
}
