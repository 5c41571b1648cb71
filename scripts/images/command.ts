import { spawn, type ChildProcess } from 'node:child_process';

const running = new Set<Command>();

/** Whatever runs at this moment; what is started afterwards, to clean up, is not touched. */
export async function endAll(): Promise<void> {
  const commands = [...running];
  for (const command of commands) command.kill();
  await Promise.all(commands.map(({ ended }) => ended));
}

/** A program that was started, and what it says. */
export class Command {
  private readonly lines: string[] = [];
  /** Its exit code; 1 when a signal ended it, 127 when it is not there. */
  readonly ended: Promise<number>;
  private readonly child: ChildProcess;

  /**
   * `heard` is told each line. It leads a process group of its own: Ctrl-C in a terminal reaches us only, and we end what
   * we started in its order.
   */
  constructor(
    program: string,
    args: readonly string[],
    heard: (line: string) => void = () => undefined,
    env: Readonly<Record<string, string>> = {},
  ) {
    this.child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      env: { ...process.env, ...env },
    });
    for (const stream of [this.child.stdout!, this.child.stderr!]) {
      let rest = '';
      stream.setEncoding('utf8').on('data', (text: string) => {
        const lines = (rest + text).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) {
          this.lines.push(line);
          heard(line);
        }
      });
      stream.on('close', () => rest && this.lines.push(rest));
    }
    this.ended = new Promise((resolve) => {
      this.child.once('error', () => resolve(127));
      this.child.once('close', (code) => resolve(code ?? 1));
    });
    running.add(this);
    void this.ended.then(() => running.delete(this));
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  get output(): string {
    return this.lines.join('\n');
  }

  get lastWords(): string {
    return this.lines.slice(-15).join('\n').trim();
  }

  /** With all that it started. */
  kill(): void {
    if (!this.pid || !this.isRunning) return;
    try {
      process.kill(-this.pid, 'SIGKILL');
    } catch {
      // it has ended meanwhile
    }
  }
}
