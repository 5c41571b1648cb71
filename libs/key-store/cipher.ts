import { createCipheriv, createDecipheriv, randomFillSync } from 'node:crypto';

/** AES-256-GCM (NIST SP 800-38D): a nonce of 96 bits that is drawn at random, a tag of 128 bits. */
const ALGORITHM = 'aes-256-gcm';
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;

/** Nonces are drawn some hundred at a time: a call for random bytes costs as much as sealing a short value. */
const drawn = Buffer.alloc(NONCE_BYTES * 512);
let next = drawn.length;

/** `head ‖ nonce ‖ ciphertext ‖ tag`. The head is not secret, and cannot be changed: it is authenticated with the place. */
export function encrypt(key: Buffer, head: Buffer, place: string, bytes: Buffer): Buffer {
  const nonce = drawNonce();
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(associated(head, place));
  return Buffer.concat([head, nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

/** Undefined where it is not what was encrypted with this key for this place. */
export function decrypt(key: Buffer, headBytes: number, place: string, sealed: Buffer): Buffer | undefined {
  const from = headBytes + NONCE_BYTES;
  const to = sealed.length - TAG_BYTES;
  if (to < from) return undefined;
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(headBytes, from), { authTagLength: TAG_BYTES });
  decipher.setAAD(associated(sealed.subarray(0, headBytes), place)).setAuthTag(sealed.subarray(to));
  const bytes = decipher.update(sealed.subarray(from, to));
  try {
    decipher.final();
    return bytes;
  } catch {
    return undefined;
  }
}

/** Read at once by whoever is given it: one buffer serves all places that are not too long for it. */
const room = Buffer.alloc(1024);

function associated(head: Buffer, place: string): Buffer {
  if (head.length + place.length * 3 > room.length) return Buffer.concat([head, Buffer.from(place)]);
  head.copy(room);
  return room.subarray(0, head.length + room.write(place, head.length));
}

function drawNonce(): Buffer {
  if (next === drawn.length) {
    randomFillSync(drawn);
    next = 0;
  }
  next += NONCE_BYTES;
  return Buffer.from(drawn.subarray(next - NONCE_BYTES, next));
}
