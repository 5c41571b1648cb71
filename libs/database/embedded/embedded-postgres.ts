import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileOnce } from '#daemons';
import { prepareHome } from './home.js';
import { initialise } from './initialise.js';
import { Server } from './server.js';

export interface EmbeddedOptions {
  /** The database lives in `<dataDir>/postgres`, or in a reachable folder when running as root (see `EmbeddedPostgres.dataDir`). */
  readonly dataDir: string;
  /** A free one unless given. A living server keeps its own. */
  readonly port?: number;
  /** Told in short words of starts, adoptions, crashes; never a value. */
  readonly log?: (message: string) => void;
}

export interface EmbeddedPostgres {
  /** The owner's URL, password included; the same for as long as this process lives. */
  readonly url: string;
  /** Where the data really is. */
  readonly dataDir: string;
  /** Whether a server that had outlived its hub was taken over. */
  readonly adopted: boolean;
  /** Of the server that runs now. */
  readonly pid: number | undefined;
  /** Fast shutdown of the server, started or adopted; done within eight seconds. */
  stop(): Promise<void>;
  /** For a hub that finds another one at work: the server lives on, this process forgets it. */
  leave(): Promise<void>;
}

/**
 * A real PostgreSQL on a free port of 127.0.0.1. Adopts a live server of its own data folder, recovers a dead one, and
 * starts it again, on the same port, when it dies while this process lives.
 */
export async function startEmbeddedPostgres({ dataDir, port, log }: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const home = prepareHome(dataDir);
  const secret = fileOnce(join(home.folder, 'secret'), () => randomBytes(24).toString('hex'));
  await initialise(home, secret);
  const server = new Server(home, secret, log ?? (() => undefined), port);
  const adopted = await server.start();
  return {
    url: server.url,
    dataDir: home.folder,
    adopted,
    get pid() {
      return server.pid;
    },
    stop: () => server.stop(),
    leave: () => server.leave(),
  };
}
