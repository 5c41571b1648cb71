import fc from 'fast-check';
import { keyedHash, plainSealer, sameSecret } from './index.js';

const key = Buffer.from('a key of the test');

describe('the sealer', () => {
  it('opens what it sealed', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.string(), fc.uint8Array(), (resident, audience, bytes) => {
        const sealed = plainSealer.seal(resident, audience, Buffer.from(bytes));
        expect(plainSealer.open(resident, audience, sealed)).toEqual(Buffer.from(bytes));
      }),
    );
  });
});

describe('a keyed hash', () => {
  it('differs by key, by part and by where parts are divided', () => {
    const hash = keyedHash(key, 'ab', 'c');
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(keyedHash(key, 'ab', 'c')).toBe(hash);
    expect(keyedHash(Buffer.from('another key'), 'ab', 'c')).not.toBe(hash);
    expect(keyedHash(key, 'a', 'bc')).not.toBe(hash);
    expect(keyedHash(key, 'abc')).not.toBe(hash);
  });

  it('takes text and its UTF-8 bytes as the same', () => {
    expect(keyedHash(key, 'Åse')).toBe(keyedHash(key, Buffer.from('Åse', 'utf8')));
  });
});

describe('comparing secrets', () => {
  it('holds for equal ones only, whatever their lengths', () => {
    expect(sameSecret('token', 'token')).toBe(true);
    expect(sameSecret('token', 'tokem')).toBe(false);
    expect(sameSecret('token', 'token-and-more')).toBe(false);
    expect(sameSecret('', 'token')).toBe(false);
  });
});
