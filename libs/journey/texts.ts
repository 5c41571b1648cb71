/** Words of the picture, as they stand: rows of one or more spans, from one point down. */
export interface Words {
  x: number;
  /** The baseline of the first row. */
  y: number;
  anchor: 'start' | 'middle' | 'end';
  rows: readonly (readonly Span[])[];
}

export interface Span {
  text: string;
  style: 'name' | 'strong' | 'quiet';
}

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Of a row to the next. */
export const ROW_HEIGHT = 18;

const SIZES: Readonly<Record<Span['style'], number>> = { name: 17, strong: 15, quiet: 14 };
/** A letter's share of its size, as measured in bold; the regular ones are a little narrower. */
const shareOf = (letter: string): number => (/[mwMW]/.test(letter) ? 0.9 : /[ .,:·ijlftrI]/.test(letter) ? 0.38 : 0.62);

const lengthOf = ({ text, style }: Span): number =>
  [...text].reduce((sum, letter) => sum + shareOf(letter), 0) * SIZES[style];

export const widthOf = (row: readonly Span[]): number =>
  row.reduce((width, span) => width + lengthOf(span), (row.length - 1) * 4);

/** What the words take of the picture. */
export function boxOf({ x, y, anchor, rows }: Words): Box {
  const width = Math.max(...rows.map(widthOf));
  const size = Math.max(...rows.flat().map(({ style }) => SIZES[style]));
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - size * 0.78, bottom: y + (rows.length - 1) * ROW_HEIGHT + size * 0.24 };
}

export const overlap = (one: Box, other: Box): number =>
  Math.max(0, Math.min(one.right, other.right) - Math.max(one.left, other.left)) *
  Math.max(0, Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top));

/** Words side by side are told apart by this much. */
const GAP = 4;

const apart = ({ left, right, ...box }: Box): Box => ({ ...box, left: left - GAP, right: right + GAP });

/** The first of several places that is free; where none is, the one that hides least. */
export function placed(candidates: readonly Words[], taken: readonly Box[]): Words {
  let [best] = candidates as [Words];
  let least = Infinity;
  for (const one of candidates) {
    const box = apart(boxOf(one));
    const hidden = taken.reduce((sum, other) => sum + overlap(box, other), 0);
    if (hidden === 0) return one;
    if (hidden < least) [best, least] = [one, hidden];
  }
  return best;
}
