import type { KeyStore } from '#key-store';
import { UsageError } from '#observability';
import { openBedrock } from '#service';
import { readSettings } from '#settings';
import { explain, INTERRUPTED, type Terminal } from '../program.js';
import { readArguments, usage, type Renewal } from './arguments.js';

/** The whole program; resolves to its exit code. */
export async function run(args: string[], context: Terminal): Promise<number> {
  try {
    const wish = readArguments(args);
    if (wish.command === 'help') {
      context.out.write(usage);
      return 0;
    }
    const { keys } = await openBedrock(readSettings());
    const doing = wish.command === 'renew' ? renew(wish, keys, context) : tellStatus(keys, context);
    await doing.finally(() => keys.close());
    return context.interrupted.aborted ? INTERRUPTED : 0;
  } catch (error) {
    return explain(error, context.err);
  }
}

async function renew(wish: Renewal, keys: KeyStore, context: Terminal): Promise<void> {
  if (wish.resident !== undefined) return renewResident(wish.resident, keys, context);
  const purposes = keys.purposes();
  if (wish.purpose !== undefined && !purposes.includes(wish.purpose))
    throw new UsageError(`There are no keys of the purpose "${wish.purpose}"; there are ${purposes.join(', ')}.`);
  for (const purpose of wish.purpose === undefined ? purposes : [wish.purpose]) {
    if (context.interrupted.aborted) return;
    const { keys: wrapped, destroyed } = await keys.renew(purpose, {
      interrupted: context.interrupted,
      onProgress: (done, of) => void context.out.write(`${purpose}: ${done} of about ${of} keys\n`),
    });
    if (context.interrupted.aborted) return;
    context.out.write(
      `${purpose}: ${wrapped} keys are wrapped under a new key-encryption key; destroyed: ${destroyed.join(', ') || 'none'}.\n`,
    );
  }
}

async function tellStatus(keys: KeyStore, { out }: Terminal): Promise<void> {
  for (const purpose of keys.purposes()) out.write(`${purpose}: ${keys.count(purpose)} keys\n`);
  out.write(`${keys.erasures().length} erasures are on the list, which is kept with the keys.\n`);
}

async function renewResident(resident: string, keys: KeyStore, { out }: Terminal): Promise<void> {
  const purposes = await keys.renewKeysOf(resident);
  if (purposes.length === 0) throw new UsageError('Nobody of that id has keys: it takes a residentId, a UUID.');
  out.write(`Another key from now on for ${purposes.join(', ')}. What was sealed before opens as it did.\n`);
}
