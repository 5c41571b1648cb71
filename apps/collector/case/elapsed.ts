import type { AgencyStatus, Holder, Segment } from '#contracts';

const WITH_AGENCIES: ReadonlySet<AgencyStatus> = new Set(['delivered', 'acknowledged']);
const WITH_HUB: ReadonlySet<AgencyStatus> = new Set(['ready', 'delivering', 'undeliverable']);

/** What the hub would have to do waits for the resident while the case is restricted. */
export function holderOf(
  ended: boolean,
  questions: number,
  statuses: readonly AgencyStatus[],
  isRestricted = false,
): Holder | null {
  if (ended) return null;
  if (questions > 0) return 'resident';
  if (statuses.some((status) => WITH_AGENCIES.has(status))) return 'agencies';
  if (!statuses.some((status) => WITH_HUB.has(status))) return 'calendar';
  return isRestricted ? 'resident' : 'hub';
}

/** The segments so far, with a new one when the holder changed. Time never runs backwards, whatever the clock did. */
export function continued(segments: readonly Segment[], holder: Holder | null, at: string): readonly Segment[] {
  const last = segments.at(-1);
  if (last?.holder === holder) return segments;
  return [...segments, { from: last && last.from > at ? last.from : at, holder }];
}
