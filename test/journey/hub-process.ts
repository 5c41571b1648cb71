import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const DIST = join(__dirname, '../../dist');
/** All services in one process on the PostgreSQL log, or each as a process of its own on a real Kafka that it starts. */
export type Plan = 'start' | 'start:kafka';
const mainOf: Readonly<Record<Plan, string>> = {
  start: join(DIST, 'apps/hub/main.js'),
  'start:kafka': join(DIST, 'apps/hub/processes/main.js'),
};
/** After the portal's: connectors, collector, sandbox. */
const PORTS_AFTER = [1, 2, 3, 10, 100];
const READY_WITHIN_MS = 60_000;
/** A signal must end a hub within ten seconds; a hub that does not is ended here, and the test that waits fails. */
const END_WITHIN_MS = 20_000;

export interface Ended {
  code: number | null;
  seconds: number;
}

/** The hub as npm runs it, on ports and in a data folder of its own; all that it says is kept in one file. */
export class HubProcess {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'ankomst-hub-'));
  readonly keysDir = `${this.dataDir}-keys`;
  readonly log = `${this.dataDir}.log`;
  private running?: ChildProcess;

  constructor(
    readonly port: number,
    private readonly env: NodeJS.ProcessEnv = {},
    private readonly plan: Plan = 'start',
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
    while (!(await this.isWhole())) {
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

  private async isWhole(): Promise<boolean> {
    if (!(await this.isReady())) return false;
    return (await Promise.all(PORTS_AFTER.map((offset) => this.isReady(offset)))).every(Boolean);
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
    const main = mainOf[this.plan];
    if (!existsSync(main)) throw new Error(`${main} is missing: run "npm run build" first (npm test does).`);
    const log = openSync(this.log, 'a', 0o600);
    try {
      const own = { DATA_DIR: this.dataDir, KEYS_DIR: this.keysDir, PORT: String(this.port), NODE_ENV: 'development' };
      const settings = { ...process.env, ...own, ...this.env, ...env };
      return spawn(process.execPath, [main], { env: settings, stdio: ['ignore', log, log] });
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
