import type { Holder, Segment } from '#contracts';
import type { Elapsed } from '#case-copy';
import { saidNo, type Party } from '../party.js';

/** What the hub aims for, from the signature to the last answer. */
export const AIM_SECONDS = 4 * 3600;

/** Beside a no there is no aim: nothing that was aimed for came. */
export const isAimedAt = (parties: readonly Party[]): boolean =>
  !parties.some((party) => saidNo(party) || party.state.status === 'stopped' || party.state.status === 'withdrawn');

export const totalOf = (elapsed: Elapsed): number => Object.values(elapsed).reduce((sum, seconds) => sum + seconds, 0);

/** A stretch of the ruler, in percent of its whole. */
export interface Stretch {
  holder: Holder;
  from: number;
  width: number;
}

export interface Ruler {
  stretches: readonly Stretch[];
  /** Where now is, or where the case ended. */
  end: number;
  /** Where four hours are over, where they are aimed for. */
  aim?: number;
}

/** As long as the aim, or as the case where that is longer or nothing is aimed for. */
export function rulerOf(segments: readonly Segment[], submittedAt: string, now: Date, isAimed = true): Ruler {
  const start = Date.parse(segments[0]?.from ?? submittedAt);
  const ended = segments.at(-1)?.holder === null ? Date.parse(segments.at(-1)!.from) : undefined;
  const end = Math.max(start, ended ?? now.getTime());
  const whole = Math.max(isAimed ? AIM_SECONDS * 1000 : 1, end - start);
  const percent = (moment: number): number => round(((Math.min(moment, end) - start) / whole) * 100);
  const held: readonly Segment[] = segments.length > 0 ? segments : [{ from: submittedAt, holder: 'hub' }];
  return {
    stretches: held.flatMap(({ from, holder }, index) => {
      const until = held[index + 1] ? Date.parse(held[index + 1]!.from) : end;
      const at = percent(Date.parse(from));
      const width = round(percent(until) - at);
      return holder === null || width <= 0 ? [] : [{ holder, from: at, width }];
    }),
    end: percent(end),
    ...(isAimed && { aim: round(((AIM_SECONDS * 1000) / whole) * 100) }),
  };
}

const round = (percent: number): number => Math.round(percent * 100) / 100;
