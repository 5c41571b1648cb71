import fc from 'fast-check';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { valueAt, type Json } from './json.js';
import { materialise, personaNames, readDocument, readPersonas, todayInDenmark, type Persona } from './personas.js';

const personas = readPersonas('2026-11-22');
const day = fc.date({ min: new Date('2024-01-01'), max: new Date('2035-12-31'), noInvalidDate: true });
const isoDay = day.map((date) => date.toISOString().slice(0, 10));

function strings(value: Json): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(strings);
}

function daysBetween(persona: Persona, from: string, to: string): number {
  const [a, b] = [from, to].map((path) => Date.parse((valueAt(persona.answers, path) as string).slice(0, 10)));
  return ((b ?? NaN) - (a ?? NaN)) / 86_400_000;
}

describe('the example residents', () => {
  it('are eight', () => {
    expect(personas.map(({ persona }) => persona)).toEqual(personaNames());
    expect(personas).toHaveLength(8);
  });

  it.each(personas)('$persona has arrived, moved in and signed by today', ({ answers }) => {
    for (const path of ['stay.entryDate', 'stay.moveInDate', 'declarations.signature.signedAt']) {
      expect((valueAt(answers, path) as string) < '2026-11-22').toBe(true);
    }
  });

  it.each(personas)('$persona refers to documents that are there', ({ answers, later }) => {
    const names = JSON.stringify([answers, later]).matchAll(/"\$document":"([^"]+)"/g);
    for (const [, name] of names) expect(readDocument(name as string).length).toBeGreaterThan(100);
  });

  it('bring eleven documents', () => {
    expect(readdirSync(join(__dirname, 'personas', 'documents'))).toHaveLength(11);
  });

  it.each(personas)('$persona can answer what is missing', ({ expect: expected, answers, later }) => {
    const missing = new Set(Object.values(expected.missing).flat());
    expect(Object.keys(later).sort()).toEqual([...missing].sort());
    for (const path of missing) expect(valueAt(answers, path)).toBeUndefined();
  });

  it('keep the distances between their dates, whatever the day', () => {
    const pairs = [
      ['stay.entryDate', 'stay.moveInDate', 2],
      ['stay.entryDate', 'stay.intendedEnd', 668],
      ['stay.entryDate', 'employment.startDate', 30],
    ] as const;
    fc.assert(
      fc.property(isoDay, (today) => {
        const [student] = readPersonas(today, ['eu-student-with-job']);
        for (const [from, to, days] of pairs) expect(daysBetween(student as Persona, from, to)).toBe(days);
      }),
    );
  });

  it('keep the dates of persons and passports as they are', () => {
    fc.assert(
      fc.property(isoDay, (today) => {
        const [family] = readPersonas(today, ['third-country-worker-family']);
        expect(family?.answers).toMatchObject({
          identity: { birthDate: '1987-11-02', maritalStatusDate: '2014-02-08' },
          travelDocument: { issueDate: '2023-04-11', expiryDate: '2033-04-10' },
          family: { spouse: { birthDate: '1989-06-21' }, children: [{ birthDate: '2018-05-30' }] },
        });
      }),
    );
  });

  it('leave no relative date unresolved', () => {
    expect(strings(personas as unknown as Json).filter((text) => text.startsWith('today'))).toEqual([]);
  });

  it('refuse a date that is written wrong, and a name that nobody has', () => {
    expect(() => materialise({ at: 'today-3' }, '2026-11-22')).toThrow('is no date');
    expect(() => readPersonas('2026-11-22', ['nobody'])).toThrow('There is no example resident nobody');
  });

  it('live by the calendar of Denmark', () => {
    expect(todayInDenmark(new Date('2026-11-21T23:30:00Z'))).toBe('2026-11-22');
  });
});
