/** Seconds before the second, third… try. The first four come within 8 s, so that a hiccup is not seen as an outage. */
const LADDER_S = [0.5, 1, 2, 4, 8, 15, 30, 60] as const;
/** Each wait is shortened by up to this share, so that what failed together does not come back together. */
const JITTER = 0.2;

/** An agency or a portal that came back is found within so many milliseconds, however long it was away. */
export const LONGEST_ABSENCE_PAUSE_MS = 15_000;

/** How long to wait after the `attempts`-th failed try, and never longer than `longestMs`; `random` in [0, 1). */
export function backoffMs(attempts: number, random: number, longestMs = Infinity): number {
  const step = LADDER_S[Math.min(Math.max(attempts, 1), LADDER_S.length) - 1] ?? 60;
  return Math.min(longestMs, Math.round(step * 1000 * (1 - JITTER * random)));
}
