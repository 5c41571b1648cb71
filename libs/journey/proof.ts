import type { Station, StationMark } from './stations.js';

/** Confirmed, only claimed, ahead or unproven, or beyond what the agency aims for itself. */
export type Proof = 'confirmed' | 'claimed' | 'ahead' | 'late';

/** No event of the agency and none of ours has proven it: a clock has passed, a part has ended, nobody was reached. */
const UNPROVEN: ReadonlySet<StationMark> = new Set(['todo', 'meeting', 'passed', 'off', 'stop', 'lost']);

const isFlag = (mark: StationMark): boolean => mark === 'goal' || mark === 'goalPassed';

export interface Proofs {
  /** How the line is drawn that leads to each station. */
  to: readonly Proof[];
  /** How it goes on behind the last one. */
  after: Proof;
}

/** A date that has passed stands on the line and changes nothing of it, but for the agency's own goal. */
export function proofsOf(stations: readonly Station[]): Proofs {
  const to: Proof[] = [];
  let after: Proof = stations.some(({ mark }) => !isFlag(mark)) ? 'confirmed' : 'ahead';
  for (const { name, mark } of stations) {
    to.push(isFlag(mark) ? after : UNPROVEN.has(mark) ? 'ahead' : 'confirmed');
    if (name === 'goal') after = 'late';
    else if (UNPROVEN.has(mark)) after = 'ahead';
    else if (!isFlag(mark)) after = mark === 'sent' ? 'claimed' : 'confirmed';
  }
  return { to, after };
}
