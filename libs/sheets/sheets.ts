import { PDFDocument, rgb, type Color, type PDFPage } from 'pdf-lib';
import type { Language } from '#pages';
import { openFonts, type Typeface } from './fonts.js';
import { printable, runsOf, wrapped, type Has } from './letters.js';
import { Tags, type Tag } from './tags.js';

/** A4, in points. */
const WIDTH = 595.28;
const HEIGHT = 841.89;
const MARGIN = 56;
const FOOT = 40;
const BOTTOM = 72;

interface Style {
  tag: Tag;
  size: number;
  isBold: boolean;
  isQuiet?: boolean;
  before: number;
  /** So much is kept together with what follows. */
  needs: number;
}

const STYLES = {
  title: { tag: 'H1', size: 22, isBold: true, before: 0, needs: 80 },
  heading: { tag: 'H2', size: 16, isBold: true, before: 22, needs: 80 },
  topic: { tag: 'H3', size: 12.5, isBold: true, before: 14, needs: 60 },
  name: { tag: 'P', size: 10, isBold: true, before: 8, needs: 30 },
  text: { tag: 'P', size: 10, isBold: false, before: 2, needs: 14 },
  note: { tag: 'P', size: 8.5, isBold: false, isQuiet: true, before: 1, needs: 12 },
} as const satisfies Record<string, Style>;

const INK = rgb(0.063, 0.141, 0.247);
const TEXT = rgb(0.1, 0.1, 0.1);
const QUIET = rgb(0.322, 0.349, 0.373);
const lineOf = (style: keyof typeof STYLES): number => STYLES[style].size * 1.4;

type Weight = 'regular' | 'bold';

interface Drawn {
  y: number;
  size: number;
  weight: Weight;
  color: Color;
}

/** A piece of text and how it is set. */
export type Block = readonly [style: keyof typeof STYLES, text: string];

/** Pages of text from top to bottom, tagged for who listens. */
export class Sheets {
  private page: PDFPage;
  private y = HEIGHT - MARGIN;
  private readonly tags: Tags;
  private readonly widths = { regular: new Map<string, number>(), bold: new Map<string, number>() };
  private readonly has: readonly Has[];

  private constructor(
    private readonly pdf: PDFDocument,
    private readonly typefaces: readonly Typeface[],
  ) {
    this.has = typefaces.map(({ has }) => has);
    this.tags = new Tags(pdf);
    this.page = pdf.addPage([WIDTH, HEIGHT]);
  }

  static async open(title: string, language: Language, now: Date): Promise<Sheets> {
    const pdf = await PDFDocument.create();
    pdf.setTitle(title, { showInWindowTitleBar: true });
    pdf.setLanguage(language);
    pdf.setProducer('Ankomst');
    pdf.setCreator('Ankomst');
    pdf.setCreationDate(now);
    pdf.setModificationDate(now);
    return new Sheets(pdf, await openFonts(pdf));
  }

  /** What belongs together stands on one page, unless no page holds it. */
  writeTogether(blocks: readonly Block[]): void {
    const heights = blocks.map(
      ([style, text]) => STYLES[style].before + this.lines(style, text).length * lineOf(style),
    );
    const height = heights.reduce((sum, one) => sum + one, 0);
    if (height <= HEIGHT - MARGIN - BOTTOM) this.makeRoom(height);
    for (const [style, text] of blocks) this.write(style, text);
  }

  write(style: keyof typeof STYLES, text: string): void {
    const { tag, size, isBold, isQuiet = false, before, needs }: Style = STYLES[style];
    const color = isQuiet ? QUIET : isBold ? INK : TEXT;
    let left = this.lines(style, text);
    this.y -= before;
    this.makeRoom(needs);
    while (left.length > 0) {
      this.makeRoom(lineOf(style));
      const fitting = Math.max(1, Math.floor((this.y - BOTTOM) / lineOf(style)));
      const lines = left.slice(0, fitting);
      left = left.slice(fitting);
      this.tags.mark(this.page, tag, () => {
        for (const line of lines) {
          this.y -= lineOf(style);
          this.draw(this.page, line, { y: this.y, size, weight: isBold ? 'bold' : 'regular', color });
        }
      });
    }
  }

  /** @param footOf the line at the foot of each page */
  async close(footOf: (page: number, pages: number) => string): Promise<Uint8Array> {
    const pages = this.pdf.getPages();
    pages.forEach((page, index) =>
      this.tags.artifact(page, () => {
        const text = printable(footOf(index + 1, pages.length), ...this.has);
        this.draw(page, text, { y: FOOT, size: 8.5, weight: 'regular', color: QUIET });
      }),
    );
    this.tags.finish();
    return this.pdf.save();
  }

  /** Each stretch in the font that has its letters, one behind the other. */
  private draw(page: PDFPage, line: string, { y, size, weight, color }: Drawn): void {
    let x = MARGIN;
    for (const { text, font, hasMarks } of runsOf(line, this.has)) {
      const { [weight]: drawnIn, place } = this.typefaces[font]!;
      for (const part of hasMarks ? place(text, weight) : [{ text, x: 0, y: 0 }])
        page.drawText(part.text, { x: x + part.x * size, y: y + part.y * size, size, font: drawnIn, color });
      x += drawnIn.widthOfTextAtSize(text, size);
    }
  }

  private lines(style: keyof typeof STYLES, text: string): string[] {
    const { size, isBold } = STYLES[style];
    const width = (WIDTH - 2 * MARGIN) / size;
    return wrapped(printable(text, ...this.has), width, (word) => this.widthOf(word, isBold ? 'bold' : 'regular'));
  }

  /** At size 1; measuring takes longer than all else, and words come again. */
  private widthOf(word: string, weight: Weight): number {
    const known = this.widths[weight].get(word);
    if (known !== undefined) return known;
    const runs = runsOf(word, this.has);
    const width = runs.reduce(
      (sum, { text, font }) => sum + this.typefaces[font]![weight].widthOfTextAtSize(text, 1),
      0,
    );
    this.widths[weight].set(word, width);
    return width;
  }

  private makeRoom(height: number): void {
    if (this.y - height >= BOTTOM) return;
    this.page = this.pdf.addPage([WIDTH, HEIGHT]);
    this.y = HEIGHT - MARGIN;
  }
}
