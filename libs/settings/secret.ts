import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileOnce } from '#daemons';
import { SettingError } from './table.js';
import type { Settings } from './settings.js';

const LEAST_CHARACTERS = 32;

/**
 * The secret of this installation, from which keyed hashes and derived credentials come. Given by `SECRET` (or
 * `SECRET_FILE`); in development it is made once and kept in the keys' folder. Losing it makes access codes, tokens and
 * stored documents unreachable.
 */
export function loadSecret(settings: Pick<Settings, 'secret' | 'keysDir' | 'production'>): Buffer {
  if (settings.secret !== undefined) return checked(settings.secret);
  if (settings.production) {
    throw new SettingError('SECRET', 'must be set in production. Make one with: openssl rand -hex 32');
  }
  const file = join(settings.keysDir, 'secret');
  return checked(readIfThere(file) ?? fileOnce(file, () => randomBytes(32).toString('hex')));
}

function checked(secret: string): Buffer {
  if (secret.length < LEAST_CHARACTERS) {
    throw new SettingError(
      'SECRET',
      `takes at least ${LEAST_CHARACTERS} characters. Make one with: openssl rand -hex 32`,
    );
  }
  return Buffer.from(secret, 'utf8');
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new SettingError('KEYS_DIR', `holds a secret that cannot be read (${file}). Check its permissions.`);
  }
}
