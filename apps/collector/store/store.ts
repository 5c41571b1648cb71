import type { Contracts } from '#contracts';
import { StoredValues, type Sealer } from '#secrecy';

/** What every file of this folder needs to turn rows into values and back: contents are sealed. */
export class Store extends StoredValues {
  constructor(
    readonly contracts: Contracts,
    sealer: Sealer,
  ) {
    super(sealer, 'collector');
  }
}

export function groupBy<T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
