import fc from 'fast-check';
import { isOpen } from './next-step.js';
import { settle, type DeliveryOfCase } from './settle.js';

const dossier = (version: number, more: Partial<DeliveryOfCase> = {}): DeliveryOfCase => ({
  key: `d${version}${more.recipientHash ?? 'here'}`,
  kind: 'dossier',
  recipientHash: 'here',
  version,
  state: 'waiting',
  attempts: 0,
  ...more,
});
const withdrawal = (version: number, more: Partial<DeliveryOfCase> = {}): DeliveryOfCase => ({
  ...dossier(version, more),
  key: `w${version}${more.recipientHash ?? 'here'}`,
  kind: 'withdrawal',
});

const any = fc.record({
  kind: fc.constantFrom('dossier' as const, 'withdrawal' as const),
  recipientHash: fc.constantFrom('here', 'there'),
  version: fc.integer({ min: 1, max: 4 }),
  state: fc.constantFrom('waiting' as const, 'delivering' as const, 'delivered' as const),
  attempts: fc.integer({ min: 0, max: 2 }),
});
const cases = fc
  .uniqueArray(any, {
    selector: (one) => `${one.kind} ${one.kind === 'dossier' ? '' : one.recipientHash} ${one.version}`,
  })
  .map((all) => all.map((one, index): DeliveryOfCase => ({ ...one, key: String(index) })));
const byKey = (a: { key: string }, b: { key: string }) => a.key.localeCompare(b.key);

describe('the deliveries of one case', () => {
  it('a newer dossier replaces an older one that has not arrived', () => {
    expect(settle([dossier(1), dossier(2)])).toEqual([{ key: 'd1here', state: 'superseded' }]);
    expect(settle([dossier(1, { state: 'delivered' }), dossier(2)])).toEqual([]);
  });

  it('a withdrawal ends what was not sent, and nobody needs to be told', () => {
    expect(settle([dossier(1), withdrawal(1)])).toEqual([
      { key: 'd1here', state: 'cancelled' },
      { key: 'w1here', state: 'cancelled', publish: 'withdrawn' },
    ]);
  });

  it('a withdrawal is told where something may have left', () => {
    expect(settle([dossier(1, { state: 'delivering', attempts: 1 }), withdrawal(1)])).toEqual([
      { key: 'd1here', state: 'cancelled' },
    ]);
    expect(settle([dossier(1, { state: 'delivered', attempts: 1 }), withdrawal(1)])).toEqual([]);
  });

  it('a move withdraws there and delivers here', () => {
    const there = { recipientHash: 'there', state: 'delivered', attempts: 1 } as const;
    expect(settle([dossier(1, there), withdrawal(1, { recipientHash: 'there' }), dossier(2)])).toEqual([]);
  });

  it('what the new recipient is sent ends nothing of the old one', () => {
    const there = { recipientHash: 'there' };
    expect(settle([dossier(1, there), dossier(2)])).toEqual([]);
    expect(settle([dossier(2), dossier(3, there)])).toEqual([]);
    expect(settle([dossier(1, there), dossier(2), dossier(3, there)])).toEqual([
      { key: 'd1there', state: 'superseded' },
    ]);
    expect(
      settle([dossier(1, { ...there, state: 'delivered', attempts: 1 }), dossier(2), withdrawal(1, there)]),
    ).toEqual([]);
  });

  it('a dossier that is filed anew is not withdrawn any more', () => {
    expect(settle([dossier(1, { state: 'delivered', attempts: 1 }), withdrawal(1), dossier(2)])).toEqual([
      { key: 'w1here', state: 'superseded' },
    ]);
  });

  it("no recipient's deliveries depend on another's", () => {
    fc.assert(
      fc.property(cases, (all) => {
        const alone = ['here', 'there'].flatMap((recipient) =>
          settle(all.filter((one) => one.recipientHash === recipient)),
        );
        expect(settle(all).sort(byKey)).toEqual(alone.sort(byKey));
      }),
    );
  });

  it('does not depend on the order, is settled at once, and leaves at most one dossier open for a recipient', () => {
    fc.assert(
      fc.property(
        cases.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          const ended = settle(all).sort(byKey);
          expect(settle(shuffled).sort(byKey)).toEqual(ended);
          const states = new Map(ended.map(({ key, state }) => [key, state]));
          const after = all.map((one): DeliveryOfCase => ({ ...one, state: states.get(one.key) ?? one.state }));
          expect(settle(after)).toEqual([]);
          const open = after.filter(({ kind, state }) => kind === 'dossier' && isOpen(state));
          expect(new Set(open.map(({ recipientHash }) => recipientHash)).size).toBe(open.length);
        },
      ),
    );
  });
});
