import type { Contracts, Doubt, Json, Text } from '#contracts';
import { entitled } from '#fact-form';
import { textsInBoth } from '#texts';
import { typeOfDocument } from './layouts.js';
import { readZone, type Zone } from './zone.js';

const says = textsInBoth('mrzProblem');

/** What a travel document's machine-readable zone (ICAO 9303) says, as facts. */
export interface ReadMrz {
  facts: ReadonlyMap<string, Json>;
  /** What stands in the zone and could not be filled in, or not for certain as a whole. */
  remarks: readonly Doubt[];
  problem?: Text;
}

const failed = (problem: Text): ReadMrz => ({ facts: new Map(), remarks: [], problem });

/** @param today decides the century of a two-digit year */
export function readMrz(contracts: Pick<Contracts, 'validateFact' | 'getFact'>, typed: string, today: string): ReadMrz {
  const lines = typed
    .toUpperCase()
    .split(/\r?\n/)
    .map((line) => line.replace(/[\s]/g, '').replace(/[«‹]/g, '<'))
    .filter((line) => line !== '');
  const zone = readZone(lines.length === 1 ? parted(lines[0]!) : lines);
  if (!zone) return failed(says.unreadable);
  const type = typeOfDocument(zone.code, zone.nationality);
  if (type === undefined) return failed(says.notToTravelOn);
  if (!zone.isChecked) return failed(says.checkDigit);
  const found = factsIn(zone, type, today);
  const isRight = ([fact, value]: [string, Json]): boolean => contracts.validateFact(fact, value).length === 0;
  const remark = (fact: string, code: 'mayBeCut' | 'notRead'): Doubt => ({
    path: fact,
    code,
    message: entitled(contracts.getFact(fact).title, says[code]),
  });
  return {
    facts: new Map(found.filter(isRight)),
    remarks: [
      ...(zone.mayBeCut
        ? [remark(zone.family === '' ? 'identity.givenNames' : 'identity.familyName', 'mayBeCut')]
        : []),
      ...found.filter((entry) => !isRight(entry)).map(([fact]) => remark(fact, 'notRead')),
    ],
  };
}

/** By the length of all of a zone the length of its lines: some ways of copying lose the breaks between them. */
const LINE_LENGTHS: Readonly<Record<number, number>> = { 72: 36, 88: 44, 90: 30 };

function parted(line: string): string[] {
  const width = LINE_LENGTHS[line.length];
  return width === undefined ? [line] : (line.match(new RegExp(`.{${width}}`, 'g')) ?? []);
}

const SEXES: Readonly<Record<string, string>> = { M: 'male', F: 'female', X: 'unspecified', '<': 'unspecified' };

function factsIn(zone: Zone, type: string, today: string): [string, Json][] {
  const { family, given, sex, birth, expiry, number, issuer } = zone;
  const found: [string, string | undefined][] = [
    ['identity.familyName', given === '' ? undefined : nameOf(family)],
    ['identity.givenNames', stated(nameOf(given))],
    ['identity.sex', SEXES[sex] ?? sex],
    ['identity.birthDate', bornOn(birth, today)],
    ['travelDocument.type', type],
    ['travelDocument.number', stated(number)],
    ['travelDocument.issuingCountry', stated(issuer)],
    ['travelDocument.expiryDate', expiry === undefined ? undefined : dateOf(expiry, '20')],
  ];
  return found.filter((entry): entry is [string, string] => entry[1] !== undefined);
}

const stated = (text: string): string | undefined => (text === '' ? undefined : text);

/** Capitals without accents are all that these lines hold: the person puts the rest right. */
function nameOf(capitals: string): string {
  return capitals
    .toLowerCase()
    .replace(/(^|[\s-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

/** In this century, unless that day is still to come. */
function bornOn(six: string, today: string): string | undefined {
  const date = dateOf(six, '20');
  return date === undefined || date.slice(0, 10) <= today ? date : dateOf(six, '19');
}

/** As much of it as is known: fillers, and zeros in some states' documents, stand for what is not. Nothing where all is filler. */
function dateOf(six: string, century: string): string | undefined {
  if (/^(?:<+|0{6})$/.test(six)) return undefined;
  const [year = '', ...rest] = six.match(/../g) ?? [];
  const end = rest.findIndex((part) => part === '<<' || part === '00');
  return [century + year, ...(end === -1 ? rest : rest.slice(0, end))].join('-');
}
