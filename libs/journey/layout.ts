import type { JourneyLine, Station } from './stations.js';

export const WIDTH = 1168;
/** Where lines have left the signature and turned to their own row. */
const FIRST = 112;
const TOP = 112;
const ROW = 130;
/** Names stand left of now, too. */
const LEAST_PAST = 400;
/** Where a line stands now is said right of now, before what it brings. */
const LEAST_AHEAD = 380;
const PAST_STEP = 112;
const AHEAD_STEP = 80;
/** Of the box of what a line brings. */
export const RESULT_WIDTH = 146;
/** Where lines leave the signature. */
export const FORK = 96;
const MARGIN = 8;

export interface PlacedStation extends Station {
  x: number;
}

export interface PlacedLine extends Omit<JourneyLine, 'past' | 'ahead'> {
  y: number;
  signatureY: number;
  /** Where it begins: at the signature, or at the yes that it waited for, which may be ahead. */
  start: { x: number; y: number; of: 'signature' | 'yes' | 'yesAhead' };
  /** The station below which another line leaves. */
  leftFrom?: 'yes' | 'answer';
  past: readonly PlacedStation[];
  ahead: readonly PlacedStation[];
  /** The left edge of what it brings. */
  resultX: number;
}

export interface Layout {
  height: number;
  /** Left of it has happened, right of it is ahead. */
  nowX: number;
  startY: number;
  lines: readonly PlacedLine[];
}

interface Columns {
  past: readonly number[];
  ahead: readonly number[];
}

/** Order, not scale: what waits for another stands to the right of it. */
export function layOut(lines: readonly JourneyLine[]): Layout {
  const columns = columnsOf(lines);
  const all = [...columns.values()];
  const pastCount = Math.max(1, ...lines.map((line) => widthOfPast(line, columns.get(line)!)));
  const aheadCount = Math.max(0, ...all.map(({ ahead }) => (ahead.at(-1) ?? -1) + 1));
  const isOpen = aheadCount > 0;
  const aheadWidth = isOpen ? Math.max(LEAST_AHEAD, aheadCount * AHEAD_STEP + 40 + RESULT_WIDTH + MARGIN) : 72;
  const nowX = Math.round(Math.max(LEAST_PAST, Math.min(WIDTH - aheadWidth, FIRST + 88 + pastCount * PAST_STEP)));
  const pastStep = Math.min(PAST_STEP, (nowX - FIRST - 64) / pastCount);
  const aheadStep = isOpen ? Math.min(150, (WIDTH - nowX - RESULT_WIDTH - MARGIN - 40) / Math.max(1, aheadCount)) : 0;
  const pastX = (column: number): number => Math.round(FIRST + 70 + column * pastStep);
  const aheadX = (column: number): number => Math.round(nowX + 20 + (column + 0.62) * aheadStep);

  const placed: PlacedLine[] = [];
  const startY = TOP + ((lines.length - 1) * ROW) / 2;
  lines.forEach((line, row) => {
    const { past, ahead } = columns.get(line)!;
    const stations = line.past.map((station, index) => ({ ...station, x: pastX(past[index]!) }));
    placed.push({
      ...line,
      y: TOP + row * ROW,
      signatureY: startY,
      start: { x: 36, y: startY, of: 'signature' },
      past: stations,
      ahead: line.ahead.map((station, index) => ({ ...station, x: aheadX(ahead[index]!) })),
      resultX:
        line.result === 'ahead' ? WIDTH - RESULT_WIDTH - MARGIN : Math.min((endOf(stations)?.x ?? 0) + 56, nowX + 16),
    });
  });
  return {
    height: TOP + (lines.length - 1) * ROW + 104,
    nowX,
    startY,
    lines: withStarts(placed),
  };
}

function withStarts(placed: readonly PlacedLine[]): PlacedLine[] {
  const started = placed.map((line) => ({ ...line, start: startOf(line, placed) ?? line.start }));
  return started.map((line) => {
    const left = started.find(({ after, start }) => after === line.party.agency && start.of !== 'signature');
    return { ...line, leftFrom: left && (left.start.of === 'yes' ? 'yes' : 'answer') };
  });
}

/** What a line's own end is: its decision, or where it stopped. */
const ENDS: ReadonlySet<Station['name']> = new Set(['yes', 'no', 'revoked', 'stopped']);

const endOf = <S extends Station>(past: readonly S[]): S | undefined =>
  past.findLast(({ name }) => ENDS.has(name)) ?? past.at(-1);

/** The columns that the box behind an end takes. */
const BOX = 2;

function widthOfPast({ result, past: stations }: JourneyLine, { past }: Columns): number {
  const count = (past.at(-1) ?? -1) + 1;
  const hasBoxLast = result !== 'ahead' && result !== 'none' && endOf(stations) === stations.at(-1);
  return hasBoxLast ? count + 1.4 : count;
}

/** What has happened since a line's end stands behind the box. */
function columnsOfPast({ past, result }: JourneyLine, from: number): number[] {
  const end = result === 'ahead' || result === 'none' ? past.length : past.indexOf(endOf(past)!);
  return past.map((_, index) => from + index + (index > end ? BOX : 0));
}

function columnsOf(lines: readonly JourneyLine[]): Map<JourneyLine, Columns> {
  const columns = new Map<JourneyLine, Columns>();
  const of = (line: JourneyLine): Columns => {
    const known = columns.get(line);
    if (known) return known;
    const before = lines.find(({ party }) => party.agency === line.after);
    const other = before && before !== line ? { line: before, columns: of(before) } : undefined;
    const yes = other ? other.line.past.findIndex(({ name }) => name === 'yes') : -1;
    const halt = other && line.result === 'stopped' ? other.line.past.findIndex(({ name }) => ENDS.has(name)) : -1;
    const from = other && yes >= 0 ? other.columns.past[yes]! + 1 : other && halt >= 0 ? other.columns.past[halt]! : 0;
    const fromAhead = other && yes < 0 ? (other.columns.ahead.at(-1) ?? -1) + 1 : 0;
    const own = {
      past: columnsOfPast(line, from),
      ahead: line.ahead.map((_, index) => fromAhead + index),
    };
    columns.set(line, own);
    return own;
  };
  lines.forEach(of);
  return columns;
}

function startOf(line: PlacedLine, placed: readonly PlacedLine[]): PlacedLine['start'] | undefined {
  const before = placed.find(({ party }) => party.agency === line.after);
  if (!before) return undefined;
  const yes = before.past.find(({ name }) => name === 'yes');
  if (yes) return { x: yes.x, y: before.y, of: 'yes' };
  const ahead = before.ahead.at(-1);
  return ahead && line.past.length === 0 ? { x: ahead.x, y: before.y, of: 'yesAhead' } : undefined;
}
