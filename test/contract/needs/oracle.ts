import type { Json } from '#contracts';
import type { Given } from '#profile';
import { catalogue, type Row } from './catalogue.js';

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
  const { path, letters, when } = row;
  const answered = given.values.has(path) || given.absent.has(path);
  const isIssued = Object.values(letters).includes('I');
  const holds = or('F', ...when.map((name) => situations[name] as Three));
  const isStateless = path === 'identity.statelessOrRefugee' && given.values.get('identity.citizenship') === null;
  if (letters[agency] === 'C' && holds === 'F') return void result.forbidden.push(path);
  if (letters[agency] === 'C' && holds === 'U') return void result.hidden.push(path);
  if (answered) result.sees.push(path);
  if (isIssued || (letters[agency] === 'O' && !isStateless) || letters[agency] === 'I') return;
  result.needed.push(path);
  if (!answered) result.gaps.push(path);
}

function child(row: Row, given: Given, situations: Record<string, Three>, result: Verdict): void {
  const leaf = row.path.split('[].')[1] as string;
  for (const entry of (given.values.get('family.children') ?? []) as Record<string, Json>[]) {
    const custody: Three = entry.custody === undefined ? 'U' : entry.custody === 'both' ? 'T' : 'F';
    const needs = row.when[0] === 'child' ? 'T' : and(situations.noSpouseAccompanies as Three, custody);
    if (needs === 'T') result.needed.push(row.path);
    if (needs === 'T' && entry[leaf] === undefined) result.gaps.push('family.children');
  }
  result.needed = [...new Set(result.needed)];
}

function takesPartOf(agency: string, given: Given, situations: Record<string, Three>): Three {
  if (agency === 'siri') return not(or(situations.nordic as Three, situations.danish as Three));
  if (agency === 'tax') return situations.worker as Three;
  const [entry, end] = [given.values.get('stay.entryDate'), given.values.get('stay.intendedEnd')] as (
    string | undefined
  )[];
  if (end === 'open') return 'T';
  if (entry === undefined || end === undefined) return 'U';
  return monthsLater(entry, 3) <= end ? 'T' : 'F';
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

  const citizenship = 'identity.citizenship';
  const third = is(citizenship, (value) => value === null || ![...nordic, ...danish, ...eu].includes(value as string));
  const employed = or(oneOf('stay.ground', 'work'), ...employmentPaths.map(has));
  const thirdWorker = and(third, employed);
  const regulated = /^(2211|2212|2221|2222|2250|2261|2262|2264)/;
  const spouse = oneOf('identity.maritalStatus', 'married', 'registeredPartnership');
  const accompanies = is('family.spouse.residence', (value) => (value as { accompanies: boolean }).accompanies);
  return {
    nordic: oneOf(citizenship, ...nordic),
    danish: oneOf(citizenship, ...danish),
    eu: oneOf(citizenship, ...eu),
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
    flat: has('address.floor'),
    sublet: has('address.careOf'),
    represented: has('contact.representative'),
    insuranceGroup1: oneOf('health.insuranceGroup', 1),
    churchMember: oneOf('family.churchMembership', 'member'),
  };
}
