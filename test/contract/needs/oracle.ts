import type { Json } from '#contracts';
import type { Given } from '#profile';
import { catalogue, ofAdults, ofThoseOnTheirOwn, type Row } from './catalogue.js';

/*
 * The needs once more, slowly and by hand, from the catalogue and the descriptions of its situations instead of the
 * schemas: what the evaluator is held against. 'U' is unknown.
 */

type Three = 'T' | 'F' | 'U';

const not = (a: Three): Three => (a === 'T' ? 'F' : a === 'F' ? 'T' : 'U');
const and = (...all: Three[]): Three => (all.includes('F') ? 'F' : all.includes('U') ? 'U' : 'T');
const or = (...all: Three[]): Three => not(and(...all.map(not)));
const silent = new Set([...catalogue.filter(({ silence }) => silence).map(({ path }) => path), 'family.children']);

const nordic = ['FI', 'IS', 'NO', 'SE'];
const danish = ['DK', 'FO', 'GL'];
/** Some places that stand for a state. */
const states: Record<string, string> = { AX: 'FI', SJ: 'NO', PR: 'US', RE: 'FR' };
const eu = 'AT BE BG CH CY CZ DE EE ES FR GR HR HU IE IT LI LT LU LV MT NL PL PT RO SI SK'.split(' ');

export interface Verdict {
  takesPart: Three;
  needed: string[];
  forbidden: string[];
  /** Needed and not answered, as paths; a child's leaf as its list. */
  gaps: string[];
  /** Branches that are undecided hide these. */
  hidden: string[];
  sees: string[];
}

export function verdict(agency: string, given: Given): Verdict {
  const situations = situationsOf(given);
  const takesPart = takesPartOf(agency, given, situations);
  const result: Verdict = { takesPart, needed: [], forbidden: [], gaps: [], hidden: [], sees: [] };
  if (takesPart !== 'T') return result;
  for (const row of catalogue) {
    if (row.letters[agency] === '-') continue;
    if (row.path.startsWith('family.children[]')) child(row, given, situations, result);
    else judge(row, agency, given, situations, result);
  }
  if (given.values.has('family.children') && agency !== 'tax') result.sees.push('family.children');
  return result;
}

function judge(row: Row, agency: string, given: Given, situations: Record<string, Three>, result: Verdict): void {
  const { path, letters } = row;
  const letter = letters[agency] as string;
  const isIssued = Object.values(letters).includes('I');
  const [named, byAge] = [byName(row, letter, situations), ofWhichAge(path, letter, situations)];
  const needs = and(named, byAge);
  const maySee = ofAdults[path] === 'seen' ? named : needs;
  if (maySee === 'F') return void result.forbidden.push(path);
  if (maySee === 'U') return void result.hidden.push(path);
  const answered = isAnswered(path, given);
  const isTold = given.values.has(path) || letter !== 'C' || needs === 'T' || isIssued;
  if (answered && isTold) result.sees.push(path);
  const isAsked = letter === 'R' || letter === 'C' || isStateless(path, given);
  if (isIssued || needs !== 'T' || !isAsked) return;
  result.needed.push(path);
  if (!answered) result.gaps.push(path);
}

const isStateless = (path: string, { values }: Given): boolean =>
  path === 'identity.statelessOrRefugee' && values.get('identity.citizenship') === null;

const isAnswered = (path: string, { values, absent }: Given): boolean =>
  values.has(path) || (absent.has(path) && absent.get(path) !== 'notYet');

const byName = ({ when }: Row, letter: string, situations: Record<string, Three>): Three =>
  letter === 'C' ? or('F', ...when.map((name) => situations[name] as Three)) : 'T';

function ofWhichAge(path: string, letter: string, { adult, onTheirOwn }: Record<string, Three>): Three {
  if (letter !== 'R' && letter !== 'C') return 'T';
  if (path in ofAdults) return adult as Three;
  return ofThoseOnTheirOwn.includes(path) ? (onTheirOwn as Three) : 'T';
}

function child(row: Row, given: Given, situations: Record<string, Three>, result: Verdict): void {
  const leaf = row.path.split('[].')[1] as string;
  for (const entry of (given.values.get('family.children') ?? []) as Record<string, Json>[]) {
    const custody: Three = entry.custody === undefined ? 'U' : entry.custody === 'both' ? 'T' : 'F';
    const needs =
      row.when[0] === 'child' ? 'T' : and(situations.adult!, situations.noSpouseAccompanies as Three, custody);
    if (needs === 'T') result.needed.push(row.path);
    if (needs === 'T' && entry[leaf] === undefined) result.gaps.push('family.children');
  }
  result.needed = [...new Set(result.needed)];
}

function takesPartOf(agency: string, given: Given, situations: Record<string, Three>): Three {
  const { third, eu, jobSeeker, worker } = situations;
  if (agency === 'tax') return worker!;
  const asEu = and(stays(given, 3), or(stays(given, 6), not(jobSeeker!)));
  if (agency === 'siri') return or(third!, and(eu!, asEu));
  return and(stays(given, 3), or(not(eu!), asEu));
}

