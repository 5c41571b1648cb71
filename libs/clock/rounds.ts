export interface RoundsOptions {
  /** Looks once at what there is to do. True: there may be more, and the next round follows at once. */
  readonly round: (stopping: AbortSignal) => Promise<boolean>;
  /** The pause after a round, unless somebody wakes it. */
  readonly everyMs: number;
  /** First and longest pause after rounds that failed, which nobody wakes; unless given, these pauses are as all others. */
  readonly backoffMs?: { readonly first: number; readonly longest: number };
  /** Told of a round that failed, unless the rounds are being stopped. */
  readonly onFault: (error: unknown) => void;
}

/** By so much at most a pause is shorter or longer than asked for: processes of one service do not look in step. */
const JITTER = 0.1;

/** The same work again and again, one round at a time, on real timers, from `start` to `stop`. No fault ends it. */
export class Rounds {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private isWoken = false;
  private endPause: () => void = () => undefined;
  private faults = 0;
  private lastDone = Date.now();

  constructor(private readonly options: RoundsOptions) {}

  start(): void {
    this.running ??= this.run();
  }

  /** There is something to do. A call that comes in the middle of a round is not missed: another one follows. */
  wake(): void {
    this.isWoken = true;
    if (this.backoffMs === undefined) this.endPause();
  }

  /** Resolves once the round that is under way has ended; no other follows. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.endPause();
    await this.running;
  }

  /** For `Health.register`. @throws where no round went well for so long */
  check(patienceMs: number): void {
    if (Date.now() - this.lastDone > patienceMs)
      throw Object.assign(new Error('rounds stand still'), { code: 'STUCK' });
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      this.isWoken = false;
      const isMore = await this.runOnce();
      if (!isMore) await this.pause();
    }
  }

  private async runOnce(): Promise<boolean> {
    const { round, onFault } = this.options;
    try {
      const isMore = await round(this.stopping.signal);
      this.faults = 0;
      this.lastDone = Date.now();
      return isMore;
    } catch (error) {
      this.faults += 1;
      if (!this.stopping.signal.aborted) onFault(error);
      return false;
    }
  }

  private async pause(): Promise<void> {
    if (this.stopping.signal.aborted || (this.isWoken && this.backoffMs === undefined)) return;
    const pauseMs = this.backoffMs ?? this.options.everyMs;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pauseMs * (1 + JITTER * (2 * Math.random() - 1)));
      timer.unref();
      this.endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private get backoffMs(): number | undefined {
    const { backoffMs } = this.options;
    return backoffMs && this.faults > 0
      ? Math.min(backoffMs.first * 2 ** (this.faults - 1), backoffMs.longest)
      : undefined;
  }
}
