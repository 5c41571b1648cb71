import type { Problem, Text } from '#contracts';
import { parseJson } from '#http';
import { textsInBoth } from '#texts';

const says = textsInBoth('reportProblem');

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
/** RFC 3339 with seconds and a zone, its letters large or small; `23:59:60Z` passes no calendar. */
const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
/** As the hub gives them out; people write them down, and programs type them in, in small letters too. */
const REFERENCE_OF_HUB = /^AK-[\dA-Z]{4}-[\dA-Z]{4}$/i;

/** The event, or everything that is wrong with its attributes. `place` is put in front of each path. */
export function readAttributes(body: unknown, place = ''): { event?: ForeignEvent; problems: Problem[] } {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return { problems: [{ path: place, code: 'wrongType', message: says.notAnEvent }] };
  const attributes = body as Attributes;
  const problems = rules.flatMap(({ name, holds, message }) =>
    holds(attributes[name]) ? [] : [{ path: place + name, code: codeFor(attributes[name]), message }],
  );
  const { data, problem } = dataIn(attributes);
  if (problem) problems.push({ path: `${place}data_base64`, code: 'invalid', message: problem });
  if (problems.length > 0) return { problems };
  const { id, source, subject, time } = attributes as unknown as ForeignEvent;
  const event = { id, source, subject: exactSubject(subject), data };
  return { event: { ...event, ...(time && { time: new Date(time.toUpperCase()).toISOString() }) }, problems };
}

/** A case's reference in its own letters; what an agency calls a case stays as the agency writes it. */
const exactSubject = (subject: string): string => (REFERENCE_OF_HUB.test(subject) ? subject.toUpperCase() : subject);

/** The JSON format of CloudEvents (1.0.2, section 3.1): data as they are, or as the bytes of JSON in base 64. */
function dataIn({ data, data_base64: encoded }: Attributes): { data?: unknown; problem?: Text } {
  if (encoded === undefined) return { data };
  if (data !== undefined) return { problem: says.bothGiven };
  if (typeof encoded !== 'string' || !BASE_64.test(encoded)) return { problem: says.notJson };
  try {
    return { data: parseJson(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(encoded, 'base64'))) };
  } catch {
    return { problem: says.notJson };
  }
}

const BASE_64 = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/;

function isText(value: unknown): boolean {
  return (
    typeof value === 'string' && value.length > 0 && [...value].length <= LONGEST_TEXT && !value.includes('\u0000')
  );
}

function isTime(value: unknown): boolean {
  if (value === undefined) return true;
  const match = typeof value === 'string' ? TIME.exec(value.toUpperCase()) : null;
  if (!match || Number.isNaN(Date.parse(match[0]))) return false;
  const instant = new Date(`${match[1]}Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(match[1] ?? '?');
}

function codeFor(value: unknown): Problem['code'] {
  return value === undefined ? 'missing' : 'invalid';
}

type Rule = { name: string; holds: (value: unknown) => boolean; message: Text };

const needsText = (name: keyof typeof says.attributes): Rule => ({
  name,
  holds: isText,
  message: says.attributeText({ name, most: LONGEST_TEXT, what: says.attributes[name] }),
});

const is = (name: string, expected: string): Rule => ({
  name,
  holds: (value) => value === expected,
  message: says.attributeIs({ name, expected }),
});

const rules: readonly Rule[] = [
  is('specversion', '1.0'),
  is('type', REPORT_TYPE),
  needsText('id'),
  needsText('source'),
  needsText('subject'),
  { name: 'time', holds: isTime, message: says.attributeTime },
];
