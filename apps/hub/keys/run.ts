import type { KeyStore } from '#key-store';
import { UsageError } from '#observability';
import { openBedrock } from '#service';
import { beginChange, endChange, readSettings, type Settings } from '#settings';
import { services } from '../services.js';
import { explain, INTERRUPTED, type Terminal } from '../program.js';
import { readArguments, usage, type Renewal, type Wish } from './arguments.js';
import { renewCertificatesKey } from './certificates-key.js';
import { readStatus } from './status.js';

/** The whole program; resolves to its exit code. */
export async function run(args: string[], context: Terminal): Promise<number> {
  try {
    const wish = readArguments(args);
    if (wish.command === 'help') {
      context.out.write(usage);
      return 0;
    }
    const settings = readSettings();
    if (!changeSecret(wish, settings, context)) {
      const { keys } = await openBedrock(settings);
      const doing = wish.command === 'renew' ? renew(wish, keys, context) : tellStatus(keys, settings, context);
      await doing.finally(() => keys.close());
    }
    return context.interrupted.aborted ? INTERRUPTED : 0;
  } catch (error) {
    return explain(error, context.err);
  }
}

/** What lies in files of their own. Answers whether it was that. */
function changeSecret(wish: Wish, settings: Settings, { out }: Terminal): boolean {
  if (wish.command === 'renew' && wish.certificates) {
    renewCertificatesKey(settings.keysDir);
    out.write('Another key signs certificates from now on. Those of before can be checked as they could.\n');
    return true;
  }
  if (wish.command === 'end') {
    const ended = endChange(wish.secret, settings);
    out.write(`${wish.secret}: ${ended ? 'the one before is taken no longer' : 'there was one alone'}.\n`);
    return true;
  }
  if (wish.command !== 'renew' || wish.secret === undefined) return false;
  beginChange(wish.secret, settings);
  out.write(
    `${wish.secret}: the first line of its file is new, and shown from now on; both are taken. Give it to who shows it, then: npm run keys -- end --secret ${wish.secret}\n`,
  );
  return true;
}

async function renew(wish: Renewal, keys: KeyStore, context: Terminal): Promise<void> {
  if (wish.resident !== undefined) return renewResident(wish.resident, keys, context);
  if (wish.hashes) return renewHashes(keys, context);
  const purposes = keys.purposes();
  if (wish.purpose !== undefined && !purposes.includes(wish.purpose))
    throw new UsageError(`There are no keys of the purpose "${wish.purpose}"; there are ${purposes.join(', ')}.`);
  for (const purpose of wish.purpose === undefined ? purposes : [wish.purpose]) {
    if (context.interrupted.aborted) return;
    if (wish.purpose === undefined && !(await keys.opens(purpose))) {
      context.out.write(`${purpose}: its key-encryption keys are not here. Renew it where they are.\n`);
      continue;
    }
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

async function tellStatus(keys: KeyStore, settings: Settings, { out }: Terminal): Promise<void> {
  out.write(await readStatus(keys, settings, new Date()));
}

async function renewHashes(keys: KeyStore, { out }: Terminal): Promise<void> {
  const known = new Set(keys.hashKeys().map(({ service }) => service));
  const renewed = services.flatMap(({ schema: { service, hashes } }) => (hashes && known.has(service) ? service : []));
  for (const service of renewed) await keys.renewHashKeyOf(service);
  out.write(
    renewed.length > 0
      ? `Another link for ${renewed.join(', ')}. Whoever runs hashes what it keeps once more, others when they start.\n`
      : 'No service has run yet, so there is nothing to renew.\n',
  );
}

async function renewResident(resident: string, keys: KeyStore, { out }: Terminal): Promise<void> {
  const purposes = await keys.renewKeysOf(resident);
  if (purposes.length === 0) throw new UsageError('Nobody of that id has keys: it takes a residentId, a UUID.');
  out.write(`Another key from now on for ${purposes.join(', ')}. What was sealed before opens as it did.\n`);
}
