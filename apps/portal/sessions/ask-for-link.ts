import { ProblemError } from '#http';
import { addressOf, normalAddress } from '#intake';
import { Injectable } from '@nestjs/common';
import { Applications } from '../applications/applications.js';
import { Transactions } from '../applications/transactions.js';
import { Limits } from '../limits/limits.js';
import type { Work } from '../ground/work.js';
import { attemptsAt } from './attempts.js';
import { normalReference } from '../access/reference.js';

/**
 * Command: a link to a new access code, by mail, for who lost theirs. It answers alike whether or not the reference and
 * the address belong together, so nobody learns from it who has an application; every call counts against the limits.
 */
@Injectable()
export class AskForLink {
  constructor(
    private readonly transactions: Transactions,
    private readonly applications: Applications,
    private readonly limits: Limits,
  ) {}

  /** @throws ProblemError 429 */
  async run(reference: string, address: string, from: string): Promise<void> {
    const problem = await this.transactions.run((work) => this.attempt(work, reference, address, from));
    if (problem) throw problem; // outside of the transaction, which keeps the count
  }

  private async attempt(
    work: Work,
    reference: string,
    address: string,
    from: string,
  ): Promise<ProblemError | undefined> {
    const { sql } = work;
    const now = new Date(work.now());
    const limits = attemptsAt(this.limits, normalReference(reference), from, 'lost code');
    await this.limits.lock(sql, limits);
    const wait = await this.limits.secondsToWait(sql, limits, now);
    if (wait !== undefined) return new ProblemError('tooManyAttempts', { headers: { 'retry-after': String(wait) } });
    await this.limits.count(sql, limits, now);
    const application = await this.applications.findByReference(sql, reference);
    const known = application && addressOf(application);
    if (application && known !== undefined && normalAddress(known) === normalAddress(address))
      await work.tell({ kind: 'codeAskedFor', application });
    return undefined;
  }
}
