import { Rounds, type Clock } from '#clock';
import type { Log } from '#observability';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CLOCK, LOG } from '../ground/tokens.js';
import { EraseWhatIsDue } from './erase-what-is-due.js';
import { ResidentKeys } from './resident-keys.js';

const EVERY_MS = 60 * 60_000;

/** Once an hour, and at the start: what is over is erased, and then its keys open from no old copy either. */
@Injectable()
export class KeepRetention implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly rounds: Rounds;

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOG) log: Log,
    erase: EraseWhatIsDue,
    keys: ResidentKeys,
  ) {
    this.rounds = new Rounds({
      round: async (stopping) => {
        await erase.run(stopping);
        await keys.renew(stopping);
        return false;
      },
      everyMs: EVERY_MS,
      onFault: (error) => log.warn({ error }, 'cannot erase what is over, will try again'),
    });
  }

  onApplicationBootstrap(): void {
    this.clock.onMove(() => this.rounds.wake());
    this.rounds.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.rounds.stop();
  }
}
