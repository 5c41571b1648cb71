import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, openSync, closeSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const root = join(__dirname, '..', '..');
const READY_WITHIN_MS = 120_000;
const GIVE_UP_AFTER_STARTS = 5;

export type Target = 'hub' | 'database' | 'both';

/**
 * The built hub as a process of its own on one data folder, and somebody who starts it again whenever it is gone: after
 * a kill as well as when it ended by itself, which is counted in `endedByItself`.
 */
export class HubUnderTest {
  readonly endedByItself: string[] = [];
  private child: ChildProcess | undefined;
  private unready = 0;
  private wanted = true;

  constructor(
    readonly port: number,
    readonly dataDir: string,
    private readonly signal: AbortSignal,
  ) {
    mkdirSync(dataDir, { recursive: true, mode: 0o755 });
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Where PostgreSQL keeps its files, `secret` beside it. */
  get databaseFolder(): string {
    return join(this.dataDir, 'postgres');
  }

  start(): void {
    const log = openSync(join(this.dataDir, 'hub.log'), 'a');
    // A process group of its own: Ctrl-C reaches the script only, which ends the hub in its own order.
    const child = spawn(process.execPath, [join(root, 'dist/apps/hub/main.js')], {
      env: {
        ...process.env,
        HOST: '127.0.0.1',
        PORT: String(this.port),
        DATA_DIR: this.dataDir,
        DATABASE_URL: '',
        NODE_ENV: '',
      },
      detached: true,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    this.child = child;
    child.once('exit', (code, by) => this.gone(child, `code ${code}, signal ${by}`));
  }

  async untilReady(): Promise<void> {
    for (const deadline = Date.now() + READY_WITHIN_MS; !(await this.ready()); await this.rest(50)) {
      if (this.unready >= GIVE_UP_AFTER_STARTS)
        throw new Error(`The hub ended ${this.unready} times while starting.\n${this.lastWords()}`);
      if (Date.now() > deadline)
        throw new Error(`The hub was not ready within ${READY_WITHIN_MS} ms.\n${this.lastWords()}`);
    }
    this.unready = 0;
  }

  /** SIGKILL, and a new hub at once when it was the hub's process; a database alone is the hub's own business. */
  async kill(target: Target): Promise<void> {
    const postmaster = target === 'hub' ? undefined : await this.untilPostmaster();
    if (postmaster) process.kill(postmaster, 'SIGKILL');
    if (target === 'database') return;
    await this.end('SIGKILL');
    this.start();
  }

  /** Resolves to the exit code after SIGTERM. */
  async stop(): Promise<number | null> {
    return this.end('SIGTERM');
  }

  /** Leaves no process behind, whatever state it is in. */
  async dispose(): Promise<void> {
    this.wanted = false;
    if (this.child?.pid && running(this.child)) {
      process.kill(-this.child.pid, 'SIGKILL'); // what it runs to make a database included
      await once(this.child, 'exit');
    }
    const postmaster = this.findPostmaster();
    if (!postmaster) return;
    process.kill(postmaster, 'SIGQUIT'); // ends its children too, and leaves no shared memory
    while (this.findPostmaster()) await pause(20);
  }

  lastWords(): string {
    return readFileSync(join(this.dataDir, 'hub.log'), 'utf8').trimEnd().split('\n').slice(-15).join('\n');
  }

  private async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    const child = this.child;
    if (!child || !running(child)) return child?.exitCode ?? null;
    this.child = undefined; // its end is expected
    const exit = once(child, 'exit') as Promise<[number | null]>;
    child.kill(signal);
    return (await exit)[0];
  }

  private gone(child: ChildProcess, how: string): void {
    if (child !== this.child || !this.wanted) return;
    this.endedByItself.push(`${how}: ${this.lastWords().split('\n').at(-1)}`);
    this.unready += 1;
    if (this.unready < GIVE_UP_AFTER_STARTS) this.start();
  }

  private async untilPostmaster(): Promise<number> {
    for (;;) {
      const pid = this.findPostmaster();
      if (pid) return pid;
      await this.rest(20);
    }
  }

  /** A pid file outlives its server: only a process that works in our cluster is ours to kill. */
  private findPostmaster(): number | undefined {
    const cluster = join(this.databaseFolder, 'cluster');
    const file = join(cluster, 'postmaster.pid');
    if (!existsSync(file)) return undefined;
    try {
      const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
      if (!(pid > 1)) return undefined;
      process.kill(pid, 0);
      const ours = !existsSync('/proc') || readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
      return ours ? pid : undefined;
    } catch {
      return undefined; // gone between two looks
    }
  }

  private async ready(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/health/ready`, { signal: AbortSignal.timeout(2_000) })).ok;
    } catch {
      return false;
    }
  }

  private async rest(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.signal });
  }
}

function running(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}
