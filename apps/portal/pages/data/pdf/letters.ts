/** Stands for a letter that the font does not have. */
const LACKING = '□';
/** Where the font lacks even that. */
const LACKING_PLAINLY = '?';

/**
 * The text with letters that the font has: one that is missing is taken apart (an accent may be, where its letter is
 * not), and stands as a box where that does not help either, so that it is seen that something is there.
 */
export function printable(text: string, has: (codePoint: number) => boolean): string {
  const box = has(LACKING.codePointAt(0)!) ? LACKING : LACKING_PLAINLY;
  return [...text.normalize('NFC').replace(/\s+/g, ' ')].map((letter) => printableLetter(letter, has, box)).join('');
}

function printableLetter(letter: string, has: (codePoint: number) => boolean, box: string): string {
  if (/^[\p{Cc}\p{Cf}]$/u.test(letter)) return '';
  if (has(letter.codePointAt(0)!)) return letter;
  if (/^\p{M}$/u.test(letter)) return '';
  const base = [...letter.normalize('NFKD')].filter((part) => !/\p{M}/u.test(part));
  return base.length > 0 && base.every((part) => has(part.codePointAt(0)!)) ? base.join('') : box;
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
