import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { contracts } from '#contracts';
import { findPosting, type Posted } from '../../apps/hub/processes/board.js';
import { isAlive } from '#daemons';
import { messagingPorts, type InstallationUnderTest } from './installation-under-test.js';
import { endPostmaster, killPostmaster } from './postmaster.js';
import { isReady, ProgramUnderTest, type Ended } from './program-under-test.js';

const connectors = contracts.agencies.map((agency) => `${agency}-connector`);
const SECOND_COLLECTOR = 'collector 2';
/** Every process that is a service of ours. */
export const services: readonly string[] = [...connectors, 'collector', SECOND_COLLECTOR, 'portal', 'sandbox'];
/** One of each kind first: what a few kills do not reach is what is there twice or thrice. */
const targets = [
  ...connectors.slice(0, 1),
  ...['collector', 'kafka', 'database', 'portal'],
  ...connectors.slice(1),
  ...[SECOND_COLLECTOR, 'sandbox', 'supervisor'],
];

/** `npm run start:kafka`: each service as a process of its own. Who brings a dead one back is the supervisor. */
export class ProcessesUnderTest implements InstallationUnderTest {
  readonly targets: readonly string[] = targets;
  readonly timing = { demoMs: 9_000, startMs: 6_000 };
  readonly databaseFolder: string;
  readonly messagingPorts: readonly number[];
  readonly url: string;
  private readonly supervisor: ProgramUnderTest;

  constructor(
    readonly port: number,
    readonly dataDir: string,
    signal: AbortSignal,
    own: Readonly<Record<string, string>> = {},
  ) {
    const env = { PORT: String(port), KAFKA_BROKERS: '', KAFKA_PREFIX: '', ...own };
    this.supervisor = new ProgramUnderTest('apps/hub/processes/main.js', env, dataDir, signal);
    this.url = `http://127.0.0.1:${port}`;
    this.databaseFolder = join(dataDir, 'postgres');
    this.messagingPorts = [...messagingPorts(port), port + 11];
  }

  get endedByItself(): readonly string[] {
    return this.supervisor.endedByItself;
  }

  start(): void {
    this.supervisor.start();
  }

  /** What was killed still stands on the board until the supervisor has seen it: so all that stands there must live. */
  untilReady(): Promise<void> {
    return this.supervisor.untilReady(async () => {
      const posted = this.posted();
      if (posted.length !== services.length + 2 || !posted.every(({ pid }) => pid && isAlive(pid))) return false;
      const ports = posted.flatMap(({ port }) => (port === undefined ? [] : [port]));
      const ready = await Promise.all(ports.map(isReady));
      return ready.every(Boolean);
    });
  }

  async kill(target: string): Promise<void> {
    if (target === 'database') return killPostmaster(this.databaseFolder, (ms) => this.supervisor.rest(ms));
    if (target !== 'supervisor') return this.signal(target, 'SIGKILL').then(() => undefined);
    await this.supervisor.end('SIGKILL');
    this.supervisor.start();
  }

  /** Gives a signal to a process, once it runs; resolves to how it stood on the board. */
  async signal(name: string, signal: NodeJS.Signals): Promise<Posted & { pid: number }> {
    for (;;) {
      const { pid, ...posted } = this.posted().find((one) => one.name === name) ?? { name };
      if (pid && isAlive(pid)) {
        process.kill(pid, signal);
        return { ...posted, pid };
      }
      await this.supervisor.rest(20);
    }
  }

  /** What the living supervisor says; nothing before it has said anything. */
  posted(): readonly Posted[] {
    const posting = findPosting(this.dataDir);
    return posting?.supervisor.pid === this.supervisor.pid ? (posting?.processes ?? []) : [];
  }

  stop(): Promise<Ended> {
    return this.supervisor.end('SIGTERM');
  }

  async dispose(): Promise<void> {
    await this.supervisor.dispose();
    await endPostmaster(this.databaseFolder);
    for (let left = this.left(); left.length > 0; left = this.left()) {
      for (const pid of left) process.kill(pid, 'SIGKILL');
      await pause(50);
    }
  }

  lastWords(): string {
    return this.supervisor.lastWords();
  }

  /** Every process that was started for this data folder; where the system does not show them, those of the board. */
  left(): readonly number[] {
    if (existsSync('/proc/self/environ')) return processesNaming(this.dataDir);
    const posted = findPosting(this.dataDir)?.processes ?? [];
    return posted.flatMap(({ pid }) => (pid && isAlive(pid) ? [pid] : []));
  }
}

function processesNaming(folder: string): readonly number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  return pids.filter((pid) => ['environ', 'cmdline'].some((file) => names(pid, file, folder))).map(Number);
}

function names(pid: string, file: string, folder: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8').includes(folder);
  } catch {
    return false; // ended meanwhile, or somebody else's
  }
}
