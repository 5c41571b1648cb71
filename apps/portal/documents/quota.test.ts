import { refuseBeyond } from './quota.js';

const quota = { documentsPerApplication: 3, documentBytesPerApplication: 100 };

test.each([
  ['the last document', { documents: 2, bytes: 0 }, 1, false],
  ['one more', { documents: 3, bytes: 0 }, 1, true],
  ['the last byte', { documents: 1, bytes: 60 }, 40, false],
  ['a byte more', { documents: 1, bytes: 60 }, 41, true],
])('%s', (_, held, bytes, isRefused) => {
  const keep = (): void => refuseBeyond(quota, held, bytes);
  if (isRefused) expect(keep).toThrow('There is no room for more documents');
  else expect(keep).not.toThrow();
});

test('0 is no limit', () => {
  const without = { documentsPerApplication: 0, documentBytesPerApplication: 0 };
  expect(() => refuseBeyond(without, { documents: 1e6, bytes: 1e12 }, 1)).not.toThrow();
});
