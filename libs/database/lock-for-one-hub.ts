import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { AlreadyRunning } from './errors.js';

export interface HubLock {
  release(): Promise<void>;
}

const HUB_LOCK = 7_301_002;
/** A hub that was killed or is just ending lets go within this time. */
const PATIENCE_MS = 3_000;
const LOOK_EVERY_MS = 200;

/**
 * Only one hub works on a database. The lock lives with a connection: nothing is left to clean up after kill -9. When
 * the connection breaks (the database was restarted) it is taken again; `onLost` is called when somebody else has it by then.
 * @throws AlreadyRunning
 */
export async function lockForOneHub(ownerUrl: string, onLost: (error: AlreadyRunning) => void): Promise<HubLock> {
  let released = false;
  let client = await take(ownerUrl, () => void takeAgain());

  async function takeAgain(): Promise<void> {
    while (!released) {
      try {
        client = await take(ownerUrl, () => void takeAgain());
        if (released) await client.end();
        return;
      } catch (error) {
        if (error instanceof AlreadyRunning) return onLost(error);
        await pause(LOOK_EVERY_MS, undefined, { ref: false });
      }
    }
  }

  return {
    release: async () => {
      released = true;
      await client.end().catch(() => undefined);
    },
  };
}

async function take(url: string, onBroken: () => void): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: 'hub lock', keepAlive: true });
  client.on('error', () => undefined);
  try {
    await client.connect();
    for (const deadline = Date.now() + PATIENCE_MS; !(await tryLock(client)); await pause(LOOK_EVERY_MS)) {
      if (Date.now() > deadline) throw new AlreadyRunning();
    }
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  client.once('end', onBroken);
  return client;
}

async function tryLock(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [HUB_LOCK]);
  return rows[0]?.taken === true;
}
