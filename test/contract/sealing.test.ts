import fc from 'fast-check';
import { SealerByResident } from '../support/sealer-by-resident.js';
import { keyedHash, plainSealer, sameSecret, StoredValues, UnreadableValue } from '#secrecy';

const key = Buffer.from('a key of the test');

describe.each([
  ['the plain sealer', plainSealer],
  ['a sealer with a key for each resident', new SealerByResident()],
])('%s', (_, sealer) => {
  it('opens what it sealed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uuid(), fc.string(), fc.uint8Array(), async (resident, audience, bytes) => {
        const sealed = (await sealer.prepare([resident])).seal(resident, audience, Buffer.from(bytes));
        expect((await sealer.prepare([resident])).open(resident, audience, sealed)).toEqual({
          verdict: 'opened',
          bytes: Buffer.from(bytes),
        });
      }),
    );
  });
});

describe('stored values', () => {
  const sealer = new SealerByResident();
  const values = new StoredValues(sealer, 'portal');

  it('come back for their resident and audience, and for nobody else', async () => {
    const sealed = await values.seal('resident', { name: 'Åse' });
    expect(await values.open('resident', sealed)).toEqual({ name: 'Åse' });
    await expect(values.open('another', sealed)).rejects.toThrow(UnreadableValue);
    await expect(new StoredValues(sealer, 'collector').open('resident', sealed)).rejects.toThrow(UnreadableValue);
  });

  it('are undefined when their resident was erased', async () => {
    const sealed = await values.seal('resident', { name: 'Åse' });
    sealer.destroy('resident');
    const prepared = await values.prepare(['resident', 'another']);
    expect([prepared.isErased('resident'), prepared.isErased('another')]).toEqual([true, false]);
    expect(prepared.open('resident', sealed)).toBeUndefined();
  });

  it('take keys that were made ready', async () => {
    const prepared = await values.prepare(['resident']);
    expect(() => prepared.seal('forgotten', {})).toThrow('was not made ready');
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
