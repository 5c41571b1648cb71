import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '#daemons';
import { DatabaseError } from '../errors.js';
import { homesOf } from './home.js';
import { ownerUrl } from './initialise.js';
import { findPostmaster, servesCluster } from './postmaster.js';

/**
 * The owner's URL of the server that works on a data folder just now; undefined when none does. For programs beside the
 * hub: it starts nothing and makes nothing.
 */
export async function findEmbeddedPostgres(dataDir: string): Promise<string | undefined> {
  if (!existsSync(dataDir)) return undefined;
  for (const home of homesOf(dataDir)) {
    const cluster = join(home, 'cluster');
    const found = findPostmaster(cluster);
    if (!found?.ready || !isAlive(found.pid)) continue;
    const url = ownerUrl(readSecret(join(home, 'secret')), found.port);
    if (await servesCluster(url, cluster)) return url;
  }
  return undefined;
}

function readSecret(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new DatabaseError('UNREACHABLE', `${file} cannot be read. Run this as the user who started the hub.`);
  }
}
