import type { Appointment } from '#contracts';

export interface CalendarEvent {
  /** The same for the same appointment, so that a calendar replaces it. */
  uid: string;
  /** What it is called, with the case number; no name and nothing else of a person. */
  summary: string;
  description: string;
  appointment: Appointment;
  now: Date;
}

/** An appointment, or that it is cancelled, as a calendar file (RFC 5545), in UTC: every calendar shows it in its own time. */
export function calendarFile({ uid, summary, description, appointment, now }: CalendarEvent): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Ankomst//Portal//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${appointment.cancelled ? 'CANCEL' : 'PUBLISH'}`,
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${utc(now)}`,
    `SEQUENCE:${sequenceOf(appointment)}`,
    `STATUS:${appointment.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    `DTSTART:${utc(new Date(appointment.from))}`,
    `DTEND:${utc(new Date(appointment.to))}`,
    `SUMMARY:${escaped(summary)}`,
    `LOCATION:${escaped(appointment.place)}`,
    `DESCRIPTION:${escaped(description)}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const FIRST = Date.parse('2020-01-01T00:00:00Z');

/** Higher for what the agency said later, so that a calendar takes the last word of several files, whichever comes last. */
const sequenceOf = ({ saidAt }: Appointment): number => Math.max(0, Math.floor((Date.parse(saidAt) - FIRST) / 1000));

const utc = (moment: Date): string => moment.toISOString().replace(/\.\d+/, '').replace(/[-:]/g, '');

/** Text of RFC 5545, 3.3.11. */
const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');

const LONGEST = 75;

/** Lines have 75 bytes at most; a character of several bytes is never cut. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  for (const character of line) {
    const room = parts.length === 0 ? LONGEST : LONGEST - 1;
    if (Buffer.byteLength(part + character) > room) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part].join('\r\n ');
}
