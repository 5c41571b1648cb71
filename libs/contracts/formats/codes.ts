import { domainToASCII } from 'node:url';

/** E.164: a plus sign, then up to fifteen digits with the country code first. */
export function isPhoneNumber(text: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(text);
}

const LOCAL_PART = /^[\p{L}\p{M}\p{N}_.!#$%&'*+/=?^`{|}~-]{1,64}$/u;
const DOMAIN = /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)+$/i;

/** Letters of any script before and behind the @ (RFC 6531); the domain has to be one once it is in ASCII (IDNA). */
export function isEmailAddress(text: string): boolean {
  const [local = '', domain = '', more] = text.split('@');
  return more === undefined && LOCAL_PART.test(local) && DOMAIN.test(domainToASCII(domain));
}

/** BCP 47, beginning with a code of two or three letters: no language has a longer one. */
export function isLanguage(text: string): boolean {
  try {
    return /^[a-z]{2,3}(?:-|$)/i.test(text) && Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

/** Lower case, as the hub itself writes them: two spellings of one id would be two ids. */
export function isUuid(text: string): boolean {
  return /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/.test(text);
}

/** Zero-width joiners stand between letters of Persian and Indic scripts, and show no sign of their own. */
const JOINERS = /[\u200C\u200D]/g;
/** What keyboards and registers write for an apostrophe; others, such as the okina, are letters to Unicode. */
const APOSTROPHES = "'’‘‛′＇`´՚׳";
/** What stands between the words or syllables of a name: any dash, the dots and points of several scripts, an alias. */
const BETWEEN = '\\p{Pd}\\u2212 ·・‧་፡.,()/@״';
const NAME = new RegExp(`^(?:[${APOSTROPHES}]*[\\p{L}\\p{M}][\\p{L}\\p{M}${APOSTROPHES}${BETWEEN}]*)?$`, 'u');

/** Letters of any script with their marks, spaces, apostrophes, hyphens, points. Passports write numerals in Roman letters (ICAO 9303). */
export function isName(text: string): boolean {
  return NAME.test(text.replaceAll(JOINERS, ''));
}
