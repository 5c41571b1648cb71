import { randomBytes } from 'node:crypto';
import type { Opened, PreparedKeys, Sealer } from '#secrecy';
import { decrypt, encrypt } from './cipher.js';
import type { KeyEncryption } from './key-encryption.js';
import { placeOf, type WrappedKeys, type WrappedVersion } from './wrapped-keys.js';

/** The first byte says how the rest is to be read, the next two which version of the key sealed it. */
const FORMAT = 1;
const HEAD_BYTES = 3;
const KEY_BYTES = 32;
/** Keys that a process remembers unwrapped, at most twice as many: unwrapping costs as much as sealing. */
const REMEMBERED = 20_000;

interface Version {
  readonly version: number;
  readonly head: Buffer;
  readonly key: Buffer;
}

/** The last one seals. */
type Keys = readonly Version[];

/** For whom nobody may have a key again. */
const ERASED = 'erased';

type KeysByResident = ReadonlyMap<string, Keys | typeof ERASED | undefined>;

/**
 * Encryption by resident and purpose: each has a random key of 256 bits, and each value is sealed for its place. Who
 * destroys the key has destroyed all that was sealed with it, wherever copies of it lie.
 */
export class ResidentKeys implements Sealer {
  /** Two ages: the older one goes as a whole, since taking the oldest entry out of a large map costs more than unwrapping. */
  private remembered = new Map<string, Keys>();
  private rememberedBefore = new Map<string, Keys>();
  private generation = -1;

  /** @param purposeOf for which purpose an audience keeps values: what an agency needs has keys of its own */
  constructor(
    private readonly store: WrappedKeys,
    private readonly encryption: KeyEncryption,
    private readonly purposeOf: (audience: string) => string,
  ) {}

  static draw(): Buffer {
    return randomBytes(KEY_BYTES);
  }

  prepare(residents: Iterable<string>, audiences: Iterable<string>): Promise<PreparedKeys> {
    return this.ready(residents, audiences, false);
  }

  prepareToSeal(residents: Iterable<string>, audiences: Iterable<string>): Promise<PreparedKeys> {
    return this.ready(residents, audiences, true);
  }

  private async ready(
    residents: Iterable<string>,
    audiences: Iterable<string>,
    toSeal: boolean,
  ): Promise<PreparedKeys> {
    const { generation } = this.store;
    if (generation !== this.generation) {
      this.remembered = new Map();
      this.rememberedBefore = new Map();
    }
    this.generation = generation;
    const people = [...new Set(residents)];
    const ready = new Map<string, KeysByResident>();
    for (const purpose of new Set([...audiences].map(this.purposeOf))) {
      const found = await this.keysOf(purpose, people);
      const without = toSeal ? people.filter((resident) => found.get(resident) === undefined) : [];
      if (without.length > 0) {
        await this.giveKeys(purpose, without);
        for (const [resident, keys] of await this.keysOf(purpose, without)) found.set(resident, keys);
      }
      ready.set(purpose, found);
    }
    return new ReadyKeys(ready, this.purposeOf);
  }

  /** Those that were unwrapped before, and the others in one step. */
  private async keysOf(
    purpose: string,
    residents: readonly string[],
  ): Promise<Map<string, Keys | typeof ERASED | undefined>> {
    const found = new Map<string, Keys | typeof ERASED | undefined>();
    const wrapped: { resident: string; place: string; versions: readonly WrappedVersion[] }[] = [];
    for (const resident of residents) {
      const place = placeOf(purpose, resident);
      const known = this.remembered.get(place) ?? this.rememberedBefore.get(place);
      const versions = known ? undefined : this.store.find(place);
      if (versions) wrapped.push({ resident, place, versions });
      else found.set(resident, known ?? (this.store.isErased(place) ? ERASED : undefined));
    }
    if (wrapped.length === 0) return found;
    const flat = wrapped.flatMap(({ place, versions }) => versions.map(({ wrapped: bytes }) => ({ place, bytes })));
    const opened = await this.encryption.unwrap(purpose, flat);
    let next = 0;
    for (const { resident, place, versions } of wrapped) {
      const keys = versions.map(({ version }) => ({ version, head: headOf(version), key: pooled(opened[next++]!) }));
      found.set(resident, keys);
      this.remember(place, keys);
    }
    return found;
  }

  /** Two processes may do so at once: the first one's key is kept, and both use it. */
  private async giveKeys(purpose: string, residents: readonly string[]): Promise<void> {
    const keys = residents.map((resident) => ({ place: placeOf(purpose, resident), bytes: ResidentKeys.draw() }));
    for (;;) {
      const wrapped = await this.encryption.wrap(purpose, keys);
      const isCurrent = (one: Buffer): boolean => this.encryption.nameOf(one) >= this.store.oldestAllowed(purpose);
      if (await this.store.add(new Map(keys.map(({ place }, index) => [place, wrapped[index]!])), isCurrent)) return;
    }
  }

  private remember(place: string, keys: Keys): void {
    if (this.remembered.size >= REMEMBERED) {
      this.rememberedBefore = this.remembered;
      this.remembered = new Map();
    }
    this.remembered.set(place, keys);
  }
}

class ReadyKeys implements PreparedKeys {
  constructor(
    private readonly ready: ReadonlyMap<string, KeysByResident>,
    private readonly purposeOf: (audience: string) => string,
  ) {}

  isErased(residentId: string, audience: string): boolean {
    return this.keysOf(residentId, audience) === ERASED;
  }

  seal(residentId: string, audience: string, place: string, bytes: Buffer): Buffer {
    const keys = this.keysOf(residentId, audience);
    if (keys === ERASED) throw new Error('Nothing can be sealed for whoever was erased.');
    if (keys === undefined) throw new Error('Keys that were made ready for opening do not seal: prepareToSeal does.');
    const { head, key } = keys.at(-1)!;
    return encrypt(key, head, associated(residentId, audience, place), bytes);
  }

  open(residentId: string, audience: string, place: string, sealed: Buffer): Opened {
    const keys = this.keysOf(residentId, audience);
    if (keys === ERASED) return { verdict: 'erased' };
    const version = sealed.length > HEAD_BYTES && sealed[0] === FORMAT ? sealed.readUInt16BE(1) : 0;
    const key = keys?.find((one) => one.version === version)?.key;
    const bytes = key && decrypt(key, HEAD_BYTES, associated(residentId, audience, place), sealed);
    return bytes ? { verdict: 'opened', bytes } : { verdict: 'unreadable' };
  }

  private keysOf(residentId: string, audience: string): Keys | typeof ERASED | undefined {
    const keys = this.ready.get(this.purposeOf(audience));
    if (!keys?.has(residentId)) throw new Error(`The keys for ${audience} were not made ready for this resident.`);
    return keys.get(residentId);
  }
}

/** None of the three holds U+0000, so that no two of them read the same. */
const associated = (residentId: string, audience: string, place: string): string =>
  `${residentId}\0${audience}\0${place}`;

/** Each buffer that a cipher gives has memory of its own, which the collector of garbage visits one by one; those of a pool do not. */
const pooled = (key: Buffer): Buffer => Buffer.from(key);

/** Nearly all keys have one version: their heads are one. */
const heads: Buffer[] = [];

function headOf(version: number): Buffer {
  const known = heads[version];
  if (known) return known;
  const head = Buffer.alloc(HEAD_BYTES);
  head[0] = FORMAT;
  head.writeUInt16BE(version, 1);
  return (heads[version] = head);
}
