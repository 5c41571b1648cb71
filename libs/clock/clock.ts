/**
 * Time as a port. `now()` is business time: what stamps facts, opens schedules and measures deadlines. Retries and
 * time-outs run on real timers and never ask it.
 */
export interface Clock {
  now(): Date;
  /** Calls `listener` after the clock was moved, so that timers look again; returns what ends the calls. */
  onMove(listener: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => new Date(),
  onMove: () => () => undefined,
};

/** Runs as fast as the system's clock, from wherever it was set. For development and tests. */
export class MovableClock implements Clock {
  private readonly listeners = new Set<() => void>();
  private offsetMs = 0;

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  onMove(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  set(now: Date): void {
    this.setOffset(now.getTime() - Date.now());
  }

  advance(seconds: number): void {
    this.setOffset(this.offsetMs + seconds * 1000);
  }

  /** Milliseconds that this clock is ahead of the system's. */
  setOffset(offsetMs: number): void {
    if (offsetMs === this.offsetMs) return;
    this.offsetMs = offsetMs;
    for (const listener of this.listeners) listener();
  }
}
