import type { CaseRecord, Restriction } from './record.js';

/** Since when nothing of a case is sent; undefined where it is, or goes on. What was said last counts, in whatever order it came. */
export function restrictedSince({ restrictions }: Pick<CaseRecord, 'restrictions'>): string | undefined {
  const inOrder = turnsOf(restrictions);
  const last = inOrder.at(-1);
  return last?.restricted ? last.at : undefined;
}

/** In the order of their times, those that changed something: one that says what was so already does not. */
export function turnsOf(restrictions: readonly Restriction[]): Restriction[] {
  const keyOf = ({ at, eventId }: Restriction): string => `${at} ${eventId}`;
  const inOrder = [...restrictions].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  return inOrder.filter(({ restricted }, place) => restricted !== (inOrder[place - 1]?.restricted ?? false));
}
