import type { Announced } from '#contracts';
import { isAnnounced, type Fact } from '#profile';
import type { Scene } from './scene.js';

/** What was said of a day that is to come, each source and what changes together by itself. */
export function announcedIn({ rules: { contracts }, facts, day }: Scene): (Announced & { id: string })[] {
  const together = new Map<string, Fact[]>();
  for (const fact of facts.filter((one) => isAnnounced(one, day))) {
    const group = contracts.findFact(fact.path)?.changes?.group ?? fact.path;
    const id = `${fact.source}/${fact.validFrom!.slice(0, 10)}/${group}`;
    together.set(id, [...(together.get(id) ?? []), fact]);
  }
  return [...together]
    .map(([id, said]) => ({
      id,
      from: said[0]!.validFrom!.slice(0, 10),
      at: said.map(({ observedAt }) => observedAt).sort().at(-1)!, // prettier-ignore
      source: said[0]!.source,
      facts: said.map(({ path, value, absence }) => ({ path, value, absence })).sort(byPath),
    }))
    .sort((one, other) => (one.from === other.from ? byText(one.id, other.id) : byText(one.from, other.from)));
}

const byText = (one: string, other: string): number => (one < other ? -1 : 1);
const byPath = (one: { path: string }, other: { path: string }): number => byText(one.path, other.path);
