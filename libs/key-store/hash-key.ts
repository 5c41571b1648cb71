import { randomBytes } from 'node:crypto';
import type { KeyEncryption } from './key-encryption.js';
import { placeOfHashKey, type WrappedKeys } from './wrapped-keys.js';

const KEY_BYTES = 32;

/** The chain of keys by which one service hashes what it looks up: random, wrapped and renewed as residents' keys are. */
export class HashKey {
  private known: readonly Buffer[] = [];
  private generation = -1;
  private readonly place: string;

  constructor(
    private readonly store: WrappedKeys,
    private readonly encryption: KeyEncryption,
    private readonly purpose: string,
    service: string,
  ) {
    this.place = placeOfHashKey(purpose, service);
  }

  /** Oldest first. */
  get links(): readonly Buffer[] {
    return this.known;
  }

  /** Makes the first link where there is none. Two processes may do so at once: the first one's is kept. */
  async prepare(): Promise<void> {
    while (this.store.find(this.place) === undefined) {
      const wrapped = await this.wrapNew();
      await this.store.add(new Map([[this.place, wrapped]]), (one) => this.isAllowed(one));
      await this.store.noteMade(this.place, new Date());
    }
    await this.refresh();
  }

  /** Sees a link that somebody added. Resolves to whether there is one. */
  async refresh(): Promise<boolean> {
    const { generation } = this.store;
    if (generation === this.generation) return false;
    const versions = this.store.find(this.place) ?? [];
    const before = this.known.length;
    if (versions.length > before) {
      const wrapped = versions.map(({ wrapped: bytes }) => ({ place: this.place, bytes }));
      this.known = await this.encryption.unwrap(this.purpose, wrapped);
    }
    this.generation = generation;
    return this.known.length > before;
  }

  /** Adds a link. Resolves to how many there are. */
  async renew(): Promise<number> {
    for (let isKept = false; !isKept;) {
      const wrapped = await this.wrapNew();
      isKept = await this.store.addVersion(this.place, wrapped, () => this.isAllowed(wrapped));
    }
    await this.store.noteMade(this.place, new Date());
    return this.store.find(this.place)?.length ?? 0;
  }

  private async wrapNew(): Promise<Buffer> {
    const [wrapped] = await this.encryption.wrap(this.purpose, [{ place: this.place, bytes: randomBytes(KEY_BYTES) }]);
    return wrapped!;
  }

  /** What wrapped it is not about to be destroyed. */
  private isAllowed(wrapped: Buffer): boolean {
    return this.encryption.nameOf(wrapped) >= this.store.oldestAllowed(this.purpose);
  }
}
