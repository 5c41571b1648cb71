import { findLayout, type Columns, type Layout } from './layouts.js';

/** What stands in the zone, field by field, without its fillers; a name in capitals and without accents. */
export interface Zone {
  code: string;
  issuer: string;
  number: string;
  nationality?: string;
  /** Six characters, with fillers for what is not known. */
  birth: string;
  expiry?: string;
  sex: string;
  family: string;
  given: string;
  /** A name fills the last column: the rest of it may have found no room. */
  mayBeCut: boolean;
  isChecked: boolean;
}

/** @returns undefined where the lines are no zone (ICAO 9303) */
export function readZone(lines: readonly string[]): Zone | undefined {
  const layout = findLayout(lines);
  if (!layout || !lines.every((line) => /^[A-Z0-9<]+$/.test(line))) return undefined;
  const at = ([line, start, end]: Columns): string => lines[line]!.slice(start, end);
  const { nationality, expiry } = layout;
  const { number, isRight } = numberIn(layout, at);
  return {
    code: at(layout.code),
    issuer: bare(at(layout.issuer)),
    number,
    ...(nationality && { nationality: bare(at(nationality)) }),
    birth: at(layout.birth),
    ...(expiry && { expiry: at(expiry) }),
    sex: at(layout.sex),
    ...namesIn(layout, at),
    isChecked: isRight && layout.checks.every(([check, over]) => isCheckOf(at(check), over.map(at).join(''))),
  };
}

type At = (columns: Columns) => string;

const bare = (field: string): string => field.replaceAll('<', '');

/** A filler in the place of the check digit: the number goes on, and the last character of the rest checks all of it. */
function numberIn({ number: { at: place, check, goesOn } }: Layout, at: At): { number: string; isRight: boolean } {
  const [start, digit] = [at(place), at(check)];
  const rest = goesOn && digit === '<' && bare(start) !== '' ? at(goesOn).split('<', 1)[0]! : '';
  if (rest === '') return { number: bare(start), isRight: isCheckOf(digit, start) };
  const number = start + rest.slice(0, -1);
  return { number: bare(number), isRight: isCheckOf(rest.slice(-1), number) };
}

/** One name only is a given name: the form says so, and agencies have no other place for it. */
function namesIn({ names }: Layout, at: At): Pick<Zone, 'family' | 'given' | 'mayBeCut'> {
  const [family, given] =
    'family' in names ? [at(names.family), at(names.given)] : (divided(at(names)) as [string, string]);
  const fields = 'family' in names ? [family, given] : [at(names)];
  const [one, other] = [words(family), words(given)];
  return {
    ...(other === '' ? { family: '', given: one } : { family: one, given: other }),
    mayBeCut: fields.some((field) => !field.endsWith('<')),
  };
}

function divided(field: string): string[] {
  const at = field.indexOf('<<');
  return at === -1 ? [field, ''] : [field.slice(0, at), field.slice(at)];
}

const words = (field: string): string => field.split('<').filter(Boolean).join(' ');

const WEIGHTS = [7, 3, 1];

/** ICAO 9303 part 3, 4.9; an empty field may have a filler for its digit. */
function isCheckOf(digit: string, field: string): boolean {
  if (digit === '<') return bare(field) === '';
  const sum = [...field].reduce((before, one, place) => before + valueOf(one) * WEIGHTS[place % 3]!, 0);
  return digit === String(sum % 10);
}

const valueOf = (one: string): number => (one === '<' ? 0 : parseInt(one, 36));
