import type { Contracts, Json } from '#contracts';
import type { Sealer } from '#secrecy';

const AUDIENCE = 'collector';

/** What every file of this folder needs to turn rows into values and back: contents are sealed. */
export class Store {
  constructor(
    readonly contracts: Contracts,
    private readonly sealer: Sealer,
  ) {}

  seal(residentId: string, content: unknown): Buffer {
    return this.sealer.seal(residentId, AUDIENCE, Buffer.from(JSON.stringify(content), 'utf8'));
  }

  unseal<T = Json>(residentId: string, content: Buffer): T {
    return JSON.parse(this.sealer.open(residentId, AUDIENCE, content).toString('utf8')) as T;
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
