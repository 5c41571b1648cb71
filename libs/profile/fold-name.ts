/** What ICAO 9303 part 3 writes for letters that are more than an accent on a Latin one. */
const letters: Readonly<Record<string, string>> = {
  æ: 'ae',
  ø: 'oe',
  å: 'aa',
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  œ: 'oe',
  ĳ: 'ij',
  ß: 'ss',
  þ: 'th',
  ð: 'd',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ŋ: 'n',
  ŧ: 't',
};

/**
 * A name as a machine-readable zone holds it, without its blanks and hyphens: Åse Østerbye and AASE OESTERBYE are the
 * same. ü stands there as UE or as U, so names are the same when either folding is.
 */
export function sameName(a: string, b: string): boolean {
  return agree(a, b, '');
}

/** A name as a machine-readable zone may hold it, once for each folding: two names are the same where they share one. */
export function foldedNames(name: string): string[] {
  return [...new Set(foldings(name, ''))];
}

/** Other text that people write: letters as in names, words kept apart, so that "1, 2" is not "12". */
export function sameText(a: string, b: string): boolean {
  return agree(a, b, ' ');
}

function agree(a: string, b: string, between: string): boolean {
  const others = foldings(b, between);
  return foldings(a, between).some((folding) => others.includes(folding));
}

const foldings = (text: string, between: string): string[] => {
  const composed = text.normalize('NFC').toLowerCase();
  return [fold(composed, between), fold(composed.replaceAll('ü', 'u'), between)];
};

/** Apostrophes, okina and ayin that Unicode counts among the letters: no more to compare than other apostrophes. */
const APOSTROPHES = /[\u02B9-\u02C1\u02C8-\u02CB\u02EE\uA78B\uA78C]/g;

const fold = (text: string, between: string): string =>
  [...text.replace(APOSTROPHES, between)]
    .map((letter) => letters[letter] ?? letter.normalize('NFKD').replace(/\p{M}/gu, ''))
    .join('')
    .replace(/[^\p{L}\p{N}]+/gu, between)
    .trim();
