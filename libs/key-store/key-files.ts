import { randomBytes } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  openSync,
  fsyncSync,
  closeSync,
  renameSync,
} from 'node:fs';
import { join } from 'node:path';
import { decrypt, encrypt } from './cipher.js';
import { KeysUnreadable, type KeyAtPlace, type KeyEncryption } from './key-encryption.js';

const NAME_BYTES = 8;
const KEY_BYTES = 32;
const ENDING = '.key';

/** Key-encryption keys as files: `<folder>/<purpose>/<name>.key`, 32 bytes each, to be read by their owner alone. */
export class KeyFiles implements KeyEncryption {
  private readonly known = new Map<string, Buffer>();

  constructor(private readonly folder: string) {}

  async wrap(purpose: string, keys: readonly KeyAtPlace[]): Promise<Buffer[]> {
    const name = this.namesOf(purpose).at(-1) ?? (await this.renew(purpose));
    const key = this.keyOf(purpose, name);
    const head = Buffer.from(name, 'hex');
    return keys.map(({ place, bytes }) => encrypt(key, head, place, bytes));
  }

  unwrap(purpose: string, wrapped: readonly KeyAtPlace[]): Promise<Buffer[]> {
    return Promise.resolve(wrapped.map((one) => this.unwrapOne(purpose, one)));
  }

  madeAt(purpose: string): Promise<Date | undefined> {
    const newest = this.namesOf(purpose).at(-1);
    return Promise.resolve(newest === undefined ? undefined : new Date(parseInt(newest.slice(0, 12), 16)));
  }

  nameOf(wrapped: Buffer): string {
    return wrapped.subarray(0, NAME_BYTES).toString('hex');
  }

  renew(purpose: string): Promise<string> {
    const name = nameAfter(this.namesOf(purpose).at(-1));
    mkdirSync(this.folderOf(purpose), { recursive: true, mode: 0o700 });
    writeDurably(this.fileOf(purpose, name), randomBytes(KEY_BYTES));
    return Promise.resolve(name);
  }

  destroyBefore(purpose: string, name: string): Promise<string[]> {
    const older = this.namesOf(purpose).filter((one) => one < name);
    for (const one of older) {
      overwrite(this.fileOf(purpose, one));
      rmSync(this.fileOf(purpose, one));
      this.known.delete(`${purpose}/${one}`);
    }
    return Promise.resolve(older);
  }

  private unwrapOne(purpose: string, { place, bytes }: KeyAtPlace): Buffer {
    const key = decrypt(this.keyOf(purpose, this.nameOf(bytes)), NAME_BYTES, place, bytes);
    if (key) return key;
    throw new KeysUnreadable(
      `A key of the purpose ${purpose} is not what was wrapped there. Restore the keys' backup.`,
    );
  }

  private keyOf(purpose: string, name: string): Buffer {
    const known = this.known.get(`${purpose}/${name}`) ?? readKey(this.fileOf(purpose, name));
    this.known.set(`${purpose}/${name}`, known);
    return known;
  }

  /** Oldest first. */
  private namesOf(purpose: string): string[] {
    try {
      const files = readdirSync(this.folderOf(purpose)).filter((file) => file.endsWith(ENDING));
      return files.map((file) => file.slice(0, -ENDING.length)).sort();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }

  private folderOf(purpose: string): string {
    return join(this.folder, purpose);
  }

  private fileOf(purpose: string, name: string): string {
    return join(this.folderOf(purpose), `${name}${ENDING}`);
  }
}

/** Names sort by age: milliseconds since 1970, and two random bytes; never before the last one, whatever the clock says. */
function nameAfter(last: string | undefined): string {
  const before = last === undefined ? 0 : parseInt(last.slice(0, 12), 16);
  const at = Math.max(Date.now(), before + 1);
  return `${at.toString(16).padStart(12, '0')}${randomBytes(2).toString('hex')}`;
}

function readKey(file: string): Buffer {
  try {
    const key = readFileSync(file);
    if (key.length === KEY_BYTES) return key;
    throw new KeysUnreadable(`${file} is no key: it takes ${KEY_BYTES} bytes. Restore it from the keys' backup.`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new KeysUnreadable(`The key ${file} is not there. Restore it from the keys' backup, or set KEYS_DIR.`);
  }
}

/** Under its name only when all of it is on the disk. */
function writeDurably(file: string, bytes: Buffer): void {
  const early = `${file}.new`;
  writeFileSync(early, bytes, { mode: 0o600, flush: true });
  renameSync(early, file);
  sync(join(file, '..'));
}

/** What a disk keeps of it where it lay. A disk that copies on write, or a snapshot, keeps more: docs/keys.md says what to do. */
function overwrite(file: string): void {
  writeFileSync(file, randomBytes(statSync(file).size), { flag: 'r+', flush: true });
}

function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
