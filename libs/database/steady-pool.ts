import { Pool, type PoolClient } from 'pg';
import { setTimeout as pause } from 'node:timers/promises';

type Taken = (error: Error | undefined, client: PoolClient | undefined, release: (error?: Error) => void) => void;

const REFUSED_LOGIN = '28P01';
/** Between a new password in the database and the new one in its file nobody is told that the database is away. */
const AGAIN_FOR_MS = 10_000;
const AGAIN_EVERY_MS = 100;

/** While a password is changed the database and its file differ for a moment: a login that is refused is tried again. */
export class SteadyPool extends Pool {
  override connect(): Promise<PoolClient>;
  override connect(taken: Taken): void;
  override connect(taken?: Taken): Promise<PoolClient> | void {
    const connected = this.untilLetIn();
    if (!taken) return connected;
    connected.then(
      (client) => taken(undefined, client, (error) => client.release(error)),
      (error: Error) => taken(error, undefined, () => undefined),
    );
  }

  private async untilLetIn(): Promise<PoolClient> {
    for (const deadline = performance.now() + AGAIN_FOR_MS; ; await pause(AGAIN_EVERY_MS)) {
      try {
        return await super.connect();
      } catch (error) {
        if ((error as { code?: string }).code !== REFUSED_LOGIN || performance.now() > deadline) throw error;
      }
    }
  }
}
