import type { Fact, Profile } from '#profile';
import { earlierIn } from './earlier.js';

const DAY = '2026-11-22';
const stated = (eventId: string, value: string, more: Partial<Fact> = {}): Fact => ({
  ...{ eventId, index: 0, path: 'contact.phone', value, source: 'resident', assurance: 'selfDeclared' },
  ...{ observedAt: `2026-11-2${eventId.at(-1)}T09:00:00.000Z`, ...more },
});
const showing = (...[fact, ...alternatives]: Fact[]): Profile =>
  new Map(fact && [[fact.path, { ...fact, alternatives }]]);
const valuesOf = (facts: Fact[], profile: Profile, ended = []) =>
  earlierIn({ stated: facts }, { profile, ended, day: DAY }).map(({ value, observedAt }) => [
    value,
    observedAt.slice(0, 10),
  ]);

describe('what was stated earlier', () => {
  it('is each value that is used no longer, once, from when it was said last', () => {
    const now = stated('e4', '3');
    const facts = [stated('e0', '1'), stated('e1', '2'), stated('e2', '1'), stated('e3', '3'), now];
    expect(valuesOf(facts, showing(now))).toEqual([
      ['1', '2026-11-22'],
      ['2', '2026-11-21'],
    ]);
  });

  it('has nothing that stands beside what is used, nothing announced, and no taking back', () => {
    const [used, beside] = [stated('e1', '1'), stated('e2', '2', { source: 'employer' })];
    const coming = stated('e3', '3', { validFrom: '2026-12-01' });
    const back = stated('e4', '1', { value: undefined, retracted: true });
    expect(valuesOf([used, beside, coming, back], showing(used, beside))).toEqual([]);
  });

  it('has what was taken back and is used by nobody', () => {
    expect(valuesOf([stated('e1', '1')], new Map())).toEqual([['1', '2026-11-21']]);
  });

  it('counts a statement as shown of which only a part is', () => {
    const spouse = stated('e1', 'whole', { path: 'family.spouse' });
    expect(valuesOf([spouse], showing({ ...spouse, value: 'a part' }))).toEqual([]);
  });
});
