import type { Contracts, Json } from '#contracts';

/** The `x-sensitivity` of the paths in which it stands. */
const PROTECTION = 'protection';

/** The facts in which somebody wishes to be protected, or a register marks that they are. */
export const protectionFacts = ({ facts }: Pick<Contracts, 'facts'>): string[] =>
  facts.filter(({ paths }) => paths.some(({ sensitivity }) => sensitivity === PROTECTION)).map(({ fact }) => fact);

/**
 * Whether it is to be kept from others where somebody lives: as soon as one of those who speak of it says so, the person's
 * own wish or the mark of an authority, and its last day has not passed. Who has said nothing of it is not protected.
 * @param said by fact, what each source says of it now; other facts are passed over
 */
export function isProtected(
  contracts: Pick<Contracts, 'facts'>,
  said: Iterable<readonly [fact: string, value: Json | undefined]>,
  day: string,
): boolean {
  const speaking = new Set(protectionFacts(contracts));
  return [...said].some(([fact, value]) => {
    if (!speaking.has(fact) || typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const { wanted, until } = value;
    return wanted === true && (typeof until !== 'string' || until >= day);
  });
}
