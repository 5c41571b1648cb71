import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Sealer } from '#secrecy';
import { randomUUID } from 'node:crypto';
import { fileOnce, folderOnce } from '#daemons';
import { KeysUnreadable, type KeyEncryption } from './key-encryption.js';
import { HashKey } from './hash-key.js';
import { KeyFiles } from './key-files.js';
import { ResidentKeys } from './resident-keys.js';
import { placeOf, WrappedKeys, type WrappedVersion } from './wrapped-keys.js';

export interface KeyStoreOptions {
  /** `KEYS_DIR`: apart from the data and its backups. */
  readonly folder: string;
  /** For which purpose an audience keeps values. */
  readonly purposeOf: (audience: string) => string;
  /** Where the key-encryption keys are; unset: files in the folder. */
  readonly encryption?: KeyEncryption | undefined;
}

/** That the keys of somebody were destroyed, as the list of erasures keeps it. */
export interface Erasure {
  readonly residentId: string;
  readonly purposes: readonly string[];
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** What a rotation, or a destruction, did to the keys of one purpose. */
export interface Rewrapped {
  readonly purpose: string;
  /** Keys that are wrapped under the new key-encryption key. */
  readonly keys: number;
  /** Key-encryption keys that exist no more. */
  readonly destroyed: readonly string[];
}

/** By version, the last one seals; 32 bytes in base64 each. */
export type HandedOut = 'erased' | readonly { readonly version: number; readonly key: string }[];

export interface RenewOptions {
  readonly interrupted?: AbortSignal;
  /** How many are done, of about how many. */
  readonly onProgress?: (done: number, of: number) => void;
}

/** How many keys are wrapped anew at a time: as long others wait who want a first key. */
const AT_A_TIME = 1_000;

/** All keys of an installation, or as many as a service's key-encryption keys open: `<folder>/wrapped`, `<folder>/kek`, `<folder>/erasures.jsonl`. */
export class KeyStore {
  readonly sealer: Sealer;
  /** Of this store: tells its data from that of others. */
  readonly id: string;

  private constructor(
    private readonly options: KeyStoreOptions,
    private readonly wrapped: WrappedKeys,
    private readonly encryption: KeyEncryption,
  ) {
    this.id = fileOnce(join(options.folder, 'id'), randomUUID);
    this.sealer = new ResidentKeys(wrapped, encryption, options.purposeOf);
  }

  /** Who was erased stays so, also where an old copy of the store was put back: the list of erasures is read first. */
  static async open(options: KeyStoreOptions): Promise<KeyStore> {
    mkdirSync(options.folder, { recursive: true, mode: 0o700 });
    const encryption = options.encryption ?? new KeyFiles(join(options.folder, 'kek'));
    const store = new KeyStore(options, new WrappedKeys(join(options.folder, 'wrapped')), encryption);
    for (const { residentId, purposes, at } of store.erasures()) {
      const back = purposes
        .map((purpose) => placeOf(purpose, residentId))
        .filter((place) => !store.wrapped.isErased(place));
      if (back.length > 0) await store.wrapped.erase(back, at);
    }
    return store;
  }

  /** For which purposes somebody has keys. */
  purposesOf(residentId: string): string[] {
    return this.wrapped.purposes().filter((purpose) => this.wrapped.find(placeOf(purpose, residentId)) !== undefined);
  }

  /**
   * Destroys keys: nothing that was sealed with them opens again, wherever it lies. An old copy of the store still holds
   * them wrapped: `renew` destroys what wraps them. Written down first, so that it is gone on with after a crash.
   */
  async erase(residentId: string, purposes: readonly string[], at: Date): Promise<void> {
    const erasure: Erasure = { residentId, purposes: [...purposes].sort(), at: at.toISOString() };
    this.writeDown(erasure);
    await this.wrapped.erase(
      purposes.map((purpose) => placeOf(purpose, residentId)),
      erasure.at,
    );
  }

