import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A process of an installation, as the supervisor knows it. */
export interface Posted {
  readonly name: string;
  /** Missing while it is being started (again). */
  readonly pid?: number;
  /** Of a service. */
  readonly port?: number;
  /** How often this supervisor started it; missing where it is adopted, too. */
  readonly starts?: number;
  /** How the one before ended: `code 0`, `SIGKILL`. */
  readonly ended?: string;
}

export interface Posting {
  readonly supervisor: { readonly pid: number };
  readonly processes: readonly Posted[];
}

const LOOK_EVERY_MS = 100;

/**
 * `DATA_DIR/processes.json`: what runs, for operators and scripts. Replaced whole whenever something changes, taken away
 * at the end. After kill -9 of the supervisor it stays behind, and names a supervisor that is gone.
 */
export class Board {
  private readonly file: string;
  private readonly timer: NodeJS.Timeout;
  private posted = '';

  constructor(
    dataDir: string,
    private readonly look: () => readonly Posted[],
  ) {
    this.file = boardFile(dataDir);
    this.post();
    this.timer = setInterval(() => this.post(), LOOK_EVERY_MS);
  }

  takeDown(): void {
    clearInterval(this.timer);
    rmSync(this.file, { force: true });
  }

  private post(): void {
    const posting: Posting = { supervisor: { pid: process.pid }, processes: this.look() };
    const text = `${JSON.stringify(posting, undefined, 2)}\n`;
    if (text === this.posted) return;
    const draft = `${this.file}.draft`;
    writeFileSync(draft, text, { mode: 0o600 });
    renameSync(draft, this.file);
    this.posted = text;
  }
}

/** Undefined where nothing runs. */
export function findPosting(dataDir: string): Posting | undefined {
  try {
    return JSON.parse(readFileSync(boardFile(dataDir), 'utf8')) as Posting;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function boardFile(dataDir: string): string {
  return join(dataDir, 'processes.json');
}
