import { Rounds } from '#clock';
import { Prune } from './prune.js';
import { SweepErased, type Keeping } from './sweep-erased.js';

const EVERY_MS = 60 * 60_000;
/** How often it is looked whether somebody was erased. */
const LOOK_MS = 1_000;

/**
 * What every service does with its tables by the rules that its schema names: at the start, once an hour and when time was moved
 * all of it; soon after somebody was erased what is left of them.
 */
export class KeepTables {
  private readonly rounds: Rounds;
  private readonly stopListening: () => void;
  private lastAll: number | undefined;
  private seen = 0;

  constructor(private readonly keeping: Keeping) {
    const { clock, log } = keeping;
    const [sweep, prune] = [new SweepErased(keeping), new Prune(keeping)];
    this.rounds = new Rounds({
      round: async (stopping) => {
        await this.round(sweep, prune, stopping);
        return false;
      },
      everyMs: LOOK_MS,
      backoffMs: { first: LOOK_MS, longest: 60 * LOOK_MS },
      onFault: (error) => log.warn({ error }, 'cannot delete what is over or erased, will try again'),
    });
    this.stopListening = clock.onMove(() => {
      this.lastAll = undefined;
      this.rounds.wake();
    });
  }

  start(): void {
    this.rounds.start();
  }

  stop(): Promise<void> {
    this.stopListening();
    return this.rounds.stop();
  }

  private async round(sweep: SweepErased, prune: Prune, stopping: AbortSignal): Promise<void> {
    const seen = this.keeping.keys.erasuresSize;
    const now = performance.now();
    if (this.lastAll === undefined || now - this.lastAll >= EVERY_MS) {
      this.lastAll = now;
      await prune.run(stopping);
      await sweep.run(true, stopping);
    } else if (seen !== this.seen) await sweep.run(false, stopping);
    else return;
    this.seen = sweep.isDone ? seen : 0;
  }
}
