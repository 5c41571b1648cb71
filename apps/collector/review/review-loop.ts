import { Rounds, type Clock } from '#clock';
import type { Health, Log } from '#observability';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CLOCK, HEALTH, LOG } from '../tokens.js';
import { Pace } from './pace.js';
import { ReviewDueCases } from './review-due-cases.js';

const LOOK_EVERY_MS = 100;
const AFTER_A_FAULT_MS = 1_000;
/** The service is not ready when it looked at nothing for this long, and did not rest on purpose. */
const STUCK_AFTER_MS = 15_000;

/**
 * Looks at cases from start to end of the service. What happens to a case within a tenth of a second is looked at once; in
 * a flood the loop rests longer.
 */
@Injectable()
export class ReviewLoop implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly rounds: Rounds;
  private restUntil = -Infinity;

  constructor(
    private readonly reviews: ReviewDueCases,
    private readonly pace: Pace,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(HEALTH) private readonly health: Health,
    @Inject(LOG) log: Log,
  ) {
    this.rounds = new Rounds({
      round: () => this.round(),
      everyMs: LOOK_EVERY_MS,
      backoffMs: { first: AFTER_A_FAULT_MS, longest: AFTER_A_FAULT_MS },
      onFault: (error) => log.warn({ error }, 'cases could not be looked at; trying again'),
    });
  }

  onApplicationBootstrap(): void {
    this.health.register('reviews', () => this.rounds.check(STUCK_AFTER_MS));
    this.clock.onMove(() => this.rounds.wake());
    this.rounds.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.rounds.stop();
  }

  private async round(): Promise<boolean> {
    if (this.pace.isFlood && performance.now() < this.restUntil) return false;
    const startedAt = performance.now();
    const isMore = await this.reviews.round();
    const endedAt = performance.now();
    this.restUntil = endedAt + this.pace.restAfter(endedAt - startedAt);
    return isMore && this.restUntil === endedAt;
  }
}
