import fc from 'fast-check';
import { normalCode, readableCode } from './readable-code.js';
import { newReference, normalReference } from './reference.js';

test('a code of four groups carries 80 bits, in letters that nobody misreads', () => {
  const codes = Array.from({ length: 200 }, () => readableCode(4));
  for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
  expect(new Set(codes).size).toBe(200);
  expect(new Set(codes.join('').replaceAll('-', '')).size).toBe(32);
});

test('a code is the same however it is written, typed or heard', () => {
  const spoken = fc.constantFrom<(code: string) => string>(
    (code) => code.toLowerCase(),
    (code) => code.replaceAll('-', ''),
    (code) => code.replaceAll('-', ' '),
    (code) => code.replaceAll('-', '\u2011'),
    (code) => `\u200b${code.replaceAll('-', '\u00a0–\u00a0')}\ufeff`,
    (code) => code.replaceAll('0', 'O').replaceAll('1', 'l'),
    (code) => ` ${code.replaceAll('1', 'I')} `,
  );
  fc.assert(
    fc.property(fc.array(spoken, { maxLength: 4 }), (ways) => {
      const code = readableCode(4);
      expect(normalCode(ways.reduce((said, way) => way(said), code))).toBe(normalCode(code));
    }),
  );
});

test('a reference is found with and without its prefix', () => {
  const reference = newReference();
  expect(normalReference(reference.slice(3))).toBe(normalReference(reference));
  expect(normalReference('AK-AKAK-AKAK')).toBe('AKAKAKAK');
});
