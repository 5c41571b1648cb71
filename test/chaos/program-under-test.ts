import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const root = join(__dirname, '..', '..');
const READY_WITHIN_MS = 180_000;
const LOOK_EVERY_MS = 50;
const GIVE_UP_AFTER_STARTS = 5;

export interface Ended {
  readonly code: number | null;
  readonly seconds: number;
}

/** Apart from the data. */
export const keysOf = (dataDir: string): string => `${dataDir}-keys`;

/** A built program on one data folder, started again whenever it is gone. All that it says is kept in one file. */
export class ProgramUnderTest {
  readonly endedByItself: string[] = [];
  private child: ChildProcess | undefined;
  private unready = 0;
  private wanted = true;

  constructor(
    private readonly main: string,
    private readonly env: Readonly<Record<string, string>>,
    private readonly dataDir: string,
    private readonly signal: AbortSignal,
  ) {
    mkdirSync(dataDir, { recursive: true, mode: 0o755 });
  }

  /** While it runs. */
  get pid(): number | undefined {
    return this.child && isRunning(this.child) ? this.child.pid : undefined;
  }

  start(): void {
    const log = openSync(this.log, 'a');
    // A process group of its own: Ctrl-C reaches the script only, which ends the program in its own order.
    const child = spawn(process.execPath, [join(root, 'dist', this.main)], {
      env: {
        ...process.env,
        HOST: '127.0.0.1',
        NODE_ENV: '',
        DATA_DIR: this.dataDir,
        KEYS_DIR: keysOf(this.dataDir),
        DATABASE_URL: '',
        DRAFTS_PER_MINUTE: '0',
        ...this.env,
      },
      detached: true,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    this.child = child;
    child.once('exit', (code, by) => this.gone(child, `code ${code}, signal ${by}`));
  }

  async untilReady(ready: () => Promise<boolean>): Promise<void> {
    for (const deadline = Date.now() + READY_WITHIN_MS; !(await ready()); await this.rest(LOOK_EVERY_MS)) {
      if (this.unready >= GIVE_UP_AFTER_STARTS)
        throw new Error(`It ended ${this.unready} times while starting.\n${this.lastWords()}`);
      if (Date.now() > deadline) throw new Error(`Not ready within ${READY_WITHIN_MS} ms.\n${this.lastWords()}`);
    }
    this.unready = 0;
  }

  /** Its end is expected: it is not started again. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<Ended> {
    const child = this.child;
    if (!child || !isRunning(child)) return { code: child?.exitCode ?? null, seconds: 0 };
    this.child = undefined;
    const askedAt = Date.now();
    const exit = once(child, 'exit') as Promise<[number | null]>;
    child.kill(signal);
    return { code: (await exit)[0], seconds: (Date.now() - askedAt) / 1000 };
  }

  /** By force, and with what it runs in its own process group, such as what makes a database. */
  async dispose(): Promise<void> {
    this.wanted = false;
    if (!this.child?.pid || !isRunning(this.child)) return;
    process.kill(-this.child.pid, 'SIGKILL');
    await once(this.child, 'exit');
  }

  async rest(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.signal });
  }

  lastWords(): string {
    return readFileSync(this.log, 'utf8').trimEnd().split('\n').slice(-15).join('\n');
  }

  private get log(): string {
    return join(this.dataDir, 'hub.log');
  }

  private gone(child: ChildProcess, how: string): void {
    if (child !== this.child || !this.wanted) return;
    this.endedByItself.push(`${how}: ${this.lastWords().split('\n').at(-1)}`);
    this.unready += 1;
    if (this.unready < GIVE_UP_AFTER_STARTS) this.start();
  }
}

/** Whether a service answers that it can do its job. */
export async function isReady(port: number): Promise<boolean> {
  const url = `http://127.0.0.1:${port}/health/ready`;
  const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
  return answer?.ok ?? false;
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}
