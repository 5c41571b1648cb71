import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Opened, PreparedKeys, Sealer } from '#secrecy';

const ERASED = 'erased';

/**
 * A key for each resident, which can be destroyed: AES-256-GCM with the place as associated data. Asked for a resident
 * whose key was not made ready it throws, so that a caller who forgets to prepare is found.
 */
export class SealerByResident implements Sealer {
  private readonly keys = new Map<string, Buffer | typeof ERASED>();

  destroy(residentId: string): void {
    this.keys.set(residentId, ERASED);
  }

  prepareToSeal(residents: Iterable<string>): Promise<PreparedKeys> {
    return this.prepare(residents);
  }

  prepare(residents: Iterable<string>): Promise<PreparedKeys> {
    const ready = new Map([...residents].map((resident) => [resident, this.keyOf(resident)]));
    const keyOf = (resident: string): Buffer | typeof ERASED => {
      const key = ready.get(resident);
      if (!key) throw new Error(`the key of ${resident} was not made ready`);
      return key;
    };
    return Promise.resolve({
      isErased: (resident) => keyOf(resident) === ERASED,
      seal: (resident, audience, place, bytes) => seal(keyOf(resident), `${resident} ${audience} ${place}`, bytes),
      open: (resident, audience, place, sealed) => open(keyOf(resident), `${resident} ${audience} ${place}`, sealed),
    });
  }

  private keyOf(resident: string): Buffer | typeof ERASED {
    const key = this.keys.get(resident) ?? randomBytes(32);
    this.keys.set(resident, key);
    return key;
  }
}

function seal(key: Buffer | typeof ERASED, place: string, bytes: Buffer): Buffer {
  if (key === ERASED) throw new Error('nothing can be sealed for whoever was erased');
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

function open(key: Buffer | typeof ERASED, place: string, sealed: Buffer): Opened {
  if (key === ERASED) return { verdict: 'erased' };
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(Buffer.from(place));
    decipher.setAuthTag(sealed.subarray(-16));
    return { verdict: 'opened', bytes: Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]) };
  } catch {
    return { verdict: 'unreadable' };
  }
}
