import { createCipheriv, createHash } from 'node:crypto';

/**
 * Whether a PDF opens only for who knows its password. Many banks lock theirs against changes alone: those open without
 * one. What is locked in a way that cannot be looked into here counts as needing one.
 */
export function needsPassword(bytes: Buffer): boolean {
  const text = bytes.toString('latin1');
  const locked = LOCKED.exec(text);
  if (!locked) return false;
  const [, number, generation, isHere] = locked;
  const at = isHere ? locked.index + '/Encrypt'.length : startOf(text, number!, generation);
  const lock = at === undefined ? undefined : readLock(text, at);
  return lock === undefined || !opensWith(lock, Buffer.alloc(0));
}

/** With or without a password to open it: what is in it cannot be taken apart. */
export function isLocked(bytes: Buffer): boolean {
  return LOCKED.test(bytes.toString('latin1'));
}

/** A number that no reference can have is a lock all the same, one that cannot be found. */
const LOCKED = /\/Encrypt\s*(?:(\d{1,10})(?:\s+(\d{1,5})\s+R)?|(<<))/;

/** The standard security handler's dictionary (ISO 32000-2, 7.6.4.2). */
interface Lock {
  revision: number;
  keyBytes: number;
  owner: Buffer;
  user: Buffer;
  permissions: number;
  firstId: Buffer;
  hidesMetadata: boolean;
}

function startOf(text: string, number: string, generation?: string): number | undefined {
  if (generation === undefined) return undefined;
  const [first, second] = [number, generation].map((digits) => `0*${Number(digits)}`);
  const found = [...text.matchAll(new RegExp(`(?:^|[\\r\\n\\s])${first}\\s+${second}\\s+obj`, 'g'))].at(-1);
  return found && found.index + found[0].length;
}

const LONGEST_DICTIONARY = 4096;

function readLock(text: string, at: number): Lock | undefined {
  const dictionary = text.slice(at, at + LONGEST_DICTIONARY);
  const number = (name: string): number | undefined => {
    const found = new RegExp(`/${name}\\s+(-?\\d+)`).exec(dictionary)?.[1];
    return found === undefined ? undefined : Number(found);
  };
  const [revision, permissions] = [number('R'), number('P')];
  const [owner, user] = [stringAfter(dictionary, '/O'), stringAfter(dictionary, '/U')];
  if (!/\/Filter\s*\/Standard\b/.test(dictionary) || !owner || !user) return undefined;
  if (revision === undefined || permissions === undefined) return undefined;
  return {
    revision,
    keyBytes: revision === 2 ? 5 : Math.max(5, Math.min(16, (lengthIn(dictionary) ?? 40) / 8)),
    owner,
    user,
    permissions,
    firstId: firstIdIn(text),
    hidesMetadata: !/\/EncryptMetadata\s+false/.test(dictionary),
  };
}

/** In bits; crypt filters (version 4) have one of their own, which some writers count in bytes. */
function lengthIn(dictionary: string): number | undefined {
  if (/\/V\s+4\b/.test(dictionary)) return 128;
  const length = /\/Length\s+(\d+)/.exec(dictionary)?.[1];
  return length === undefined ? undefined : Number(length);
}

function firstIdIn(text: string): Buffer {
  const at = text.lastIndexOf('/ID');
  return (at === -1 ? undefined : stringAfter(text.slice(at, at + 1024).replace('[', ''), '/ID')) ?? Buffer.alloc(0);
}

/** A literal or hexadecimal string (7.3.4) behind a name. */
function stringAfter(text: string, name: string): Buffer | undefined {
  const found = new RegExp(`${name}\\s*(?=[(<])`).exec(text);
  if (!found) return undefined;
  const at = found.index + found[0].length;
  if (text[at] === '<') return Buffer.from(text.slice(at + 1, text.indexOf('>', at)).replace(/\s/g, ''), 'hex');
  return literalAt(text, at + 1);
}

