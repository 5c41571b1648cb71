import fc from 'fast-check';
import { findUnfit, isFit } from './unfit.js';

const odd = fc.oneof(fc.constantFrom('\0', '\ud800', 'e\u0301', 'é', 'plain'), fc.string({ unit: 'binary' }));
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(odd, fc.integer(), fc.boolean(), fc.constant(null)),
    fc.array(tie('value')),
    fc.dictionary(odd, tie('value')),
  ),
}));
const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);

describe('what no schema can say', () => {
  it('is looked for quickly, and only then with its place: both find the same', () => {
    fc.assert(fc.property(value, (any) => expect(isFit(any)).toBe(findUnfit(any).length === 0)));
  });

  it.each([
    ['as deep as it may be', nested(24)],
    ['too deep', nested(25)],
    ['an object that is too deep', { a: nested(24) }],
    ['as long as it may be', Array(2000).fill(1)],
    ['too long', Array(2001).fill(1)],
    ['an object that is too long', Object.fromEntries(Array.from({ length: 2001 }, (_, at) => [`a${at}`, at]))],
    ['an unfit name', { 'a\0': 1 }],
  ])('both judge alike: %s', (_, any) => {
    expect(isFit(any)).toBe(findUnfit(any).length === 0);
  });

  it.each(['e\u0301', 'o\u0308', '\u1100\u1161', '\ud800', 'a\0'])(
    'is text that would be refused or changed: %j',
    (text) => {
      expect(isFit(text)).toBe(false);
    },
  );

  it('has nothing to say of what stands before the combining characters', () => {
    const all = String.fromCharCode(...Array.from({ length: 0x2ff }, (_, at) => at + 1));
    expect(all.normalize('NFC')).toBe(all);
    expect(isFit(all)).toBe(true);
  });
});
