import { DatabaseError } from '#database';
import { describeError, MendableError } from '#observability';
import { readSettings } from '#settings';
import { readArguments, usage, type Wish } from './arguments.js';
import { list } from './list.js';
import { openStores, type ServiceStore } from './open-stores.js';
import { retry, type RetryContext } from './retry.js';
import { show } from './show.js';

const exitCodes: Readonly<Record<string, number>> = {
  SETTING: 2,
  usage: 2,
  unknownName: 2,
  noDatabase: 3,
  notPrepared: 3,
};
const INTERRUPTED = 130;

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
    const { sentence, code } = explain(error);
    context.err.write(`${sentence}\n`);
    return code;
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

/** What a person can mend is one sentence; anything else is a defect and says where, never with a value. */
function explain(error: unknown): { sentence: string; code: number } {
  if (!(error instanceof MendableError)) return { sentence: JSON.stringify(describeError(error)), code: 1 };
  return { sentence: error.message, code: error instanceof DatabaseError ? 3 : (exitCodes[error.code as string] ?? 1) };
}