  /**
   * Residents' keys of a purpose as they are, for who takes part with code of its own; those who have none are left out, of
   * those who were erased there is none.
   */
  async handOut(purpose: string, residents: readonly string[]): Promise<Map<string, HandedOut>> {
    const given = new Map<string, HandedOut>();
    for (const residentId of residents) {
      const place = placeOf(purpose, residentId);
      const versions = this.wrapped.find(place) ?? [];
      const keys = await this.encryption.unwrap(
        purpose,
        versions.map(({ wrapped }) => ({ place, bytes: wrapped })),
      );
      const own = versions.map(({ version }, index) => ({ version, key: keys[index]!.toString('base64') }));
      if (own.length > 0) given.set(residentId, own);
      else if (this.wrapped.isErased(place)) given.set(residentId, 'erased');
    }
    return given;
  }

  /** Since when somebody's keys of a purpose are destroyed. */
  erasedSince(residentId: string, purpose: string): string | undefined {
    return this.wrapped.findErased(placeOf(purpose, residentId))?.at;
  }

  /** All erasures there ever were, oldest first. */
  erasures(): Erasure[] {
    if (!existsSync(this.listFile)) return [];
    const lines = readFileSync(this.listFile, 'utf8').split('\n');
    return lines.filter((line) => line !== '').map((line, index) => parseErasure(line, index + 1, this.listFile));
  }

  /** In bytes: another one once somebody else was erased. */
  get erasuresSize(): number {
    return statSync(this.listFile, { throwIfNoEntry: false })?.size ?? 0;
  }

  /**
   * Wraps all keys of a purpose under a new key-encryption key and destroys the older ones, while others read and write.
   * Broken off, it is begun again: what was wrapped anew stays so, and nothing was destroyed yet.
   * @throws KeysUnreadable, with nothing changed, where the key-encryption keys of the purpose lie elsewhere
   */
  async renew(purpose: string, { interrupted, onProgress }: RenewOptions = {}): Promise<Rewrapped> {
    const erasures = this.erasures().length;
    await this.openOneOf(purpose);
    const name = await this.encryption.renew(purpose);
    await this.wrapped.refuseBefore(purpose, name);
    const of = this.wrapped.count(purpose);
    let keys = 0;
    // What somebody changed meanwhile is left for another pass: nothing is destroyed that still wraps a key.
    for (let left = 1; left > 0;) {
      left = 0;
      for (let after: string | undefined; ;) {
        const some = this.wrapped.some(purpose, after, AT_A_TIME);
        if (some.length === 0) break;
        const old = await this.rewrap(purpose, some, name);
        [left, keys, after] = [left + old, keys + old, some.at(-1)!.place];
        onProgress?.(keys, of);
        if (interrupted?.aborted) return { purpose, keys, destroyed: [] };
      }
    }
    const destroyed = await this.encryption.destroyBefore(purpose, name);
    await this.wrapped.noteRenewed(purpose, erasures);
    return { purpose, keys, destroyed };
  }

  /** Whether the key-encryption keys of a purpose are here: a service has those that it needs. */
  async opens(purpose: string): Promise<boolean> {
    try {
      await this.openOneOf(purpose);
      return true;
    } catch (error) {
      if (error instanceof KeysUnreadable) return false;
      throw error;
    }
  }

  /** Purposes of which an old copy of the store opens something of who was erased since their keys were renewed. */
  exposed(): string[] {
    const erasures = this.erasures();
    const last = new Map(
      erasures.flatMap(({ purposes }, index) => purposes.map((purpose) => [purpose, index] as const)),
    );
    return [...last]
      .filter(([purpose, index]) => index >= this.wrapped.renewedAfter(purpose))
      .map(([purpose]) => purpose);
  }

  /** Another key for what is sealed for somebody from now on; what was sealed before opens as it did. */
  async renewKeysOf(residentId: string): Promise<string[]> {
    const purposes = this.purposesOf(residentId);
    for (const purpose of purposes) {
      const place = placeOf(purpose, residentId);
      const bytes = ResidentKeys.draw();
      for (let isKept = false; !isKept;) {
        const [wrapped] = await this.encryption.wrap(purpose, [{ place, bytes }]);
        isKept = await this.wrapped.addVersion(place, wrapped!, () => this.isAllowed(purpose, wrapped!));
      }
    }
    return purposes;
  }

