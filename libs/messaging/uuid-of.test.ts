import { v7 } from 'uuid';
import { isUuid } from '#contracts';
import { uuidWithin } from './uuid-of.js';

describe('an id as its source uses it', () => {
  const ids = [v7(), 'case 4711/1: æøå', '0198F3A0-7C1E-7000-8000-000000000001', 'x'.repeat(200), 'a'];

  it.each(ids)('is a UUID, the same each time, and another of another source: %s', (id) => {
    expect(isUuid(uuidWithin('0101', id))).toBe(true);
    expect(uuidWithin('0101', id)).toBe(uuidWithin('0101', id));
    expect(uuidWithin('0751', id)).not.toBe(uuidWithin('0101', id));
  });

  it('is as far on as it was, where it was made in order, within a millisecond too', () => {
    const made = Array.from({ length: 500 }, () => v7());
    const named = made.map((id) => uuidWithin('0101', id));
    expect([...named].sort()).toEqual(named);
    expect(new Set(named).size).toBe(500);
  });

  it('is apart from every other', () => {
    const all = ['0101', '0751'].flatMap((source) => ids.map((id) => uuidWithin(source, id)));
    expect(new Set(all).size).toBe(all.length);
    expect(uuidWithin('a', 'b c')).not.toBe(uuidWithin('a b', 'c'));
  });
});
