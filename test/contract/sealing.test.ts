import { testKeys } from '../support/test-keys.js';
import { keyedHash, sameSecret, StoredValues, UnreadableValue } from '#secrecy';

const key = Buffer.from('a key of the test');

describe('stored values', () => {
  let store: Awaited<ReturnType<typeof testKeys>>;
  let values: StoredValues;
  beforeAll(async () => {
    store = await testKeys();
    values = new StoredValues(store.keys.sealer, 'portal');
  });
  afterAll(() => store.close());

  it('come back for their resident, audience and place, and for nobody else', async () => {
    const sealed = await values.seal('resident', 'row/1', { name: 'Åse' });
    expect(await values.open('resident', 'row/1', sealed)).toEqual({ name: 'Åse' });
    await expect(values.open('resident', 'row/2', sealed)).rejects.toThrow(UnreadableValue);
    await expect(values.open('another', 'row/1', sealed)).rejects.toThrow(UnreadableValue);
    const others = new StoredValues(store.keys.sealer, 'collector');
    await expect(others.open('resident', 'row/1', sealed)).rejects.toThrow(UnreadableValue);
  });

  it('are undefined when their resident was erased', async () => {
    const sealed = await values.seal('resident', 'row/1', { name: 'Åse' });
    await store.erase('resident');
    const prepared = await values.prepare(['resident', 'another']);
    expect([prepared.isErased('resident'), prepared.isErased('another')]).toEqual([true, false]);
    expect(prepared.open('resident', 'row/1', sealed)).toBeUndefined();
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
