import type { Clock } from '#clock';
import { ProblemError } from '#http';
import { addressOf, normalAddress } from '#intake';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Applications } from '../applications/applications.js';
import { Limits } from '../limits/limits.js';
import { Happenings } from '../ground/happenings.js';
import { CLOCK } from '../ground/tokens.js';
import { attemptsAt } from './attempts.js';
import { normalReference } from '../access/reference.js';

/**
 * Command: a link to a new access code, by mail, for who lost theirs. It answers alike whether or not the reference and
 * the address belong together, so nobody learns from it who has an application; every call counts against the limits.
 */
@Injectable()
export class AskForLink {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly dataSource: DataSource,
    private readonly applications: Applications,
    private readonly limits: Limits,
    private readonly happenings: Happenings,
  ) {}

  /** @throws ProblemError 429 */
  async run(reference: string, address: string, from: string): Promise<void> {
    const problem = await this.dataSource.transaction((sql) => this.attempt(sql, reference, address, from));
    if (problem) throw problem; // outside of the transaction, which keeps the count
  }

  private async attempt(
    sql: EntityManager,
    reference: string,
    address: string,
    from: string,
  ): Promise<ProblemError | undefined> {
    const now = this.clock.now();
    const limits = attemptsAt(this.limits, normalReference(reference), from, 'lost code');
    await this.limits.lock(sql, limits);
    const wait = await this.limits.secondsToWait(sql, limits, now);
    if (wait !== undefined) return new ProblemError('tooManyAttempts', { headers: { 'retry-after': String(wait) } });
    await this.limits.count(sql, limits, now);
    const application = await this.applications.findByReference(sql, reference);
    const known = application && addressOf(application);
    if (application && known !== undefined && normalAddress(known) === normalAddress(address))
      await this.happenings.tell(sql, { kind: 'codeAskedFor', application });
    return undefined;
  }
}
