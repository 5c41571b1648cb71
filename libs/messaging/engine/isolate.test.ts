import fc from 'fast-check';
import { isolate } from './isolate.js';

async function run(items: readonly number[], bad: ReadonlySet<number>) {
  const applied: number[] = [];
  const failed: number[] = [];
  let attempts = 0;
  await isolate<number, object>(
    items,
    async (part) => {
      attempts += 1;
      if (part.some((item) => bad.has(item))) return {};
      applied.push(...part);
      return undefined;
    },
    (item) => failed.push(item),
    () => undefined,
  );
  return { applied, failed, attempts };
}

describe('halving', () => {
  it('applies each good item once and in order, and finds exactly the bad ones, in order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat(200), { maxLength: 60 }),
        fc.uniqueArray(fc.nat(200)),
        async (items, bad) => {
          const { applied, failed } = await run(items, new Set(bad));
          expect(applied).toEqual(items.filter((item) => !bad.includes(item)));
          expect(failed).toEqual(items.filter((item) => bad.includes(item)));
        },
      ),
    );
  });

  it('takes one attempt when all is well, and twice the depth for one bad item', async () => {
    const items = Array.from({ length: 512 }, (_, item) => item);
    expect((await run(items, new Set())).attempts).toBe(1);
    expect((await run(items, new Set([300]))).attempts).toBe(19);
  });
});
