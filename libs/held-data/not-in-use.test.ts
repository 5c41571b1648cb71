import { contracts } from '#contracts';
import type { CaseAsShown } from '#case-copy';
import { notInUse } from './not-in-use.js';
import { Telling } from './telling.js';

const now = new Date('2027-03-05T10:00:00Z');
const at = '2027-03-03T09:00:00.000Z';
const permit = { path: 'permit.number', value: 'P-1', source: 'siri', observedAt: '2026-12-01T09:00:00.000Z', at };

describe('what is held and does not count', () => {
  it.each([
    ['en', 'revoked', 'From SIRI, 1 Dec 2026, 10:00. Ended on 3 Mar 2027, because SIRI revoked it.'],
    ['en', 'refused', 'From SIRI, 1 Dec 2026, 10:00. Ended on 3 Mar 2027, because SIRI refused after all.'],
    ['da', 'revoked', 'Fra SIRI, 1. dec. 2026, 10.00. Ophørt 3. mar. 2027, fordi SIRI har inddraget det.'],
  ] as const)('a permit that ended: %s, %s', (language, reason, note) => {
    const telling = new Telling(contracts, { language, coversPlace: false }, true, now);
    const [one] = notInUse(telling, { ended: { 'permit.number': { ...permit, reason } } });
    expect(one).toMatchObject({ value: 'P-1', note });
  });

  it('what is announced, and what is said no longer from a day on', () => {
    const facts = [{ path: 'address.street', value: 'Skovvej' }, { path: 'address.floor' }];
    const shown = { announced: [{ from: '2027-04-01', at, source: 'resident', facts }] } as unknown as CaseAsShown;
    const held = notInUse(new Telling(contracts, { language: 'en', coversPlace: false }, true, now), {
      ended: {},
      shown,
    });
    expect(held.map(({ value }) => value)).toEqual(['Skovvej', 'No longer said']);
    expect(held[0]!.note).toMatch(/It counts from 1 Apr 2027 on\.$/);
  });
});
