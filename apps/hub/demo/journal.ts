import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DemoError } from './demo-error.js';
import type { Draft } from './hub-answers.js';

/** How far one resident has come. */
export interface Progress {
  draft?: Draft;
  documents: { [name: string]: string };
  caseId?: string;
  missingAtFirst?: { [agency: string]: string[] };
}

interface Content {
  runId: string;
  today: string;
  residents: { [persona: string]: Progress };
}

/**
 * What a run must remember to go on after it was killed: drafts, uploads and cases, and the run's own id, from which the
 * idempotency keys derive. Kept in a file when one is named (readable by its owner only: it holds access tokens), else in memory.
 */
export class Journal {
  private constructor(
    private readonly file: string | undefined,
    private readonly content: Content,
  ) {}

  static open(file: string | undefined, today: string): Journal {
    return new Journal(file, (file && read(file)) || { runId: randomUUID(), today, residents: {} });
  }

  /** The day on which the run began; its residents keep their dates when it goes on after midnight. */
  get today(): string {
    return this.content.today;
  }

  progressOf(persona: string): Progress {
    return (this.content.residents[persona] ??= { documents: {} });
  }

  idempotencyKey(persona: string): string {
    return `demo-${this.content.runId}-${persona}`;
  }

  save(): void {
    if (!this.file) return;
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(`${this.file}.new`, JSON.stringify(this.content, null, 2), { mode: 0o600 });
    renameSync(`${this.file}.new`, this.file);
  }
}

function read(file: string): Content | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined; // the first run
    throw error;
  }
  try {
    return JSON.parse(text) as Content;
  } catch {
    throw new DemoError('journal', `${file} is no journal of the demo; name another file or delete it`);
  }
}
