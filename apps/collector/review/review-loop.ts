import type { Clock } from '#clock';
import type { Health, Log } from '#observability';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CLOCK, HEALTH, LOG } from '../tokens.js';
import { Pace } from './pace.js';
import { ReviewDueCases } from './review-due-cases.js';

const LOOK_EVERY_MS = 100;
const AFTER_A_FAULT_MS = 1_000;
/** The loop is stuck when it gave no sign for this long: the service is not ready then. */
const STUCK_AFTER_MS = 15_000;

/** Rounds, one after another, from start to end of the service. A fault of the database is waited out. */
@Injectable()
export class ReviewLoop implements OnApplicationBootstrap, OnModuleDestroy {
  private ended = false;
  private running: Promise<void> = Promise.resolve();
  /** When it last ended a round, or rested on purpose. */
  private lastSign = Date.now();
  private wake: () => void = () => undefined;

  constructor(
    private readonly reviews: ReviewDueCases,
    private readonly pace: Pace,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(HEALTH) private readonly health: Health,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.health.register('reviews', () => {
      if (Date.now() - this.lastSign > STUCK_AFTER_MS) throw Object.assign(new Error(), { code: 'STUCK' });
    });
    this.clock.onMove(() => this.wake());
    this.running = this.run();
  }

  async onModuleDestroy(): Promise<void> {
    this.ended = true;
    this.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.ended) {
      const startedAt = performance.now();
      const due = await this.round();
      if (due === 0) await this.pause(LOOK_EVERY_MS);
      else await this.rest(this.pace.restAfter(performance.now() - startedAt));
    }
  }

  /** In steps, for the flood may end meanwhile. */
  private async rest(milliseconds: number): Promise<void> {
    const end = performance.now() + milliseconds;
    while (!this.ended && this.pace.isFlood && performance.now() < end) {
      await this.pause(LOOK_EVERY_MS);
      this.lastSign = Date.now();
    }
  }

  private async round(): Promise<number> {
    try {
      const due = await this.reviews.round();
      this.lastSign = Date.now();
      return due;
    } catch (error) {
      this.log.warn({ error }, 'cases could not be looked at; trying again');
      await this.pause(AFTER_A_FAULT_MS);
      return 0;
    }
  }

  private pause(milliseconds: number): Promise<void> {
    if (this.ended) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
