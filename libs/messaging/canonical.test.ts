import type { Json } from '#contracts';
import fc from 'fast-check';
import { canonical } from './canonical.js';

/** The inbox keeps hashes of it for ever: what it once was, it has to stay. */
describe('the canonical text', () => {
  it('is the same for the same value, whatever the order of its names, at any depth', () => {
    expect(canonical({ b: [{ d: null, c: 'Å"' }], a: 1, A: true, ['__proto__']: false })).toBe(
      '{"A":true,"__proto__":false,"a":1,"b":[{"c":"Å\\"","d":null}]}',
    );
  });

  it('reads back as the value, and differs for another one', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonical(value as Json))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('looks at each part twice at most, however deep it lies', () => {
    let looks = 0;
    let value: Json = new Proxy<Record<string, Json>>(
      { b: 1, a: 2 },
      {
        ownKeys(target) {
          looks += 1;
          return Reflect.ownKeys(target);
        },
      },
    );
    for (let depth = 0; depth < 10; depth += 1) value = { a: value };
    expect(canonical(value)).toContain('{"a":2,"b":1}');
    expect(looks).toBeLessThanOrEqual(2);
  });

  it('does not depend on the order in which an object was made', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.integer()), (value) => {
        const backwards = Object.fromEntries(Object.entries(value).reverse());
        expect(canonical(backwards)).toBe(canonical(value));
      }),
    );
  });
});
