import type { Contracts, Json, Text } from '#contracts';
import { parse } from 'mrz';
import { mrzProblems } from './mrz-field.js';

/** What a travel document's machine-readable zone (ICAO 9303) says, as facts. */
export interface ReadMrz {
  facts: ReadonlyMap<string, Json>;
  problem?: Text;
}

/** @param today decides the century of a two-digit year */
export function readMrz(contracts: Pick<Contracts, 'validateFact'>, typed: string, today: string): ReadMrz {
  const lines = typed
    .toUpperCase()
    .split(/\r?\n/)
    .map((line) => line.replace(/[\s]/g, '').replace(/[«‹]/g, '<'))
    .filter((line) => line !== '');
  let result: ReturnType<typeof parse>;
  try {
    result = parse(lines);
  } catch {
    return { facts: new Map(), problem: mrzProblems.unreadable };
  }
  const isDigitWrong = result.details.some(({ field, valid }) => !valid && /CheckDigit$/.test(field ?? ''));
  if (isDigitWrong) return { facts: new Map(), problem: mrzProblems.checkDigit };
  const facts = new Map(
    factsIn(result, today).filter(([fact, value]) => contracts.validateFact(fact, value).length === 0),
  );
  return facts.size === 0 ? { facts, problem: mrzProblems.unreadable } : { facts };
}

function factsIn({ format, fields }: ReturnType<typeof parse>, today: string): [string, Json][] {
  const { lastName, firstName, sex, birthDate, expirationDate, documentNumber, issuingState } = fields;
  const found: [string, Json | undefined][] = [
    ['identity.familyName', nameOf(lastName)],
    ['identity.givenNames', nameOf(firstName)],
    ['identity.sex', sex === 'nonspecified' ? 'unspecified' : (sex ?? undefined)],
    ['identity.birthDate', dayOf(birthDate, (year) => 2000 + year > Number(today.slice(0, 4)))],
    ['travelDocument.type', format === 'TD3' ? 'passport' : 'nationalId'],
    ['travelDocument.number', documentNumber ?? undefined],
    ['travelDocument.issuingCountry', issuingState ?? undefined],
    ['travelDocument.expiryDate', dayOf(expirationDate, () => false)],
  ];
  return found.filter((entry): entry is [string, Json] => entry[1] !== undefined);
}

/** Capitals without accents are all that these lines hold: the person puts the rest right. */
function nameOf(capitals: string | null | undefined): string | undefined {
  if (!capitals) return undefined;
  return capitals
    .toLowerCase()
    .replace(/(^|[\s-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

function dayOf(six: string | null | undefined, isLastCentury: (year: number) => boolean): string | undefined {
  const [, year, month, day] = /^(\d\d)(\d\d)(\d\d)$/.exec(six ?? '') ?? [];
  if (year === undefined) return undefined;
  return `${isLastCentury(Number(year)) ? '19' : '20'}${year}-${month}-${day}`;
}
