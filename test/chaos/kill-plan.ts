import type { Timing } from './installation-under-test.js';

/** One kill: whom, and how long after what was killed before is there again, or after it was merely started again. */
export interface PlannedKill {
  readonly target: string;
  readonly after: 'ready' | 'start';
  readonly delayMs: number;
}

/**
 * The same seed gives the same plan. All targets in turn, each lap in another order, so that each follows another one.
 * A quarter of the kills falls while the one before is coming back, in each lap at other turns.
 */
export function planKills(kills: number, seed: number, targets: readonly string[], timing: Timing): PlannedKill[] {
  const random = randomFrom(seed);
  const strides = targets.map((_, index) => index).filter((stride) => greatestDivisor(stride, targets.length) === 1);
  return Array.from({ length: kills }, (_, index) => {
    const [lap, turn] = [Math.floor(index / targets.length), index % targets.length];
    const target = targets[(turn * (strides[lap % strides.length] ?? 1)) % targets.length] as string;
    const after = (turn + lap) % 4 === 3 ? 'start' : 'ready';
    return { target, after, delayMs: Math.round(random() * (after === 'start' ? timing.startMs : timing.demoMs)) };
  });
}

function greatestDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestDivisor(other, one % other);
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
