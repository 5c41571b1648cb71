import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isAlive } from '#daemons';
import type { ClusterFile, ClusterKeeper } from '#database';
import { MendableError } from '#observability';
import { copyFile, someAtOnce, syncFolder, writeFile, type Content } from './copy-file.js';
import { DATABASE, JOURNAL, MANIFEST, writeManifest, type KeptDatabase, type KeptFile } from './manifest.js';
import type { Around } from './around.js';

/** A line of the journal. What it says is done is on the disk. */
type Note = { readonly pid: number } | KeptFile | { readonly database: KeptDatabase };

/**
 * A backup on its way. The journal beside it says what is done, so that it can be gone on with; it becomes a backup in
 * one step, when its manifest gets its name.
 */
export class UnfinishedBackup implements ClusterKeeper {
  private readonly kept = new Map<string, KeptFile>();
  private folders: string[] = [];
  private database: KeptDatabase | undefined;

  private constructor(
    private readonly place: string,
    private readonly around: Around,
  ) {}

  /** A copy of a database that was broken off is begun anew: PostgreSQL knows no more of it. @throws MendableError notEmpty, atWork */
  static open(place: string, around: Around): UnfinishedBackup {
    const backup = new UnfinishedBackup(place, around);
    mkdirSync(place, { recursive: true, mode: 0o700 });
    const journal = join(place, JOURNAL);
    if (!existsSync(journal) && readdirSync(place).length > 0) throw notEmpty(place);
    if (existsSync(join(place, MANIFEST))) rmSync(join(place, MANIFEST)); // it lacked only the journal's end
    backup.recall(existsSync(journal) ? readFileSync(journal, 'utf8') : '');
    backup.note({ pid: process.pid });
    if (!backup.database) {
      rmSync(join(place, DATABASE), { recursive: true, force: true });
      for (const name of backup.kept.keys()) if (name.startsWith(`${DATABASE}/`)) backup.kept.delete(name);
    }
    return backup;
  }

  get hasDatabase(): boolean {
    return this.database !== undefined;
  }

  has(name: string): boolean {
    return this.kept.has(name);
  }

  /** Resolves to whether there is such a file. */
  async take(name: string, from: string): Promise<boolean> {
    this.around.signal.throwIfAborted();
    const content = await copyFile(from, join(this.place, name), this.around.signal);
    if (content) this.keep(name, content);
    return content !== undefined;
  }

  folder(name: string): void {
    this.folders.push(name);
  }

  async files(files: readonly ClusterFile[]): Promise<void> {
    await someAtOnce(files, ({ name, from }) => this.take(`${DATABASE}/${name}`, from));
  }

  async text(name: string, text: string): Promise<void> {
    this.keep(`${DATABASE}/${name}`, await writeFile(join(this.place, DATABASE, name), [Buffer.from(text)]));
  }

  /** All of the database is kept. */
  endDatabase(at: Date): void {
    this.database = { upTo: at.toISOString(), folders: this.folders };
    this.note({ database: this.database });
  }

  async finish(now: Date): Promise<{ files: number; bytes: number; database: KeptDatabase | undefined }> {
    const files = [...this.kept.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const folder of this.foldersOf(files)) await syncFolder(folder);
    const { database } = this;
    const manifest = writeManifest({ format: 1, madeAt: now.toISOString(), ...(database && { database }), files });
    await writeFile(join(this.place, MANIFEST), [Buffer.from(manifest)]);
    rmSync(join(this.place, JOURNAL));
    await syncFolder(this.place);
    return { files: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0), database };
  }

  private foldersOf(files: readonly KeptFile[]): Set<string> {
    const folders = new Set<string>();
    for (const { name } of files)
      for (let folder = dirname(name); folder !== '.'; folder = dirname(folder)) folders.add(join(this.place, folder));
    return folders;
  }

  private keep(name: string, content: Content): void {
    const file = { name, ...content };
    this.kept.set(name, file);
    this.note(file);
    this.around.tell(name, content.bytes);
  }

  private note(note: Note): void {
    appendFileSync(join(this.place, JOURNAL), `${JSON.stringify(note)}\n`, { mode: 0o600 });
  }

  /** A line that a kill broke off is of a file that is copied again. */
  private recall(journal: string): void {
    const whole = journal.slice(0, journal.lastIndexOf('\n') + 1);
    const notes = whole.split('\n').filter((line) => line !== '');
    for (const note of notes.map(parseNote)) {
      if (note && 'name' in note) this.kept.set(note.name, note);
      else if (note && 'database' in note) this.database = note.database;
    }
    const writer = notes.map(parseNote).findLast((note) => note && 'pid' in note);
    if (writer && 'pid' in writer && writer.pid !== process.pid && isAlive(writer.pid))
      throw new MendableError(
        'atWork',
        `Another backup (process ${writer.pid}) is made in ${this.place} just now. Wait for its end, or take another folder.`,
      );
    if (whole !== journal) this.forgetBrokenLine();
  }

  private forgetBrokenLine(): void {
    appendFileSync(join(this.place, JOURNAL), '\n');
  }
}

function parseNote(line: string): Note | undefined {
  try {
    return JSON.parse(line) as Note;
  } catch {
    return undefined;
  }
}

function notEmpty(place: string): MendableError {
  const what = existsSync(join(place, MANIFEST)) ? 'holds a whole backup' : 'is not empty';
  return new MendableError('notEmpty', `${place} ${what}. Name a folder that is not there yet: --to <folder>`);
}
