import { CHOICES, type Holder, type Segment } from '#contracts';

/** Whole seconds by who held the case. Each second has one holder, so the sum is the time from submission to the end, or to now. */
export type Elapsed = Record<Holder, number>;

export function elapsedOf(segments: readonly Segment[], now: Date): Elapsed {
  const milliseconds = Object.fromEntries(CHOICES.Holder.map((holder) => [holder, 0])) as Elapsed;
  segments.forEach(({ from, holder }, index) => {
    const until = segments[index + 1] ? Date.parse(segments[index + 1]!.from) : now.getTime();
    if (holder !== null) milliseconds[holder] += Math.max(0, until - Date.parse(from));
  });
  return Object.fromEntries(
    CHOICES.Holder.map((holder) => [holder, Math.round(milliseconds[holder] / 1000)]),
  ) as Elapsed;
}
