import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from '#daemons';
import { DatabaseError } from '../errors.js';
import type { Home } from './home.js';
import { ownerUrl } from './initialise.js';
import { launch } from './launch.js';
import { findPostmaster, forgetStalePidFile, servesCluster } from './postmaster.js';

const START_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 250;
const LONGEST_PAUSE_MS = 5_000;
/** Fast shutdown, then immediate, then by force; together under eight seconds. */
const STOP_SIGNALS = [
  ['SIGINT', 4_000],
  ['SIGQUIT', 2_000],
  ['SIGKILL', 1_000],
] as const;

/** One server process at a time: adopted or started, watched, started again when it dies, stopped in the end. */
export class Server {
  pid: number | undefined;
  private port = 0;
  private stopping = false;
  private watching: Promise<void> | undefined;
  /** The watch's pauses keep no process alive, so whoever waits for the watch ends its pause. */
  private readonly leaving = new AbortController();

  constructor(
    private readonly home: Home,
    private readonly secret: string,
    private readonly log: (message: string) => void,
    private readonly wantedPort?: number,
  ) {}

  get url(): string {
    return ownerUrl(this.secret, this.port);
  }

  private get cluster(): string {
    return join(this.home.folder, 'cluster');
  }

  /** Resolves to true when a living server was adopted. */
  async start(): Promise<boolean> {
    const adopted = await this.comeUp(Date.now() + START_WITHIN_MS);
    this.log(adopted ? 'database adopted' : 'database started');
    this.watching = this.watch();
    return adopted;
  }

  /** Lets the server live on and no longer looks after it. */
  async leave(): Promise<void> {
    this.stopping = true;
    this.leaving.abort();
    await this.watching;
  }

  async stop(): Promise<void> {
    await this.leave();
    await this.end();
  }

  private async end(): Promise<void> {
    for (const [signal, patienceMs] of STOP_SIGNALS) {
      if (!this.pid || !isAlive(this.pid)) break;
      process.kill(this.pid, signal);
      await this.gone(this.pid, patienceMs);
    }
    this.pid = undefined;
  }

  /**
   * Tries until a server of this cluster answers. A start fails while children of a killed server still hold its shared
   * memory, while another process starts the same cluster, or when the port was taken meanwhile: all of them pass.
   */
  private async comeUp(deadline: number): Promise<boolean> {
    let lastWords = 'it did not answer';
    while (Date.now() < deadline && !this.stopping) {
      if (await this.adopt()) return true;
      forgetStalePidFile(this.cluster);
      this.port ||= this.wantedPort ?? (await freePort());
      const started = await launch(this.home, this.port, () => this.stopping);
      this.pid = started.pid;
      if (started.ready && (await servesCluster(this.url, this.cluster))) return false;
      if (started.lastWords) lastWords = started.lastWords;
      if (!this.watching) this.port = 0; // nobody knows it yet
      await pause(LOOK_EVERY_MS);
    }
    if (!this.stopping) await this.end();
    throw new DatabaseError(
      'START_FAILED',
      `PostgreSQL did not start within a minute: ${lastWords}. See ${join(this.home.folder, 'server.log')}.`,
    );
  }

  private async adopt(): Promise<boolean> {
    const found = findPostmaster(this.cluster);
    if (!found?.ready || !isAlive(found.pid)) return false;
    const known = this.port;
    if (known && known !== found.port) return false;
    this.port = found.port;
    if (await servesCluster(this.url, this.cluster)) {
      this.pid = found.pid;
      return true;
    }
    this.port = known;
    return false;
  }

  private async watch(): Promise<void> {
    let pauseMs = LOOK_EVERY_MS;
    while (!this.stopping) {
      await this.rest(LOOK_EVERY_MS);
      if (this.stopping || (this.pid && isAlive(this.pid))) continue;
      this.log('database died, starting it again');
      try {
        await this.comeUp(Date.now() + START_WITHIN_MS);
        this.log('database is back');
        pauseMs = LOOK_EVERY_MS;
      } catch (error) {
        this.log(error instanceof Error ? error.message : 'database did not start');
        await this.rest(pauseMs);
        pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      }
    }
  }

  private async rest(ms: number): Promise<void> {
    await pause(ms, undefined, { ref: false, signal: this.leaving.signal }).catch(() => undefined);
  }

  private async gone(pid: number, patienceMs: number): Promise<void> {
    const deadline = Date.now() + patienceMs;
    while (isAlive(pid) && Date.now() < deadline) await pause(20);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
