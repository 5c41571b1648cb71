import { backoffMs, LONGEST_ABSENCE_PAUSE_MS } from './backoff.js';

/** After so many failures in a row an agency counts as away. */
const FAILURES_THAT_OPEN = 5;

/**
 * Spares an agency that is away: closed, everything goes; open, one try at a time after each pause, until one succeeds.
 * One circuit per agency; what an outage holds up is in the table, so forgetting the circuit in a crash costs a few tries.
 */
export class Circuit {
  private failures = 0;
  private pausedUntil = 0;

  constructor(
    private readonly limit: number,
    private readonly random: () => number = Math.random,
  ) {}

  get open(): boolean {
    return this.failures >= FAILURES_THAT_OPEN;
  }

  /** How many more tries may start now, with `running` of them under way. */
  room(nowMs: number, running: number): number {
    if (!this.open) return Math.max(0, this.limit - running);
    return nowMs < this.pausedUntil || running > 0 ? 0 : 1;
  }

  failed(nowMs: number): void {
    this.failures += 1;
    if (!this.open) return;
    const nth = this.failures - FAILURES_THAT_OPEN + 1;
    this.pausedUntil = nowMs + backoffMs(nth, this.random(), LONGEST_ABSENCE_PAUSE_MS);
  }

  /** Tells whether the agency had been away until now. */
  succeeded(): boolean {
    const wasOpen = this.open;
    this.failures = 0;
    return wasOpen;
  }
}
