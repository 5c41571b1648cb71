import type { Contracts, Doubt, Json } from '#contracts';
import { sameValue } from '#profile';
import { entitled } from '#fact-form';
import type { AskedPage, Draft } from '#intake';
import { textsInBoth } from '#texts';

/**
 * What the lines of a travel document say otherwise than was said on another page: what stands on this one is seen there.
 * Names are left out, which these lines shorten and hold without their accents.
 */
export function mrzDoubts(
  contracts: Pick<Contracts, 'getFact'>,
  read: ReadonlyMap<string, Json>,
  { facts }: Pick<Draft, 'facts'>,
  { fields }: Pick<AskedPage, 'fields'>,
): Doubt[] {
  return [...read].flatMap(([fact, value]): Doubt[] => {
    const said = facts.get(fact);
    const { title, changes, paths } = contracts.getFact(fact);
    const isHere = fields.some(({ spec }) => spec.fact === fact);
    if (said === undefined || isHere || changes?.group === 'name') return [];
    if (isSameDate(said, value) || sameValue(paths[0]!, said, value)) return [];
    return [
      {
        path: fact,
        code: 'readOtherwise',
        message: entitled(title, textsInBoth('mrz').otherwise),
      },
    ];
  });
}

/** As far as both are known; the lines have no century. */
function isSameDate(said: Json, read: Json): boolean {
  if (typeof said !== 'string' || typeof read !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(read)) return false;
  return said.length >= 4 && read.slice(2).startsWith(said.slice(2));
}
