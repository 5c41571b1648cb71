import fontkit, { type Font } from '@pdf-lib/fontkit';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PDFDocument, PDFFont } from 'pdf-lib';
import { isWritable, type Has } from './letters.js';

const require = createRequire(__filename);

/** The design system's font first, then one for the letters of all that is written from left to right, letter by letter. */
const FILES = [
  filesIn(join(dirname(require.resolve('dkfds')), '../fonts/IBMPlexSans/complete/ttf'), 'IBMPlexSans-Regular', 'IBMPlexSans-SemiBold'), // prettier-ignore
  filesIn(join(dirname(require.resolve('dejavu-fonts-ttf/package.json')), 'ttf'), 'DejaVuSans', 'DejaVuSans-Bold'),
];

function filesIn(folder: string, regular: string, bold: string): { regular: string; bold: string } {
  return { regular: join(folder, `${regular}.ttf`), bold: join(folder, `${bold}.ttf`) };
}

/** What is right to left, or joins its letters, would be drawn wrong: it counts as not there. */
const DRAWN = /[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{sc=Armenian}\p{sc=Georgian}\p{sc=Common}\p{sc=Inherited}]/u;

type Weight = 'regular' | 'bold';

/** A part of a letter, and by how many times the size of the text it stands to the right and up. */
export interface Placed {
  text: string;
  x: number;
  y: number;
}

interface FontFiles {
  regular: Buffer;
  bold: Buffer;
  has: Has;
  place: (text: string, weight: Weight) => Placed[];
}

let files: readonly FontFiles[] | undefined;

/** Read when the first file is made or asked for, and kept. */
function readFonts(): readonly FontFiles[] {
  files ??= FILES.map((paths) => {
    const [regular, bold] = [readFileSync(paths.regular), readFileSync(paths.bold)];
    const fonts = { regular: fontkit.create(regular), bold: fontkit.create(bold) };
    const has: Has = (codePoint) =>
      DRAWN.test(String.fromCodePoint(codePoint)) &&
      Object.values(fonts).every((font) => font.hasGlyphForCodePoint(codePoint));
    return { regular, bold, has, place: (text, weight) => placedBy(fonts[weight], text) };
  });
  return files;
}

/** Where the font itself wants the marks on a letter: pdf-lib would set them behind it. */
function placedBy(font: Font, text: string): Placed[] {
  const { glyphs, positions } = font.layout(text);
  let pen = 0;
  return glyphs.map(({ codePoints }, index) => {
    const { xOffset, yOffset, xAdvance } = positions[index]!;
    const [x, y] = [(pen + xOffset) / font.unitsPerEm, yOffset / font.unitsPerEm];
    pen += xAdvance;
    return { text: String.fromCodePoint(...codePoints), x, y };
  });
}

/** Whether every letter of the text can be drawn as it is. */
export function isDrawable(text: string): boolean {
  return isWritable(text, ...readFonts().map(({ has }) => has));
}

export interface Typeface {
  regular: PDFFont;
  bold: PDFFont;
  has: Has;
  place: FontFiles['place'];
}

/** In the order in which they are taken. Only the letters that are used go into the file. */
export async function openFonts(pdf: PDFDocument): Promise<readonly Typeface[]> {
  pdf.registerFontkit(fontkit);
  return Promise.all(
    readFonts().map(async ({ regular, bold, has, place }) => ({
      regular: await pdf.embedFont(regular, { subset: true }),
      bold: await pdf.embedFont(bold, { subset: true }),
      has,
      place,
    })),
  );
}