const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function literalAt(text: string, start: number): Buffer {
  let value = '';
  let depth = 1;
  for (let at = start; at < text.length; at += 1) {
    const one = text[at]!;
    if (one === '\\') {
      const octal = /^[0-7]{1,3}/.exec(text.slice(at + 1, at + 4))?.[0];
      const next = text[at + 1] ?? '';
      value += octal === undefined ? (next === '\n' ? '' : (ESCAPED[next] ?? next)) : String.fromCharCode(parseInt(octal, 8) & 0xff); // prettier-ignore
      at += octal?.length ?? 1;
      continue;
    }
    depth += one === '(' ? 1 : one === ')' ? -1 : 0;
    if (depth === 0) break;
    value += one;
  }
  return Buffer.from(value, 'latin1');
}

function opensWith(lock: Lock, password: Buffer): boolean {
  if (lock.revision >= 5) return opensWithSha(lock, password);
  const key = keyOf(lock, password);
  if (lock.revision === 2) return rc4(key, PADDING).equals(lock.user.subarray(0, 32));
  const hash = md5(Buffer.concat([PADDING, lock.firstId]));
  const expected = Array.from({ length: 20 }, (_, round) => round).reduce(
    (before, round) => rc4(key.map((byte) => byte ^ round), before),
    hash,
  ); // prettier-ignore
  return expected.equals(lock.user.subarray(0, 16));
}

const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');

const md5 = (bytes: Buffer): Buffer => createHash('md5').update(bytes).digest();

/** Algorithm 2 (7.6.4.3.2). */
function keyOf({ revision, keyBytes, owner, permissions, firstId, hidesMetadata }: Lock, password: Buffer): Buffer {
  const allowed = Buffer.alloc(4);
  allowed.writeInt32LE(permissions | 0);
  const padded = Buffer.concat([password, PADDING]).subarray(0, 32);
  const open = revision >= 4 && !hidesMetadata ? [Buffer.alloc(4, 0xff)] : [];
  let hash = md5(Buffer.concat([padded, owner.subarray(0, 32), allowed, firstId, ...open]));
  for (let round = 0; revision >= 3 && round < 50; round += 1) hash = md5(hash.subarray(0, keyBytes));
  return hash.subarray(0, keyBytes);
}

/** Written out: Node's own is built without it. */
function rc4(key: Uint8Array, bytes: Buffer): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, at) => at);
  const swap = (one: number, other: number): void => {
    [state[one], state[other]] = [state[other]!, state[one]!];
  };
  for (let at = 0, to = 0; at < 256; at += 1) {
    to = (to + state[at]! + key[at % key.length]!) & 0xff;
    swap(at, to);
  }
  let to = 0;
  return Buffer.from(
    bytes.map((byte, place) => {
      const at = (place + 1) & 0xff;
      to = (to + state[at]!) & 0xff;
      swap(at, to);
      return byte ^ state[(state[at]! + state[to]!) & 0xff]!;
    }),
  );
}

/** Algorithm 11 (7.6.4.4.10): 32 bytes of hash, then its salt. */
function opensWithSha({ user, revision }: Lock, password: Buffer): boolean {
  const salted = Buffer.concat([password, user.subarray(32, 40)]);
  const hash = createHash('sha256').update(salted).digest();
  return (revision === 5 ? hash : hardened(hash, password)).equals(user.subarray(0, 32));
}

/** Algorithm 2.B (7.6.4.3.4). */
function hardened(start: Buffer, password: Buffer): Buffer {
  let key = start;
  for (let round = 0, last = 0; round < 64 || last > round - 32; round += 1) {
    const block = Buffer.concat(Array.from({ length: 64 }, () => Buffer.concat([password, key])));
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32)).setAutoPadding(false);
    const mixed = Buffer.concat([cipher.update(block), cipher.final()]);
    const rest = mixed.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    key = createHash(['sha256', 'sha384', 'sha512'][rest]!).update(mixed).digest();
    last = mixed.at(-1)!;
  }
  return key.subarray(0, 32);
}
