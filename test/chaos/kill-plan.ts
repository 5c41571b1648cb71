import type { Target } from './hub-under-test.js';

/** One kill: whom, and how long after what was killed before is there again, or after it was merely started again. */
export interface PlannedKill {
  readonly target: Target;
  readonly after: 'ready' | 'start';
  readonly delayMs: number;
}

const targets: readonly Target[] = ['hub', 'database', 'both'];
/** About as long as the demo takes undisturbed, so that every part of it has its chance. */
const WITHIN_DEMO_MS = 4_500;
/** About as long as a start takes: recovering, provisioning, taking up what was under way. */
const WITHIN_START_MS = 3_000;

/** The same seed gives the same plan. Every fourth kill falls into a hub or database that is coming back. */
export function planKills(kills: number, seed: number): PlannedKill[] {
  const random = randomFrom(seed);
  return Array.from({ length: kills }, (_, index) => {
    const target = targets[index % targets.length] as Target;
    const after = index % 4 === 3 ? 'start' : 'ready';
    return { target, after, delayMs: Math.round(random() * (after === 'start' ? WITHIN_START_MS : WITHIN_DEMO_MS)) };
  });
}

/** mulberry32 (Tommy Ettinger, public domain): small, seeded, good enough to spread kills. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
