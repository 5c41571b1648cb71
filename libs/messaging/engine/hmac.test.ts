import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { hmacOf } from './hmac.js';

it('is the HMAC that everybody computes, for texts of any length, one after another', () => {
  const texts = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ minLength: 200, maxLength: 2_000 })), {
    minLength: 1,
  });
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), texts, (key, all) => {
      const hmac = hmacOf(Buffer.from(key));
      for (const text of all)
        expect(hmac(text).toString('hex')).toBe(createHmac('sha256', key).update(text).digest('hex'));
    }),
  );
});
