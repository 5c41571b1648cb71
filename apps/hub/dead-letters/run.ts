import { DatabaseError } from '#database';
import { readSettings } from '#settings';
import { explain, INTERRUPTED } from '../program.js';
import { readArguments, usage, type Wish } from './arguments.js';
import { list } from './list.js';
import { openStores, type ServiceStore } from './open-stores.js';
import { retry, type RetryContext } from './retry.js';
import { show } from './show.js';

const exitCodes: Readonly<Record<string, number>> = {
  unknownName: 2,
  noDatabase: 3,
  notPrepared: 3,
};

/** The whole program; resolves to its exit code. */
export async function run(args: string[], context: RetryContext): Promise<number> {
  try {
    const wish = readArguments(args);
    if (wish.command === 'help') {
      context.out.write(usage);
      return 0;
    }
    const stores = await openStores(readSettings());
    const well = await carryOut(wish, stores.all, context).finally(() => stores.close());
    if (context.interrupted.aborted) return INTERRUPTED;
    return well ? 0 : 1;
  } catch (error) {
    const code = explain(error, context.err, exitCodes);
    return error instanceof DatabaseError ? 3 : code;
  }
}

async function carryOut(
  wish: Exclude<Wish, { command: 'help' }>,
  stores: readonly ServiceStore[],
  context: RetryContext,
): Promise<boolean> {
  if (wish.command === 'retry') return retry(wish, stores, context);
  if (wish.command === 'list') await list(wish, stores, context.out);
  else await show(wish, stores, context.out);
  return true;
}
