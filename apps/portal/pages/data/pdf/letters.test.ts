import { printable, wrapped } from './letters.js';

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

  test('breaks lines between words, and a word only where it is longer than a line', () => {
    const widthOf = (text: string): number => text.length;
    expect(wrapped('one two three', 8, widthOf)).toEqual(['one two', 'three']);
    expect(wrapped('a abcdefghij', 4, widthOf)).toEqual(['a', 'abcd', 'efgh', 'ij']);
    expect(wrapped('', 4, widthOf)).toEqual([]);
  });
});
