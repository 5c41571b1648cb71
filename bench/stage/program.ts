import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(__dirname, '..', '..');
const END_WITHIN_MS = 15_000;

/** A process that is measured. What it says goes to a file; it ends with us, however we end. */
export class Program {
  /** The last message that it sent us, if it is of those that do. */
  said: unknown;
  private exited: string | undefined;

  private constructor(
    private readonly child: ChildProcess,
    private readonly logFile: string,
  ) {
    child.on('message', (message) => (this.said = message));
    child.once('exit', (code, signal) => (this.exited = `code ${code}, signal ${signal}`));
    process.once('exit', () => child.kill('SIGKILL'));
  }

  /** `logFile` gets what it writes. */
  static start(args: readonly string[], env: Record<string, string>, logFile: string): Program {
    const log = openSync(logFile, 'a');
    // A process group of its own: Ctrl-C reaches the bench only, which ends what it started in its own order.
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...inherited(), ...env },
      detached: true,
      stdio: ['ignore', log, log, 'ipc'],
    });
    closeSync(log);
    return new Program(child, logFile);
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** @throws when the process is gone: nothing would ever be handled again. */
  check(): void {
    if (this.exited === undefined) return;
    const lastWords = readFileSync(this.logFile, 'utf8').trimEnd().split('\n').slice(-5).join('\n');
    throw new Error(`A measured process ended by itself (${this.exited}):\n${lastWords}`);
  }

  async stop(): Promise<void> {
    if (this.exited !== undefined) return;
    const exit = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    const tooLong = setTimeout(() => this.child.kill('SIGKILL'), END_WITHIN_MS);
    await exit;
    clearTimeout(tooLong);
  }
}

/** Nothing of our own settings reaches what is measured. */
function inherited(): Record<string, string> {
  const names = ['PATH', 'HOME', 'LANG', 'NODE_OPTIONS'];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}
