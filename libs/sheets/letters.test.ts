import { isWritable, printable, runsOf, wrapped } from './letters.js';

const latin = (codePoint: number): boolean => codePoint < 0x180 || codePoint === 0x25a1;

describe('text in a file', () => {
  test('keeps the letters that the font has', () => {
    expect(printable('Łukasz Øzdemir', latin)).toBe('Łukasz Øzdemir');
  });

  test('loses an accent rather than the letter under it', () => {
    expect(printable('Nguyễn', latin)).toBe('Nguyen');
  });

  test('shows a box for each letter that the font lacks, and nothing for what has no shape', () => {
    expect(printable('山田 太郎', latin)).toBe('□□ □□');
    expect(printable('A\u200fB\u0007C\n\tD', latin)).toBe('ABC D');
  });

  test('is taken apart where a font has the parts only, and is not writable where a mark is lost', () => {
    const withMarks = (codePoint: number): boolean => latin(codePoint) || codePoint === 0x301 || codePoint === 0x323;
    expect(printable('ẹ́', withMarks)).toBe('e\u0323\u0301');
    expect([isWritable('ẹ́', withMarks), isWritable('ẹ́', latin), isWritable('A\u200f', latin)]).toEqual([
      true,
      false,
      true,
    ]);
  });

  test('is drawn by the first font that has a letter with all its marks', () => {
    const other = (codePoint: number): boolean => codePoint > 0x17f;
    expect(runsOf('Øst Юг ẹ', [latin, other])).toEqual([
      { text: 'Øst ', font: 0, hasMarks: false },
      { text: 'Юг', font: 1, hasMarks: false },
      { text: ' ', font: 0, hasMarks: false },
      { text: 'ẹ', font: 1, hasMarks: false },
    ]);
    expect(runsOf('e\u0301a', [() => true]).map(({ text, hasMarks }) => [text, hasMarks])).toEqual([
      ['e\u0301', true],
      ['a', false],
    ]);
  });

  test('breaks lines between words, and a word only where it is longer than a line', () => {
    const widthOf = (text: string): number => text.length;
    expect(wrapped('one two three', 8, widthOf)).toEqual(['one two', 'three']);
    expect(wrapped('a abcdefghij', 4, widthOf)).toEqual(['a', 'abcd', 'efgh', 'ij']);
    expect(wrapped('', 4, widthOf)).toEqual([]);
  });
});
