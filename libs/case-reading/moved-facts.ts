import type { Announced, Contracts } from '#contracts';

/** Where somebody moves in. */
export const MOVE_IN = 'stay.moveInDate';

/**
 * The facts that change together when somebody moves: those of the topic in which an agency's recipient is named, as far
 * as that agency is the first to know them. A wish to be protected is not moved away.
 */
export function movedFacts(contracts: Contracts): readonly string[] {
  const found = contracts.agencies.flatMap((agency) => {
    const { recipient } = contracts.process(agency);
    if (!('path' in recipient)) return [];
    const { topic } = contracts.getPath(recipient.path);
    return contracts.facts.filter(({ authority, paths }) => {
      const first = authority.find((source) => contracts.agencies.includes(source));
      return first === agency && paths.every((path) => path.topic === topic && path.sensitivity !== 'protection');
    });
  });
  return [...new Set(found.map(({ fact }) => fact))];
}

/** A move is announced as one, and taken back as one. */
export function isMoveIn(contracts: Contracts, { facts }: Announced): boolean {
  const moved = new Set(movedFacts(contracts));
  return facts.some(({ path }) => moved.has(path));
}

/** The move that the person of a case has announced. */
export const announcedMove = (contracts: Contracts, announced: readonly Announced[] = []): Announced | undefined =>
  announced.find((one) => one.source === 'resident' && isMoveIn(contracts, one));
