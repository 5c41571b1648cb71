import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileOnce } from '#daemons';
import { mapSecret, secret, type Secret } from './changing-secret.js';
import { oneSecret, SettingError } from './table.js';
import type { Settings } from './settings.js';

/**
 * The secret of this installation, from which credentials between its services come. Given by `SECRET` (or `SECRET_FILE`);
 * in development it is made once and kept in the keys' folder. Nothing that is kept hangs on it.
 */
export function loadSecret(settings: Pick<Settings, 'secret' | 'keysDir' | 'production'>): Secret<Buffer> {
  return mapSecret(settings.secret ?? ownSecret(settings), (text) => Buffer.from(text, 'utf8'));
}

/** Where development keeps it. */
export function secretFile({ keysDir }: Pick<Settings, 'keysDir'>): string {
  return join(keysDir, 'secret');
}

function ownSecret(settings: Pick<Settings, 'keysDir' | 'production'>): Secret {
  if (settings.production) {
    throw new SettingError('SECRET', 'must be set in production. Make one with: openssl rand -hex 32');
  }
  const file = secretFile(settings);
  const given = readOrMake(file);
  return secret(oneSecret).parse('SECRET', given, file)!;
}

function readOrMake(file: string): string {
  try {
    return fileOnce(file, () => randomBytes(32).toString('hex'));
  } catch {
    throw new SettingError('KEYS_DIR', `holds a secret that cannot be read (${file}). Check its permissions.`);
  }
}
