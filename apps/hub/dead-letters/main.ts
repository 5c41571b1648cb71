import { DatabaseError } from '#database';
import { describeError } from '#observability';
import { readSettings, SettingError } from '#settings';
import { readArguments, usage, type Wish } from './arguments.js';
import { CommandError, type CommandErrorCode } from './errors.js';
import { list } from './list.js';
import { openStores } from './open-stores.js';
import { retry } from './retry.js';
import { show } from './show.js';

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted.abort());
process.stdout.on('error', () => process.exit(0)); // whoever read it has enough: `… | head`

const exitCodes: Readonly<Record<CommandErrorCode, number>> = {
  usage: 2,
  unknownName: 2,
  noDatabase: 3,
  notPrepared: 3,
};

async function main(): Promise<number> {
  const wish = readArguments(process.argv.slice(2));
  if (wish.command === 'help') {
    process.stdout.write(usage);
    return 0;
  }
  const stores = await openStores(readSettings());
  const well = await carryOut(wish, stores.all).finally(() => stores.close());
  return interrupted.signal.aborted ? 130 : well ? 0 : 1;
}

async function carryOut(
  wish: Exclude<Wish, { command: 'help' }>,
  stores: Parameters<typeof list>[1],
): Promise<boolean> {
  const out = process.stdout;
  if (wish.command === 'retry')
    return retry(wish, stores, { out, err: process.stderr, interrupted: interrupted.signal });
  if (wish.command === 'list') await list(wish, stores, out);
  else await show(wish, stores, out);
  return true;
}

/** What a person can mend is one sentence; anything else is a defect and says where, never with a value. */
function exitCodeOf(error: unknown): number {
  const { message } = error as Error;
  if (error instanceof CommandError) {
    process.stderr.write(`${message}\n`);
    return exitCodes[error.code];
  }
  const known = error instanceof SettingError || error instanceof DatabaseError;
  process.stderr.write(`${known ? message : JSON.stringify(describeError(error))}\n`);
  return error instanceof SettingError ? 2 : known ? 3 : 1;
}

void main()
  .catch(exitCodeOf)
  .then((code) => {
    process.exitCode = code;
  });
