import type { EarlierFact, EndedFact } from '#contracts';
import { isAnnounced, type Fact, type Profile } from '#profile';
import type { CaseRecord } from './record.js';

/** Each value of a source once, the latest time that it was said; what was said again and stands is no earlier value. */
export function earlierIn(
  { stated = [] }: Pick<CaseRecord, 'stated'>,
  shown: { profile: Profile; ended: readonly EndedFact[]; day: string },
): (EarlierFact & { id: string })[] {
  const isShown = shownBy(shown);
  const latest = new Map<string, Fact>();
  for (const fact of stated) {
    if (fact.retracted === true || isAnnounced(fact, shown.day) || isShown(fact)) continue;
    const before = latest.get(keyOf(fact));
    if (before === undefined || before.observedAt <= fact.observedAt) latest.set(keyOf(fact), fact);
  }
  return [...latest.values()].map(({ path, value, absence, source, assurance, observedAt, eventId, index }) => ({
    id: `${eventId}/${index}`,
    ...{ path, source, assurance, observedAt, eventId },
    ...(absence === undefined ? { value } : { absence }),
  }));
}

function shownBy({ profile, ended }: { profile: Profile; ended: readonly EndedFact[] }): (fact: Fact) => boolean {
  const inProfile = [...profile].flatMap(([path, fact]) =>
    [fact, ...fact.alternatives].map((one) => ({ path, ...one })),
  );
  const values = new Set([...inProfile, ...ended].map(keyOf));
  const statements = new Set(inProfile.map(({ path, eventId }) => `${path} ${eventId}`));
  return (fact) => values.has(keyOf(fact)) || statements.has(`${fact.path} ${fact.eventId}`);
}

function keyOf({ path, source, value, absence }: Pick<Fact, 'path' | 'source' | 'value' | 'absence'>): string {
  return JSON.stringify([path, source, value, absence]);
}
