import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { open, type Database, type RootDatabase } from 'lmdb';

/** One version of a resident's key, as it is kept. The newest seals; each opens what it sealed. */
export interface WrappedVersion {
  readonly version: number;
  readonly wrapped: Buffer;
}

/** What became of keys whose destruction was ordered. Kept for as long as the store is: nobody is given a key again. */
export interface Erased {
  /** ISO 8601, UTC. */
  readonly at: string;
}

const GENERATION = 'generation';

/**
 * The residents' keys, wrapped: one file of LMDB, apart from the data and its backups, which all processes of a machine
 * share. A place is `<purpose>/<resident>`.
 */
export class WrappedKeys {
  private readonly root: RootDatabase<number | string, string>;
  private readonly keys: Database<Buffer, string>;
  private readonly erased: Database<Erased, string>;

  constructor(folder: string) {
    this.root = open<number | string, string>({ path: folder, maxDbs: 4, encoding: 'msgpack' });
    this.keys = this.root.openDB<Buffer, string>({ name: 'keys', encoding: 'binary' });
    this.erased = this.root.openDB<Erased, string>({ name: 'erased', encoding: 'json' });
  }

  /** Counts what was taken away or wrapped anew: what a process remembers is good for one generation. */
  get generation(): number {
    this.root.resetReadTxn(); // what others committed meanwhile is seen
    return Number(this.root.get(GENERATION) ?? 0);
  }

  /** The name of the oldest key-encryption key of a purpose that may still wrap: those before it are destroyed, or about to be. */
  oldestAllowed(purpose: string): string {
    return String(this.root.get(`oldest/${purpose}`) ?? '');
  }

  /** From here on nothing is kept that an older one wrapped. */
  async refuseBefore(purpose: string, name: string): Promise<void> {
    await this.change(() => {
      void this.root.put(`oldest/${purpose}`, name);
      return true;
    });
  }

  /** After how many erasures the key-encryption keys of a purpose were renewed. */
  renewedAfter(purpose: string): number {
    return Number(this.root.get(`renewed/${purpose}`) ?? 0);
  }

  /** When the newest link of a hash key was made. */
  madeAt(place: string): Date | undefined {
    const at = this.root.get(`made/${place}`);
    return at === undefined ? undefined : new Date(at);
  }

  async noteMade(place: string, at: Date): Promise<void> {
    await this.root.put(`made/${place}`, at.getTime());
  }

  async noteRenewed(purpose: string, erasures: number): Promise<void> {
    await this.root.put(`renewed/${purpose}`, erasures);
    await this.root.flushed;
  }

  find(place: string): readonly WrappedVersion[] | undefined {
    const bytes = this.keys.getBinary(place);
    return bytes && parse(bytes);
  }

  isErased(place: string): boolean {
    return this.erased.doesExist(place);
  }

  findErased(place: string): Erased | undefined {
    return this.erased.get(place);
  }

  /**
   * Keeps first keys where nobody has one and nobody was erased; durable when it resolves.
   * @param isCurrent whether what wrapped it still is the newest: it may have been renewed meanwhile
   */
  async add(keys: ReadonlyMap<string, Buffer>, isCurrent: (wrapped: Buffer) => boolean): Promise<boolean> {
    const kept = await this.root.transaction(() => {
      for (const wrapped of keys.values()) if (!isCurrent(wrapped)) return false;
      for (const [place, wrapped] of keys)
        if (!this.keys.doesExist(place) && !this.erased.doesExist(place))
          void this.keys.put(place, serialize([{ version: 1, wrapped }]));
      return true;
    });
    await this.root.flushed;
    return kept;
  }

  /** Another version on top, for all that is sealed from now on. Resolves to whether what wrapped it was still allowed. */
  async addVersion(place: string, wrapped: Buffer, isAllowed: () => boolean): Promise<boolean> {
    let wasAllowed = true;
    await this.change(() => {
      const versions = this.find(place);
      const last = versions?.at(-1);
      wasAllowed = isAllowed();
      if (!versions || !last || !wasAllowed) return false;
      void this.keys.put(place, serialize([...versions, { version: last.version + 1, wrapped }]));
      return true;
    });
    return wasAllowed;
  }

