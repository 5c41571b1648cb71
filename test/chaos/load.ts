import { setTimeout as pause } from 'node:timers/promises';
import { DemoRound } from './demo-round.js';
import type { Stage } from './stage.js';

/** The demo that runs while somebody does something to the installation. */
export interface Load {
  /** Aborted when the demo cannot go on. */
  readonly signal: AbortSignal;
  /** Resolves to a round with somebody on the way. */
  inMotion(): Promise<DemoRound>;
}

/** Round after round of the demo for as long as `work` goes on, so that all of it falls into a running demo. */
export async function underLoad<T>(
  { installation, rounds, around }: Stage,
  work: (load: Load) => Promise<T>,
): Promise<T> {
  const failed = new AbortController();
  const signal = AbortSignal.any([around.signal, failed.signal]);
  let now: DemoRound | undefined;
  let working = true;
  const inMotion = async (): Promise<DemoRound> => {
    while (!now?.inMotion) await pause(5, undefined, { signal });
    return now;
  };
  const travel = async (): Promise<void> => {
    do {
      around.tell(`The demo, round ${rounds.length}`);
      rounds.push(await DemoRound.run(rounds.length, installation, signal, (round) => (now = round)));
    } while (working);
  };
  const worked = work({ signal, inMotion }).finally(() => (working = false));
  await together([travel(), worked], failed);
  return worked;
}

/** When one fails the other is ended, and waited for. */
async function together(works: Promise<unknown>[], failed: AbortController): Promise<void> {
  try {
    await Promise.all(works);
  } catch (error) {
    failed.abort();
    await Promise.allSettled(works);
    throw error;
  }
}
