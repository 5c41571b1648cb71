import { calendarFile } from './ics.js';

const file = calendarFile({
  uid: 'ANK-7F3K-9Q2M-municipality@ankomst',
  summary: 'Appointment with the municipality, case ANK-7F3K-9Q2M',
  description: 'Bring what the agency asked you to bring. Æ; ø, å.',
  appointment: {
    kind: 'attendance',
    place: 'Borgerservice, Nyropsgade 1; 3. sal, København – gå ind ad døren til højre, hvor der står "Ø"',
    from: '2026-11-24T09:00:00Z',
    to: '2026-11-24T09:25:00.000Z',
  },
  now: new Date('2026-11-22T10:00:00.123Z'),
});
const lines = file.split('\r\n');

describe('the calendar file of an appointment', () => {
  it('says when it is in universal time, which every calendar knows', () => {
    expect(lines).toContain('DTSTART:20261124T090000Z');
    expect(lines).toContain('DTEND:20261124T092500Z');
    expect(lines).toContain('DTSTAMP:20261122T100000Z');
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
