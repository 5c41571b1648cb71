import { setTimeout as pause } from 'node:timers/promises';
import { DatabaseError } from '#database';
import { isTransient } from '#messaging';

const PAUSE_MS = 500;
const PATIENCE_MS = 60_000;

/** What another thread says of a database or a broker that did not answer. */
export class AwayError extends Error {
  override readonly name = 'AwayError';
}

/** Database or broker did not answer: that may pass. */
export function isAway(error: unknown): boolean {
  return error instanceof AwayError || isTransient(error instanceof DatabaseError ? error.cause : error);
}

/**
 * Does idempotent work again, for a minute, when what it needs died meanwhile and is ours to bring back. Of somebody
 * else's (`ours` false), as of any other fault, the first error counts.
 */
export async function againWhenAway<T>(
  ours: boolean,
  work: () => Promise<T>,
  { patienceMs = PATIENCE_MS, pauseMs = PAUSE_MS } = {},
): Promise<T> {
  for (const deadline = Date.now() + patienceMs; ; await pause(pauseMs)) {
    try {
      return await work();
    } catch (error) {
      if (!ours || !isAway(error) || Date.now() > deadline) throw error;
    }
  }
}
