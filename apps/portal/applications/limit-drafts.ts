import type { Clock } from '#clock';
import { lineOf, ProblemError } from '#http';
import type { Settings } from '#settings';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Limits } from '../limits/limits.js';
import { CLOCK, SETTINGS } from '../ground/tokens.js';

const MINUTE_MS = 60_000;

/** Anybody may begin an application, so that many begin from one address only. */
@Injectable()
export class LimitDrafts {
  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'draftsPerMinute'>,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly limits: Limits,
  ) {}

  /** Counts one more, within the transaction in which it is begun. @throws ProblemError 429 */
  async count(sql: EntityManager, from: string): Promise<void> {
    const { draftsPerMinute } = this.settings;
    if (draftsPerMinute === 0) return;
    const now = this.clock.now();
    const limits = [this.limits.of('draft from address', [lineOf(from)], draftsPerMinute, MINUTE_MS)];
    await this.limits.lock(sql, limits);
    const wait = await this.limits.secondsToWait(sql, limits, now);
    if (wait !== undefined) throw new ProblemError('tooManyDrafts', { headers: { 'retry-after': String(wait) } });
    await this.limits.count(sql, limits, now);
  }
}
