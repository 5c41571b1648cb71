import fc from 'fast-check';
import { KeyedHashes, keyedHash } from './index.js';

const keys = [Buffer.from('one'), Buffer.from('two'), Buffer.from('three')];
const upTo = (links: number) => new KeyedHashes(() => keys.slice(0, links));
const links = fc.integer({ min: 1, max: keys.length });

describe('hashes by which is looked up', () => {
  it('of one link are the keyed hashes that they always were', () => {
    expect(upTo(1).all('address', 'a@b')).toEqual([keyedHash(keys[0]!, 'address', 'a@b')]);
  });

  it('that any link wrote are found by every later one, and by none before', () => {
    fc.assert(
      fc.property(links, links, fc.string(), (then, now, value) => {
        expect(upTo(now).all('x', value).includes(upTo(then).of('x', value))).toBe(then <= now);
      }),
    );
  });

  it('become by themselves what the newest link makes of the value, in whatever text they stand, and stay so', () => {
    fc.assert(
      fc.property(links, links, fc.array(fc.string(), { maxLength: 3 }), (then, now, values) => {
        fc.pre(then <= now);
        const text = (hashes: KeyedHashes) =>
          `{${values.map((value) => hashes.of('x', value)).join()}} left 2026-11-30`;
        const renewed = upTo(now).renewed(text(upTo(then)));
        expect(renewed).toBe(text(upTo(now)));
        expect(upTo(now).renewed(renewed)).toBe(renewed);
      }),
    );
  });

  it('tell nothing to whoever has the first link alone, once they were made anew', () => {
    expect(upTo(1).all('address', 'a@b')).not.toContain(upTo(2).of('address', 'a@b'));
  });

  it('go by the values, and names by the first link for ever', () => {
    fc.assert(
      fc.property(links, fc.string(), fc.string(), (now, one, other) => {
        fc.pre(one !== other);
        expect(upTo(now).of('x', one)).not.toBe(upTo(now).of('x', other));
        expect(upTo(now).name('x', one)).toBe(upTo(1).of('x', one));
      }),
    );
  });

  it('may have become by now what each later link makes of them', () => {
    const [of] = [upTo(1).of('x', 'y')];
    expect(upTo(3).upFrom(of)).toEqual(upTo(3).all('x', 'y'));
    expect(() => upTo(3).upFrom('no hash')).toThrow('no keyed hash');
  });
});
