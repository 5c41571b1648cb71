import { hash } from 'node:crypto';

const BLOCK = 64; // bytes that SHA-256 takes at once
const DIGEST = 32;

/**
 * HMAC-SHA-256 (RFC 2104) of one text after another, for millions of them: two hashes at one go, handed on as texts of a
 * character a byte, cost half of what an object for each HMAC and memory for each hash do.
 */
export function hmacOf(key: Buffer): (text: string) => Buffer {
  const padded = Buffer.alloc(BLOCK);
  (key.length > BLOCK ? hash('sha256', key, 'buffer') : key).copy(padded);
  let inner = Buffer.from(padded.map((byte) => byte ^ 0x36));
  const outer = Buffer.concat([padded.map((byte) => byte ^ 0x5c)], BLOCK + DIGEST);
  return (text) => {
    const room = BLOCK + 3 * text.length; // a unit of UTF-16 is three bytes of UTF-8 at most
    if (room > inner.length) inner = Buffer.concat([inner.subarray(0, BLOCK)], 2 * room);
    const length = BLOCK + inner.write(text, BLOCK);
    outer.write(hash('sha256', inner.subarray(0, length), 'binary'), BLOCK, 'binary');
    return Buffer.from(hash('sha256', outer, 'binary'), 'binary');
  };
}
