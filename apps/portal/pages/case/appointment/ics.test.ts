import { calendarFile } from './ics.js';

const event = {
  uid: 'ANK-7F3K-9Q2M-municipality@ankomst',
  summary: 'Appointment with the municipality, case ANK-7F3K-9Q2M',
  description: 'Bring what the agency asked you to bring. Æ; ø, å.',
  appointment: {
    kind: 'attendance',
    place: 'Borgerservice, Nyropsgade 1; 3. sal, København – gå ind ad døren til højre, hvor der står "Ø"',
    from: '2026-11-24T09:00:00Z',
    to: '2026-11-24T09:25:00.000Z',
    saidAt: '2026-11-01T10:00:00.000Z',
  },
  now: new Date('2026-11-22T10:00:00.123Z'),
};
const file = calendarFile(event);
const lines = file.split('\r\n');

describe('the calendar file of an appointment', () => {
  it('says when it is in universal time, which every calendar knows', () => {
    expect(lines).toContain('DTSTART:20261124T090000Z');
    expect(lines).toContain('DTEND:20261124T092500Z');
    expect(lines).toContain('DTSTAMP:20261122T100000Z');
  });

  it('lets a calendar replace what was said before, and take out what is cancelled, whichever file comes last', () => {
    const said = (saidAt: string, more: object = {}): string[] =>
      calendarFile({ ...event, appointment: { ...event.appointment, saidAt, ...more } }).split('\r\n');
    const valueOf = (all: string[], name: string): string => all.find((line) => line.startsWith(name))!.split(':')[1]!;
    const first = said('2026-11-01T10:00:00Z');
    const replaced = said('2026-11-01T10:00:05Z', { replaces: true });
    const cancelled = said('2026-11-02T10:00:00Z', { cancelled: true });
    expect(new Set([first, replaced, cancelled].map((all) => valueOf(all, 'UID'))).size).toBe(1);
    expect(cancelled).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED']));
    expect(replaced).toEqual(expect.arrayContaining(['METHOD:PUBLISH', 'STATUS:CONFIRMED']));
    const sequences = [first, replaced, cancelled].map((all) => Number(valueOf(all, 'SEQUENCE')));
    expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
    expect(new Set(sequences).size).toBe(3);
    expect(Math.max(...sequences)).toBeLessThan(2 ** 31);
  });

  it('has lines of 75 bytes at most, each ended as the standard says, and cuts no letter in two', () => {
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(file.replaceAll('\r\n ', '')).toContain('København – gå ind ad døren til højre\\, hvor der står "Ø"');
  });

  it('escapes what has a meaning of its own', () => {
    expect(file.replaceAll('\r\n ', '')).toContain('LOCATION:Borgerservice\\, Nyropsgade 1\\; 3. sal\\, København');
  });
});
