import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const MAIN = join(__dirname, '../../dist/apps/hub/main.js');
const READY_WITHIN_MS = 60_000;
/** A signal must end a hub within ten seconds; a hub that does not is ended here, and the test that waits fails. */
const END_WITHIN_MS = 20_000;

export interface Ended {
  code: number | null;
  seconds: number;
}

/** The hub as `npm start` runs it, on ports and in a data folder of its own; all that it says is kept in one file. */
export class HubProcess {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'ankomst-hub-'));
  readonly keysDir = `${this.dataDir}-keys`;
  readonly log = `${this.dataDir}.log`;
  private running?: ChildProcess;

  constructor(
    readonly port: number,
    private readonly env: NodeJS.ProcessEnv = {},
  ) {
    chmodSync(this.dataDir, 0o755); // PostgreSQL's own user reaches it, also when this runs as root
  }

  /** The portal's address, or that of the service this many ports further. */
  url(offset = 0): string {
    return `http://127.0.0.1:${this.port + offset}`;
  }

  get pid(): number {
    return this.running!.pid!;
  }

  get postgresPid(): number {
    return Number(readFileSync(join(this.dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
  }

  /** All that it wrote to its terminal since it was first started. */
  get said(): string {
    return readFileSync(this.log, 'utf8');
  }

  async start(): Promise<void> {
    this.running = this.launch();
    const deadline = Date.now() + READY_WITHIN_MS;
    while (!(await this.isReady())) {
      if (hasEnded(this.running)) throw new Error(`the hub ended while starting:\n${this.said.slice(-2_000)}`);
      if (Date.now() > deadline) throw new Error(`the hub is not ready:\n${this.said.slice(-2_000)}`);
      await pause(50);
    }
  }

  /** One more process with these settings, which is expected to end by itself. */
  async another(env: NodeJS.ProcessEnv = {}): Promise<{ code: number | null; said: string }> {
    const before = this.said.length;
    const { code } = await ended(this.launch(env));
    return { code, said: this.said.slice(before) };
  }

  async isReady(offset = 0): Promise<boolean> {
    const answer = await fetch(`${this.url(offset)}/health/ready`, { signal: AbortSignal.timeout(5_000) }).catch(
      () => undefined,
    );
    return answer?.ok ?? false;
  }

  async end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<Ended> {
    if (!this.running || hasEnded(this.running)) return { code: this.running?.exitCode ?? null, seconds: 0 };
    const gone = ended(this.running);
    this.running.kill(signal);
    return gone;
  }

  /** Ends it and takes away all that it left. */
  async remove(): Promise<void> {
    await this.end();
    for (const folder of [this.dataDir, this.keysDir, `${this.dataDir}-mail`])
      rmSync(folder, { recursive: true, force: true });
    rmSync(this.log, { force: true });
  }

  private launch(env: NodeJS.ProcessEnv = {}): ChildProcess {
    if (!existsSync(MAIN)) throw new Error(`${MAIN} is missing: run "npm run build" first (npm test does).`);
    const log = openSync(this.log, 'a', 0o600);
    try {
      const own = { DATA_DIR: this.dataDir, KEYS_DIR: this.keysDir, PORT: String(this.port), NODE_ENV: 'development' };
      const settings = { ...process.env, ...own, ...this.env, ...env };
      return spawn(process.execPath, [MAIN], { env: settings, stdio: ['ignore', log, log] });
    } finally {
      closeSync(log);
    }
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function hasEnded(hub: ChildProcess): boolean {
  return hub.exitCode !== null || hub.signalCode !== null;
}

async function ended(hub: ChildProcess): Promise<Ended> {
  const startedAt = Date.now();
  const timer = setTimeout(() => hub.kill('SIGKILL'), END_WITHIN_MS);
  await once(hub, 'exit');
  clearTimeout(timer);
  return { code: hub.exitCode, seconds: (Date.now() - startedAt) / 1000 };
}
