import type { Kept } from '#messaging';
import { CommandError } from './errors.js';
import type { ServiceStore } from './open-stores.js';

/** Those of one service, or all. @throws CommandError usage */
export function chosen(stores: readonly ServiceStore[], service: string | undefined): readonly ServiceStore[] {
  const found = stores.filter((one) => service === undefined || one.service === service);
  if (found.length > 0) return found;
  const known = [...new Set(stores.map((one) => one.service))].join(', ');
  throw new CommandError('usage', `No service is called "${service}"; there are ${known}.`);
}

/** @throws CommandError unknownName */
export async function getKept(
  stores: readonly ServiceStore[],
  name: string,
): Promise<{ kept: Kept; owner: ServiceStore }> {
  for (const owner of stores) {
    const kept = await owner.store.find(name);
    if (kept) return { kept, owner };
  }
  throw new CommandError(
    'unknownName',
    `Nothing called "${name}" lies here. It may have been applied meanwhile; npm run dead-letters -- list tells what does.`,
  );
}