  /** By which a service hashes what it looks up; made at the first call. */
  async hashKeyOf(service: string): Promise<HashKey> {
    const key = new HashKey(this.wrapped, this.encryption, this.options.purposeOf(service), service);
    await key.prepare();
    return key;
  }

  /** Adds a link to the hash key of a service. It hashes what it keeps once more, by itself, while it runs. */
  async renewHashKeyOf(service: string): Promise<void> {
    await new HashKey(this.wrapped, this.encryption, this.options.purposeOf(service), service).renew();
  }

  /** When the newest key-encryption key of a purpose was made; undefined where that is not known. */
  madeAt(purpose: string): Promise<Date | undefined> {
    return this.encryption.madeAt(purpose);
  }

  /** Services that have hash keys, with how many links each has. */
  hashKeys(): { readonly service: string; readonly links: number; readonly madeAt: Date | undefined }[] {
    return this.purposes().flatMap((purpose) => this.wrapped.hashKeys(purpose));
  }

  /** How many residents have keys of a purpose. */
  count(purpose: string): number {
    return this.wrapped.count(purpose) - this.wrapped.hashKeys(purpose).length;
  }

  purposes(): string[] {
    return this.wrapped.purposes();
  }

  /**
   * A copy of all but what opens it, while others read and write, in a folder that is not there yet. The list of erasures
   * goes last: whoever is erased meanwhile stays so where the copy is opened. Resolves to false where keys are already.
   */
  backUpTo(folder: string): Promise<boolean> {
    return folderOnce(folder, 'id', async (draft) => {
      mkdirSync(draft, { recursive: true, mode: 0o700 });
      await this.wrapped.copyTo(join(draft, 'wrapped'));
      if (existsSync(this.listFile)) copyFileSync(this.listFile, join(draft, 'erasures.jsonl'));
      copyFileSync(join(this.options.folder, 'id'), join(draft, 'id'));
    });
  }

  close(): Promise<void> {
    return this.wrapped.close();
  }

  /** What wrapped it is not about to be destroyed. */
  private isAllowed(purpose: string, wrapped: Buffer): boolean {
    return this.encryption.nameOf(wrapped) >= this.wrapped.oldestAllowed(purpose);
  }

  private async openOneOf(purpose: string): Promise<void> {
    const [one] = this.wrapped.some(purpose, undefined, 1);
    if (one) await this.encryption.unwrap(purpose, [{ place: one.place, bytes: one.versions.at(-1)!.wrapped }]);
  }

  private async rewrap(
    purpose: string,
    some: readonly { place: string; versions: readonly WrappedVersion[] }[],
    name: string,
  ): Promise<number> {
    const old = some.filter(({ versions }) => versions.some(({ wrapped }) => this.encryption.nameOf(wrapped) < name));
    const flat = old.flatMap(({ place, versions }) => versions.map(({ wrapped: bytes }) => ({ place, bytes })));
    const opened = await this.encryption.unwrap(purpose, flat);
    const anew = await this.encryption.wrap(
      purpose,
      flat.map(({ place }, index) => ({ place, bytes: opened[index]! })),
    );
    let next = 0;
    await this.wrapped.replace(
      old.map(({ place, versions }) => ({
        place,
        before: versions,
        after: versions.map(({ version }) => ({ version, wrapped: anew[next++]! })),
      })),
    );
    return old.length;
  }

  private get listFile(): string {
    return join(this.options.folder, 'erasures.jsonl');
  }

  private writeDown(erasure: Erasure): void {
    const file = openSync(this.listFile, 'a', 0o600);
    try {
      writeSync(file, `${JSON.stringify(erasure)}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  }
}

/** A line that a crash broke off at the end was of an erasure that was never answered for; any other is damage. */
function parseErasure(line: string, number: number, file: string): Erasure {
  try {
    return JSON.parse(line) as Erasure;
  } catch {
    throw new KeysUnreadable(`Line ${number} of ${file} is broken. Restore it: who was erased must stay so.`);
  }
}
