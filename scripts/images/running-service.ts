import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { secretFile } from '../compose/container.js';
import { Command } from './command.js';
import type { Composed } from './composed.js';
import { ImagesError } from './errors.js';
import { lastLine, type Store } from './store.js';
import type { ComposeNetwork } from './compose-network.js';

const START_WITHIN_MS = 60_000;
const END_WITHIN_MS = 10_000;
/** What is memory or a volume in a container engine, and what buildah mounts by itself. */
const WRITABLE = ['tmp', 'data', 'run', 'etc', 'dev', 'proc', 'sys'];

/** A container of our image, started as docker-compose.yml says: its command, settings and secrets, without capabilities. */
export class RunningService {
  private constructor(
    private readonly store: Store,
    private readonly composed: Composed,
    private readonly container: string,
    private readonly command: Command,
    private readonly here: ComposeNetwork,
  ) {}

  static async start(store: Store, image: string, composed: Composed, here: ComposeNetwork): Promise<RunningService> {
    const container = await store.container(image);
    writeFileSync(began(store, composed), '');
    const command = store.start(['run', ...flags(composed, here), container, '--', ...composed.command!]);
    return new RunningService(store, composed, container, command, here);
  }

  /** For a container that does one thing; what it said last. */
  async done(): Promise<string> {
    if ((await this.command.ended) !== 0) throw this.failure('did not do its work');
    return lastLine(this.command.output);
  }

  /** Until the health check of docker-compose.yml, run in the container, finds it well. */
  async ready(): Promise<void> {
    const [, ...check] = this.composed.healthcheck!.test.map((word) => this.here.here(word));
    const giveUpAt = Date.now() + START_WITHIN_MS;
    while ((await this.store.start(['run', this.container, '--', ...check]).ended) !== 0) {
      if (!this.command.isRunning) throw this.failure('ended while starting');
      if (Date.now() > giveUpAt) throw this.failure(`was not ready after ${START_WITHIN_MS / 1000} s`);
      await pause(100);
    }
  }

  /** SIGTERM to the program itself, as a container engine sends it. */
  async stop(): Promise<void> {
    const program = findProgram(this.command.pid!, this.composed.command!);
    if (!program) throw this.failure('had ended by itself');
    process.kill(program, 'SIGTERM');
    const late = pause(END_WITHIN_MS, 'late' as const, { ref: false });
    const code = await Promise.race([this.command.ended, late]);
    if (code === 'late') throw this.failure(`was still there ${END_WITHIN_MS / 1000} s after SIGTERM`);
    if (code !== 0) throw this.failure(`ended with ${code} after SIGTERM`);
  }

  /** In an engine its file system is read-only, and whatever it wrote there would have failed. */
  async wroteNothing(): Promise<void> {
    const root = lastLine(await this.store.run(['mount', this.container]));
    const elsewhere = WRITABLE.flatMap((place) => ['-path', join(root, place), '-prune', '-o']);
    const find = new Command('find', [root, ...elsewhere, '-newer', began(this.store, this.composed), '-print']);
    if ((await find.ended) !== 0 || find.output)
      throw this.failure(`wrote where nothing can be written: ${find.output}`);
  }

  private failure(how: string): ImagesError {
    return new ImagesError(
      'SERVICE',
      `The container ${this.composed.name} ${how}. It said:\n${this.command.lastWords}`,
    );
  }
}

/** A file as old as the container's start. */
function began(store: Store, { name }: Composed): string {
  return join(store.folder, `${name}.began`);
}

function flags({ environment, secrets, cap_drop }: Composed, here: ComposeNetwork): string[] {
  const settings = Object.entries({ ...environment, HOST: '127.0.0.1' });
  return [
    ...settings.map(
      ([name, value]) => `--env=${name}=${name === 'PORT' ? here.port(Number(value)) : here.here(value)}`,
    ),
    ...(secrets ?? []).map((secret) => `--volume=${join(here.secrets, secret)}:${secretFile(secret)}:ro`),
    ...(cap_drop ?? []).map((capability) => `--cap-drop=${capability.toLowerCase()}`),
  ];
}

/** Between buildah and the program stand the processes that made its surroundings. */
function findProgram(pid: number, command: readonly string[]): number | undefined {
  const [program = '', ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
  if (basename(program) === command[0] && args.join('\0') === command.slice(1).join('\0')) return pid;
  const children = readdirSync('/proc').filter((name) => parentOf(name) === pid);
  return children.map((child) => findProgram(Number(child), command)).find((found) => found !== undefined);
}

function parentOf(pid: string): number | undefined {
  try {
    return Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return undefined; // no process, or it has ended
  }
}
