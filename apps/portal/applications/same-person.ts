import type { Statements } from '#intake';
import { foldedNames } from '#profile';
import type { KeyedHashes } from '#secrecy';

/** The facts that a person is found by. */
export const IDENTIFYING = [
  'travelDocument.number',
  'identity.birthDate',
  'identity.givenNames',
  'identity.familyName',
] as const;

/**
 * By what two applications may be found to be about one person: the number of the passport, the date of birth and the name
 * as a passport holds it, all three. Twins share no passport, namesakes no birth date with it. A name has more than one
 * folding (MUELLER and MULLER are both Müller), so any key in common counts.
 */
export function identityHashes(hashes: KeyedHashes, statements: Statements): string[] | null {
  const text = (fact: string): string => {
    const value = statements[fact]?.value;
    return typeof value === 'string' ? value : '';
  };
  const passport = text('travelDocument.number')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  const birthDate = text('identity.birthDate');
  const names = foldedNames(`${text('identity.givenNames')} ${text('identity.familyName')}`).filter(
    (name) => name !== '',
  );
  if (passport === '' || !/^\d{4}-\d{2}-\d{2}$/.test(birthDate) || names.length === 0) return null;
  return names.map((name) => hashes.of('identity', passport, birthDate, name)).sort();
}
