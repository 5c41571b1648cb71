import { leaks, personalValues } from './hub-leaks.js';
import { personas } from './hub-stage.js';

const name = 'Østerbye "Åse" Nguyễn';

describe('the search for personal values', () => {
  const written: Record<string, string> = {
    raw: `{"who":"x"} ${name}`,
    'JSON-escaped': JSON.stringify({ name }),
    'JSON-escaped to ASCII': JSON.stringify({ name }).replace(
      /[^\x20-\x7e]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
    'percent-encoded': `GET /people/${encodeURIComponent(name)}`,
    'form-encoded': `q=${new URLSearchParams({ name }).toString()}`,
    'base64 at its start': Buffer.from(`${name} and more`).toString('base64'),
    'base64 one byte in': Buffer.from(`1${name} and more`).toString('base64'),
    'base64 two bytes in': Buffer.from(`12${name} and more`).toString('base64url'),
    hex: Buffer.from(name).toString('hex'),
  };
  it.each(Object.entries(written))('finds one that is written %s', (_how, text) => {
    expect(leaks([name], new Map([['log', `before\n${text}\nafter`]]))).not.toEqual([]);
    expect(leaks(['Somebody Else'], new Map([['log', `before\n${text}\nafter`]]))).toEqual([]);
  });

  it('says where and in which form, and takes no part of an id for a number', () => {
    const texts = new Map([
      ['log', 'id 4f012345e'],
      ['metrics', 'doctor{number="012345"} 1'],
    ]);
    expect(leaks(['012345'], texts)).toEqual(['metrics: 012345 (raw)']);
    expect(leaks(['012345'], new Map([['log', 'id 4f012345e']]))).toEqual([]);
  });

  it('fails when it searches nothing', () => {
    expect(() => leaks([], new Map([['log', '']]))).toThrow('finds nothing');
    expect(() => leaks([name], new Map())).toThrow('finds nothing');
  });

  it('looks for what tells the residents apart, not for the words of the schemas', () => {
    const values = personalValues(personas().map(({ answers }) => answers));
    expect(values).toEqual(
      expect.arrayContaining(['Sharma', 'lucia.fernandez@example.org', '1991-03-14', '+34600111222']),
    );
    expect(values).toEqual(expect.arrayContaining(['C01X00T47', 'Calle Feria 12', 'DK6999990001234567']));
    for (const word of ['unmarried', 'passport', 'female']) expect(values).not.toContain(word);
  });
});
