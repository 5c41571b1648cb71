import { join } from 'node:path';
import { messagingPorts, type InstallationUnderTest } from './installation-under-test.js';
import { endPostmaster, killPostmaster } from './postmaster.js';
import { isReady, ProgramUnderTest, type Ended } from './program-under-test.js';

const targets = ['hub', 'database', 'both'] as const;

/** `npm start`: all services in one process, on the PostgreSQL log. */
export class HubUnderTest implements InstallationUnderTest {
  readonly targets: readonly string[] = targets;
  readonly timing = { demoMs: 4_500, startMs: 3_000 };
  readonly databaseFolder: string;
  readonly messagingPorts: readonly number[];
  readonly url: string;
  private readonly program: ProgramUnderTest;

  constructor(
    readonly port: number,
    readonly dataDir: string,
    signal: AbortSignal,
    env: Readonly<Record<string, string>> = {},
  ) {
    this.program = new ProgramUnderTest('apps/hub/main.js', { PORT: String(port), ...env }, dataDir, signal);
    this.url = `http://127.0.0.1:${port}`;
    this.databaseFolder = join(dataDir, 'postgres');
    this.messagingPorts = messagingPorts(port);
  }

  get endedByItself(): readonly string[] {
    return this.program.endedByItself;
  }

  start(): void {
    this.program.start();
  }

  untilReady(): Promise<void> {
    return this.program.untilReady(() => isReady(this.port));
  }

  /** A new hub at once when it was the hub's process; a database alone is the hub's own business. */
  async kill(target: string): Promise<void> {
    if (target !== 'hub') await killPostmaster(this.databaseFolder, (ms) => this.program.rest(ms));
    if (target === 'database') return;
    await this.program.end('SIGKILL');
    this.program.start();
  }

  stop(): Promise<Ended> {
    return this.program.end('SIGTERM');
  }

  async dispose(): Promise<void> {
    await this.program.dispose();
    await endPostmaster(this.databaseFolder);
  }

  lastWords(): string {
    return this.program.lastWords();
  }
}
