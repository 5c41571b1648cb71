import fontkit from '@pdf-lib/fontkit';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PDFDocument, PDFFont } from 'pdf-lib';

/** The design system's font, whole: Latin with all accents, Vietnamese, Cyrillic, Greek. */
const folder = join(dirname(createRequire(__filename).resolve('dkfds')), '../fonts/IBMPlexSans/complete/ttf');
let files: { regular: Buffer; bold: Buffer; has: (codePoint: number) => boolean } | undefined;

/** Read when the first file is made, and kept. */
function readFonts(): NonNullable<typeof files> {
  const regular = readFileSync(join(folder, 'IBMPlexSans-Regular.ttf'));
  const bold = readFileSync(join(folder, 'IBMPlexSans-SemiBold.ttf'));
  const font = fontkit.create(regular);
  return { regular, bold, has: (codePoint) => font.hasGlyphForCodePoint(codePoint) };
}

/** Only the letters that are used go into the file. */
export async function openFonts(
  pdf: PDFDocument,
): Promise<{ regular: PDFFont; bold: PDFFont; has: (codePoint: number) => boolean }> {
  files ??= readFonts();
  const { regular, bold, has } = files;
  pdf.registerFontkit(fontkit);
  return {
    regular: await pdf.embedFont(regular, { subset: true }),
    bold: await pdf.embedFont(bold, { subset: true }),
    has,
  };
}
