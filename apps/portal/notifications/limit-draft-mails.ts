import type { Clock } from '#clock';
import { addressOf, type Application, mailboxOf } from '#intake';
import type { Settings } from '#settings';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Limits, type Limit } from '../limits/limits.js';
import { ReturnLinks } from '../sessions/return-links.js';
import { CLOCK, SETTINGS } from '../ground/tokens.js';

const DAY_MS = 86_400_000;

/**
 * Anybody may write anybody's address into a draft, so that few mails go to one address about drafts that nobody there is
 * known to have begun, and few from one such draft. What was handed in, and what somebody asks for who knows a reference,
 * is never held back.
 */
@Injectable()
export class LimitDraftMails {
  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'draftMailsPerDay'>,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly limits: Limits,
    private readonly links: ReturnLinks,
  ) {}

  /** Seconds until a mail may go to this address; undefined when it may now. */
  async secondsToWait(sql: EntityManager, application: Application, address: string): Promise<number | undefined> {
    return this.limits.secondsToWait(sql, await this.limitsOf(sql, application, address), this.clock.now());
  }

  /** Counts one more, within the transaction in which it is written; where it may not, says for how long. */
  async count(sql: EntityManager, application: Application, address: string): Promise<number | undefined> {
    const limits = await this.limitsOf(sql, application, address);
    await this.limits.lock(sql, limits);
    const wait = await this.limits.secondsToWait(sql, limits, this.clock.now());
    if (wait === undefined) await this.limits.count(sql, limits, this.clock.now());
    return wait;
  }

  private async limitsOf(sql: EntityManager, application: Application, address: string): Promise<Limit[]> {
    const { draftMailsPerDay } = this.settings;
    if (draftMailsPerDay === 0 || application.submittedAt !== undefined) return [];
    const own = addressOf(application);
    if (own !== undefined && (await this.links.wasOpened(sql, application, own))) return [];
    return [
      this.limits.of('draft mail to address', [mailboxOf(address)], draftMailsPerDay, DAY_MS),
      this.limits.of('draft mail of application', [application.applicationId], draftMailsPerDay, DAY_MS),
    ];
  }
}
