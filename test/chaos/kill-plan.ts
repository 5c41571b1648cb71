import type { Timing } from './installation-under-test.js';

/** One kill: whom, and how long after what was killed before is there again, or after it was merely started again. */
export interface PlannedKill {
  readonly target: string;
  readonly after: 'ready' | 'start';
  readonly delayMs: number;
}

/**
 * The same seed gives the same plan. All targets in turn; after the first lap in another order each time, so that each
 * comes after each other one. A quarter of the kills falls while the one before is coming back.
 */
export function planKills(kills: number, seed: number, targets: readonly string[], timing: Timing): PlannedKill[] {
  const random = randomFrom(seed);
  const laps = Array.from({ length: Math.ceil(kills / targets.length) }, (_, lap) =>
    orderOf(targets, lap, random).map((target, turn) => {
      const after: PlannedKill['after'] = (turn + lap) % 4 === 3 ? 'start' : 'ready';
      return { target, after, delayMs: Math.round(random() * (after === 'start' ? timing.startMs : timing.demoMs)) };
    }),
  );
  return laps.flat().slice(0, kills);
}

function orderOf(targets: readonly string[], lap: number, random: () => number): readonly string[] {
  if (lap === 0) return targets;
  const [first = '', ...others] = targets;
  const drawn = others.map((target) => [random(), target] as const).sort(([one], [other]) => one - other);
  return [first, ...drawn.map(([, target]) => target)];
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
