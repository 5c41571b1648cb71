import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { MendableError } from '#observability';
import { openBedrock } from '#service';
import type { Settings } from '#settings';
import { refuseInside } from './back-up.js';

/** A copy of the wrapped keys and of the list of erasures. Resolves to what was done, in a sentence. */
export async function backUpKeys(settings: Settings, wished: string): Promise<string> {
  const { keysDir } = settings;
  const place = resolve(wished);
  refuseInside(settings, place, '--keys');
  if (!existsSync(join(keysDir, 'id')))
    throw new MendableError('noKeys', `${keysDir} holds no keys. Set KEYS_DIR to the folder of the installation.`);
  const { keys } = await openBedrock(settings);
  try {
    if (await keys.backUpTo(place))
      return `The wrapped keys and the list of erasures are in ${place}. What opens them has a place of its own: ${join(keysDir, 'kek')} and ${join(keysDir, 'secret')}.`;
  } finally {
    await keys.close();
  }
  throw new MendableError(
    'notEmpty',
    `${place} holds keys already. Name a folder that is not there yet: --keys <folder>`,
  );
}
