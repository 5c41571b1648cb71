import { keyedHash } from './keyed-hash.js';

/** How a hash of the second link and later begins: `2.`. A link is a key; the chain is all of them in their order. */
const LINK = /^(?:(\d+)\.)?[\da-f]{64}$/;
const HASHES = /(?:\d+\.)?[\da-f]{64}/g;

/**
 * The hashes by which one service finds what it keeps. Their key is a chain: who renews it adds a link, and what is kept
 * is hashed once more with the new one, without anybody knowing what was hashed. Until all of it is, look-ups try each
 * link. Whoever has an old link alone, and the rows of today, can try no values.
 */
export class KeyedHashes {
  /** @param links oldest first; asked at each use, since there may be a new one */
  constructor(private readonly links: () => readonly Buffer[]) {}

  /** With what names are made: the first link, which never changes. */
  get nameKey(): Buffer {
    return this.links()[0]!;
  }

  /** What stands in records that others keep too, or in what is sealed: it stays the same whatever is renewed. */
  name(...parts: readonly (string | Buffer)[]): string {
    return keyedHash(this.nameKey, ...parts);
  }

  /** For what is written now. */
  of(...parts: readonly (string | Buffer)[]): string {
    return this.all(...parts)[0]!;
  }

  /** For what is looked up: newest first, as it may have been written by any link. */
  all(...parts: readonly (string | Buffer)[]): string[] {
    const [first, ...more] = this.links();
    return more.reduce(
      (hashes, key, index) => [onceMore(key, index + 2, hashes[0]!), ...hashes],
      [keyedHash(first!, ...parts)],
    );
  }

  /** A text with every hash in it as the newest link makes it: a hash, the array of a database, a word and a hash. */
  renewed(text: string): string {
    return text.replace(HASHES, (hash) => this.upFrom(hash)[0]!);
  }

  /** What a kept hash is or may have become by now: newest first. */
  upFrom(hash: string): string[] {
    const from = LINK.exec(hash);
    if (!from) throw new Error('What is kept there is no keyed hash.');
    const links = this.links();
    const hashes = [hash];
    for (let link = Number(from[1] ?? 1); link < links.length; link += 1)
      hashes.unshift(onceMore(links[link]!, link + 1, hashes[0]!));
    return hashes;
  }
}

const onceMore = (key: Buffer, link: number, hash: string): string => `${link}.${keyedHash(key, hash)}`;
