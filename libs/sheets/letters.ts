/** Whether a font has a letter. */
export type Has = (codePoint: number) => boolean;

/** Stands for a letter that no font has. */
const LACKING = '□';
/** Where they lack even that. */
const LACKING_PLAINLY = '?';

/** A letter and the marks on it are drawn in one font, or the marks stand elsewhere. */
const letters = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Controls and what only joins or directs have no shape of their own. */
const SHAPELESS = /[\p{Cc}\p{Cf}]/gu;

const lettersOf = (text: string): string[] =>
  [...letters.segment(text.normalize('NFC').replace(/\s+/g, ' '))]
    .map(({ segment }) => segment.replace(SHAPELESS, ''))
    .filter((letter) => letter !== '');

const isIn = (has: Has, letter: string): boolean => [...letter].every((part) => has(part.codePointAt(0)!));

/** The letter, put together or taken apart, as one of the fonts has it whole. */
const findIn = (letter: string, fonts: readonly Has[]): string | undefined =>
  [letter, letter.normalize('NFD')].find((form) => fonts.some((has) => isIn(has, form)));

/** Whether the fonts have every letter of it, marks and all. */
export function isWritable(text: string, ...fonts: readonly Has[]): boolean {
  return lettersOf(text).every((letter) => findIn(letter, fonts) !== undefined);
}

/**
 * The text with letters that the fonts have: one that is missing loses its accents, and stands as a box where that does
 * not help either, so that it is seen that something is there.
 */
export function printable(text: string, ...fonts: readonly Has[]): string {
  const box = fonts.some((has) => isIn(has, LACKING)) ? LACKING : LACKING_PLAINLY;
  return lettersOf(text)
    .map((letter) => findIn(letter, fonts) ?? printableParts(letter, fonts, box))
    .join('');
}

function printableParts(letter: string, fonts: readonly Has[], box: string): string {
  const base = letter.normalize('NFKD').replace(/\p{M}/gu, '');
  if (base === '') return '';
  return fonts.some((has) => isIn(has, base)) ? base : box.repeat([...base.normalize('NFC')].length);
}

/** A stretch of text that one font draws, by the font's place among all. */
export interface Run {
  text: string;
  font: number;
  /** One letter with marks of their own on it. */
  hasMarks: boolean;
}

/** The stretches of a printable text. */
export function runsOf(text: string, fonts: readonly Has[]): Run[] {
  const runs: Run[] = [];
  for (const { segment } of letters.segment(text)) {
    const font = Math.max(0, fonts.findIndex((has) => isIn(has, segment))); // prettier-ignore
    const last = runs.at(-1);
    const hasMarks = /\p{M}/u.test(segment);
    if (last?.font === font && !last.hasMarks && !hasMarks) last.text += segment;
    else runs.push({ text: segment, font, hasMarks });
  }
  return runs;
}

/**
 * Lines no wider than `width`; a word that is wider than a line by itself is broken. Words are measured one by one, so
 * that whoever measures can remember them.
 */
export function wrapped(text: string, width: number, widthOf: (word: string) => number): string[] {
  const lines: string[] = [];
  let line: string[] = [];
  let used = 0;
  for (const word of text.split(' ').flatMap((one) => pieces(one, width, widthOf))) {
    const more = widthOf(word) + (line.length > 0 ? widthOf(' ') : 0);
    if (line.length > 0 && used + more > width) {
      lines.push(line.join(' '));
      line = [];
      used = 0;
    }
    used += line.length > 0 ? more : widthOf(word);
    line.push(word);
  }
  return [...lines, line.join(' ')].filter((one) => one !== '');
}

function pieces(word: string, width: number, widthOf: (text: string) => number): string[] {
  if (widthOf(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const letter of word) {
    if (part !== '' && widthOf(part + letter) > width) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return [...parts, part];
}
