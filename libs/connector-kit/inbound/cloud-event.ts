import type { Problem, Text } from '#contracts';

/** A CloudEvent as an agency's system sent it, with its attributes checked and its data not yet. */
export interface ForeignEvent {
  readonly id: string;
  /** The recipient that speaks. */
  readonly source: string;
  /** The reference of the case, the hub's or the agency's own. */
  readonly subject: string;
  /** When the agency says that it happened; exact milliseconds, UTC. */
  readonly time?: string;
  readonly data: unknown;
}

type Attributes = Readonly<Record<string, unknown>>;

export const REPORT_TYPE = 'dk.ankomst.report.v1';
const LONGEST_TEXT = 200;
/** RFC 3339 with seconds and a zone; `23:59:60Z` passes no calendar. */
const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** The event, or everything that is wrong with its attributes. `place` is put in front of each path. */
export function readAttributes(body: unknown, place = ''): { event?: ForeignEvent; problems: Problem[] } {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return { problems: [{ path: place, ...notAnEvent }] };
  const attributes = body as Attributes;
  const problems = rules.flatMap(({ name, holds, message }) =>
    holds(attributes[name]) ? [] : [{ path: place + name, code: codeFor(attributes[name]), message }],
  );
  if (problems.length > 0) return { problems };
  const { id, source, subject, time, data } = attributes as unknown as ForeignEvent;
  return { event: { id, source, subject, data, ...(time && { time: new Date(time).toISOString() }) }, problems };
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.length > 0 && value.length <= LONGEST_TEXT && !value.includes('\u0000');
}

function isTime(value: unknown): boolean {
  if (value === undefined) return true;
  const match = typeof value === 'string' ? TIME.exec(value) : null;
  if (!match || Number.isNaN(Date.parse(match[0]))) return false;
  const instant = new Date(`${match[1]}Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(match[1] ?? '?');
}

function codeFor(value: unknown): Problem['code'] {
  return value === undefined ? 'missing' : 'invalid';
}

type Rule = { name: string; holds: (value: unknown) => boolean; message: Text };

const needsText = (name: string, what: Text): Rule => ({
  name,
  holds: isText,
  message: {
    da: `Attributten ${name} skal være en tekst på 1 til ${LONGEST_TEXT} tegn: ${what.da}.`,
    en: `The attribute ${name} must be a text of 1 to ${LONGEST_TEXT} characters: ${what.en}.`,
  },
});

const is = (name: string, expected: string): Rule => ({
  name,
  holds: (value) => value === expected,
  message: { da: `Attributten ${name} skal være ${expected}.`, en: `The attribute ${name} must be ${expected}.` },
});

const rules: readonly Rule[] = [
  is('specversion', '1.0'),
  is('type', REPORT_TYPE),
  needsText('id', { da: 'entydig for afsenderen', en: 'unique for its source' }),
  needsText('source', { da: 'modtageren af sagen', en: 'the recipient of the dossier' }),
  needsText('subject', { da: 'sagens reference', en: 'the reference of the case' }),
  {
    name: 'time',
    holds: isTime,
    message: {
      da: 'Attributten time skal være et tidspunkt som 2026-11-21T10:00:00.000Z, eller udelades.',
      en: 'The attribute time must be a time such as 2026-11-21T10:00:00.000Z, or be left out.',
    },
  },
];

const notAnEvent: Omit<Problem, 'path'> = {
  code: 'wrongType',
  message: {
    da: 'Skal være en CloudEvent 1.0 som JSON-objekt: specversion, type, id, source, subject og data.',
    en: 'Must be a CloudEvent 1.0 as a JSON object: specversion, type, id, source, subject and data.',
  },
};