  /** Takes keys away for good. Whoever was erased before stays so since then. */
  async erase(places: readonly string[], at: string): Promise<void> {
    await this.change(() => {
      for (const place of places) {
        void this.keys.remove(place);
        if (!this.erased.doesExist(place)) void this.erased.put(place, { at });
      }
      return places.length > 0;
    });
  }

  /** Keeps what was wrapped anew, where nobody changed it meanwhile. */
  async replace(
    changes: readonly { place: string; before: readonly WrappedVersion[]; after: readonly WrappedVersion[] }[],
  ): Promise<void> {
    await this.change(() => {
      for (const { place, before, after } of changes)
        if (this.keys.getBinary(place)?.equals(serialize(before))) void this.keys.put(place, serialize(after));
      return changes.length > 0;
    });
  }

  /** Some keys of a purpose in their order, after a place. */
  some(
    purpose: string,
    after: string | undefined,
    limit: number,
  ): { place: string; versions: readonly WrappedVersion[] }[] {
    const start = after ?? `${purpose}/`;
    const range = this.keys.getRange({ start, exclusiveStart: after !== undefined, end: `${purpose}0`, limit });
    return [...range].map(({ key, value }) => ({ place: key, versions: parse(value) }));
  }

  count(purpose: string): number {
    return this.keys.getKeysCount({ start: `${purpose}/`, end: `${purpose}0` });
  }

  /** Services that have hash keys of a purpose, with how many links each has. */
  hashKeys(purpose: string): { service: string; links: number; madeAt: Date | undefined }[] {
    const start = placeOfHashKey(purpose, '');
    const range = this.keys.getRange({ start, end: `${start}~` });
    return [...range].map(({ key, value }) => ({
      service: key.slice(start.length),
      links: parse(value).length,
      madeAt: this.madeAt(key),
    }));
  }

  purposes(): string[] {
    const found: string[] = [];
    for (let start = ''; ;) {
      const [next] = [...this.keys.getKeys({ start, limit: 1 })];
      if (next === undefined) return found;
      const purpose = next.slice(0, next.indexOf('/'));
      found.push(purpose);
      start = `${purpose}0`; // what follows "/" in ASCII
    }
  }

  /** A copy that can be kept elsewhere, while others read and write. */
  async copyTo(folder: string): Promise<void> {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    await this.root.backup(folder, true);
  }

  close(): Promise<void> {
    return this.root.close();
  }

  private async change(act: () => boolean): Promise<void> {
    await this.root.transaction(() => {
      if (act()) void this.root.put(GENERATION, this.generation + 1);
    });
    await this.root.flushed;
  }
}

/** Keys of messages may be anything, and as long as they like; of residents they are UUIDs. */
export function placeOf(purpose: string, residentId: string): string {
  const name = /^[\w-]{1,64}$/.test(residentId)
    ? residentId
    : `sha256.${createHash('sha256').update(residentId).digest('hex')}`;
  return `${purpose}/${name}`;
}

/** Where the chain of a service's hash key lies: no resident's key lies there, since none of their places has a dot but after `sha256`. */
export function placeOfHashKey(purpose: string, service: string): string {
  return `${purpose}/${HASH_KEYS}${service}`;
}

const HASH_KEYS = 'hash.';

/** For each version: its number and the length of what follows, two bytes each, then the wrapped key. */
function serialize(versions: readonly WrappedVersion[]): Buffer {
  return Buffer.concat(
    versions.flatMap(({ version, wrapped }) => {
      const head = Buffer.alloc(4);
      head.writeUInt16BE(version, 0);
      head.writeUInt16BE(wrapped.length, 2);
      return [head, wrapped];
    }),
  );
}

function parse(bytes: Buffer): WrappedVersion[] {
  const versions: WrappedVersion[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = at + 4 + bytes.readUInt16BE(at + 2);
    versions.push({ version: bytes.readUInt16BE(at), wrapped: bytes.subarray(at + 4, end) });
    at = end;
  }
  return versions;
}
