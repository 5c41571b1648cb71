import { linesOfText } from './draw.js';
import { FORK, RESULT_WIDTH, WIDTH, type Layout, type PlacedLine, type PlacedStation } from './layout.js';
import { boxOf, placed, ROW_HEIGHT, type Box, type Span, type Words } from './texts.js';

export interface Wording {
  stationOf(name: PlacedStation['name']): string;
  timeOf(at: string): string;
  hereOf(line: PlacedLine): string;
}

/** The words of one line. */
export interface LineWords {
  /** Where the agency's sign stands, left of its name. */
  signX: number;
  name: Words;
  here?: Words;
  labels: ReadonlyMap<PlacedStation, Words>;
}

const SIGN = 34;
const NAME_X = 120;
const NAME_LETTERS = 14;

/** No words on others, and no line through words: each takes the first place that is free of what stands already. */
export function placeWords(layout: Layout, wording: Wording): Map<PlacedLine, LineWords> {
  const taken = [...tracksOf(layout), ...layout.lines.flatMap(marksOf), ...outsideOf(layout)];
  const put = (candidates: readonly Words[]): Words => {
    const words = placed(candidates, taken);
    taken.push(boxOf(words));
    return words;
  };
  const names = new Map(layout.lines.map((line) => [line, put(nameOf(line, layout))] as const));
  const labels = layout.lines.map(
    (line) => new Map([...line.past, ...line.ahead].map((one) => [one, put(labelOf(one, line, wording))] as const)),
  );
  return new Map(
    layout.lines.map((line, index) => {
      const name = names.get(line)!;
      const here = hereOf(line, layout, wording);
      return [line, { signX: name.x - SIGN, name, here: here && put(here), labels: labels[index]! }];
    }),
  );
}

/** Where lines go up or down, and what runs beside them. */
export function tracksOf({ lines, nowX, startY, height }: Layout): Box[] {
  const upright = (x: number, from: number, to: number): Box => ({
    left: x - 4,
    right: x + 4,
    top: Math.min(from, to),
    bottom: Math.max(from, to),
  });
  return [
    { left: nowX - 2, right: nowX + 2, top: 36, bottom: height },
    ...lines.flatMap((line) => {
      const { start, y, past } = line;
      const claim = past.find(({ name }) => name === 'claim');
      return [
        upright(FORK, startY, y),
        ...(isBranch(line) ? [upright(start.x, start.y, y)] : []),
        ...(claim ? [{ left: claim.x + 8, right: nowX, top: y - 27, bottom: y - 8 }] : []),
      ];
    }),
  ];
}

/** What is left of the picture, and below it. */
const outsideOf = ({ height }: Layout): Box[] => [
  { left: -WIDTH, right: 0, top: 0, bottom: height },
  { left: 0, right: WIDTH, top: height, bottom: 2 * height },
];

/** A line that is drawn from a station of another one. */
const isBranch = ({ start, past }: PlacedLine): boolean => start.of === (past.length > 0 ? 'yes' : 'yesAhead');

function marksOf({ y, past, ahead, result, resultX }: PlacedLine): Box[] {
  const marks = [...past, ...ahead].map(({ x }) => ({ left: x - 14, right: x + 14, top: y - 14, bottom: y + 13 }));
  const box = { left: resultX, right: resultX + RESULT_WIDTH, top: y - 36, bottom: y + 36 };
  return [...marks, { left: 36, right: WIDTH, top: y - 4, bottom: y + 4 }, ...(result === 'none' ? [] : [box])];
}

/** Right of each line that goes through a row, in this order. */
const passing = ({ lines }: Layout, line: PlacedLine): number[] =>
  lines
    .filter(isBranch)
    .filter(({ start, y }) => Math.min(start.y, y) <= line.y && line.y <= Math.max(start.y, y))
    .map(({ start }) => start.x)
    .sort((one, other) => one - other);

/** In two rows where one would be crossed. */
function nameOf(line: PlacedLine, layout: Layout): Words[] {
  const xs = [NAME_X, ...passing(layout, line).map((x) => x + 14)];
  const inRows = [[line.party.name], linesOfText(line.party.name, NAME_LETTERS)];
  return inRows.flatMap((texts) => {
    const rows: Span[][] = texts.map((text) => [{ text, style: 'name' }]);
    return xs.map((x) => ({ x: x + SIGN, y: line.y - 42 - (rows.length - 1) * ROW_HEIGHT, anchor: 'start', rows }));
  });
}

/** Where a line stands now is said right of now; of one of which nothing has happened, where it begins. */
function hereOf(line: PlacedLine, layout: Layout, wording: Wording): Words[] | undefined {
  const { y, past, result } = line;
  const text = wording.hereOf(line);
  const isOpen = result === 'ahead' && past.length > 0;
  const isEmpty = past.length === 0 || past.every(({ name }) => name === 'stopped');
  if (text === '' || !(isOpen || isEmpty)) return undefined;
  const rows: Span[][] = [[{ text, style: isOpen ? 'strong' : 'quiet' }]];
  const from = isOpen ? layout.nowX + 18 : NAME_X;
  const xs = [from, ...[...passing(layout, line), past.at(-1)?.x ?? 0].filter((x) => x > from).map((x) => x + 18)];
  const ys = isOpen ? [y - 20, y - 42, y + 66] : [y + 26, y + 66];
  return ys.flatMap((at) => xs.map((x) => ({ x, y: at, anchor: 'start' as const, rows })));
}

/** Where words may stand from their station: how far down, to which side, and in how many rows. */
const DOWN = [32, 50, 68, -20, -38, 86, -56];
const SIDES = [
  { anchor: 'middle', aside: 0 },
  { anchor: 'start', aside: 12 },
  { anchor: 'end', aside: -12 },
  { anchor: 'start', aside: 36 },
  { anchor: 'end', aside: -36 },
  { anchor: 'start', aside: 60 },
  { anchor: 'end', aside: -60 },
  { anchor: 'end', aside: 12 },
] as const;

/** Below its station; where another line leaves there, above it; where that is taken, wherever else it is free. */
function labelOf(station: PlacedStation, line: PlacedLine, wording: Wording): Words[] {
  const { x, name, at } = station;
  const time: Span[] = at === undefined ? [] : [{ text: wording.timeOf(at), style: 'quiet' }];
  const strong = (text: string): Span => ({ text, style: 'strong' });
  const text = wording.stationOf(name);
  const under = time.length > 0 ? [time] : [];
  const inRow = [[strong(text), ...time]];
  const below = [
    [[strong(text)], ...under],
    [...linesOfText(text, 9).map((part) => [strong(part)]), ...under],
  ];
  const everywhere = DOWN.flatMap((down) =>
    SIDES.flatMap(({ anchor, aside }) =>
      (down < 0 ? [inRow] : [...below, inRow]).map((rows) => ({ x: x + aside, y: line.y + down, anchor, rows })),
    ),
  );
  const isLeft = line.leftFrom === 'yes' && name === 'yes';
  return isLeft ? [{ x: x + 14, y: line.y - 20, anchor: 'end', rows: inRow }, ...everywhere] : everywhere;
}