/** An end before the beginning says nothing about the length. */
function stays(given: Given, months: number): Three {
  const [entry, end] = [given.values.get('stay.entryDate'), given.values.get('stay.intendedEnd')] as (
    string | undefined
  )[];
  if (end === 'open') return 'T';
  if (entry === undefined || end === undefined || end < entry) return 'U';
  return monthsLater(entry, months) <= end ? 'T' : 'F';
}

/** The first of the groups among all citizenships, once the first citizenship is known. */
function groupOf({ values }: Given): string | undefined {
  const first = values.get('identity.citizenship');
  if (first === undefined) return undefined;
  const all = [first, ...((values.get('identity.otherCitizenships') ?? []) as Json[])].map((code) => states[code as string] ?? code); // prettier-ignore
  const has = (codes: string[]): boolean => all.some((code) => codes.includes(code as string));
  return has(danish) ? 'danish' : has(nordic) ? 'nordic' : has(eu) ? 'eu' : 'third';
}

/** Known to be under 18 on the day of entry, counted by hand: no birthday that is possible is early enough. */
function isMinor({ values }: Given): boolean {
  const [birth, entry] = [values.get('identity.birthDate'), values.get('stay.entryDate')] as (string | undefined)[];
  if (birth === undefined || entry === undefined) return false;
  return monthsLater(`${birth}-01-01`.slice(0, 10), 18 * 12) > entry;
}

/** What conditions read that nobody states, where all is known. */
export function derivedByHand(given: Given): Record<string, Json> {
  const [birth, from, to] = ['identity.birthDate', 'stay.entryDate', 'stay.intendedEnd'].map(
    (path) => given.values.get(path) as string,
  ) as [string, string, string];
  const born = `${birth}-01-01`.slice(0, 10);
  const count = (unit: number, start: string, end: string): number => {
    let n = 0;
    while (monthsLater(start, (n + 1) * unit) <= end) n += 1;
    return n;
  };
  return {
    'derived.stayWholeMonths': to === 'open' ? 'open' : count(1, from, to),
    'derived.citizenshipGroup': groupOf(given) as string,
    'derived.ageAtEntry': count(12, born, from),
  };
}

/** Entry plus n calendar months, the day cut to the month's end. */
export function monthsLater(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, last));
  return first.toISOString().slice(0, 10);
}

function situationsOf(given: Given): Record<string, Three> {
  const is = (path: string, test: (value: Json) => boolean): Three => {
    const value = given.values.get(path);
    if (value !== undefined) return test(value) ? 'T' : 'F';
    return given.absent.has(path) || silent.has(path) ? 'F' : 'U';
  };
  const has = (path: string): Three => is(path, () => true);
  const oneOf = (path: string, ...words: Json[]): Three => is(path, (value) => words.includes(value));
  const employmentPaths = catalogue.map(({ path }) => path).filter((path) => path.startsWith('employment.'));

  const group = groupOf(given);
  const inGroup = (name: string): Three => (group === undefined ? 'U' : group === name ? 'T' : 'F');
  const third = inGroup('third');
  const adult = isMinor(given) ? 'F' : 'T';
  const employed = or(oneOf('stay.ground', 'work'), ...employmentPaths.map(has));
  const thirdWorker = and(third, employed);
  const regulated = /^(2211|2212|2221|2222|2250|2261|2262|2264)/;
  const spouse = oneOf('identity.maritalStatus', 'married', 'registeredPartnership');
  const accompanies = is('family.spouse.residence', (value) => (value as { accompanies: boolean }).accompanies);
  return {
    adult,
    onTheirOwn: or(adult, oneOf('stay.ground', 'work', 'selfEmployed', 'study', 'ownMeans', 'jobSeeker')),
    nordic: inGroup('nordic'),
    danish: inGroup('danish'),
    eu: inGroup('eu'),
    jobSeeker: oneOf('stay.ground', 'jobSeeker'),
    third,
    employed,
    worker: or(employed, oneOf('stay.ground', 'selfEmployed')),
    thirdWorker,
    regulatedProfession: and(
      thirdWorker,
      is('employment.discoCode', (value) => regulated.test(value as string)),
    ),
    student: oneOf('stay.ground', 'study'),
    ownMeans: oneOf('stay.ground', 'ownMeans'),
    spouse,
    divorced: oneOf('identity.maritalStatus', 'divorced', 'widowed', 'dissolvedPartnership', 'survivingPartner'),
    spouseTaxed: and(spouse, accompanies),
    noSpouseAccompanies: or(
      not(spouse),
      is('family.spouse.residence', (value) => !(value as { accompanies: boolean }).accompanies),
    ),
    hasDanishAddress: has('address.street'),
    sublet: has('address.careOf'),
    represented: has('contact.representative'),
    insuranceGroup1: oneOf('health.insuranceGroup', 1),
    churchMember: oneOf('family.churchMembership', 'member'),
  };
}
