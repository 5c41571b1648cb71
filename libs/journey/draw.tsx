import type { JSX } from 'preact';
import { shapeOf } from '#pages';
import type { Proof } from './proof.js';
import type { StationMark } from './stations.js';

export const INK = '#10243f';
export const EDGE = '#6b7177';

interface Point {
  x: number;
  y: number;
}

/** A station on a line, in the colour of its agency; its shape says what it is without one. */
export function StationShape({ x, y, mark }: Point & { mark: StationMark }): JSX.Element {
  return <g transform={`translate(${x} ${y})`}>{shapes[mark]}</g>;
}

const OCTAGON = 'M-4.97-12H4.97L12-4.97V4.97L4.97 12H-4.97L-12 4.97V-4.97Z';
const LEFT_HALF = 'M-2.5-11v22l-11-11Z';
const RIGHT_HALF = 'M2.5-11v22l11-11Z';

/** Of a calendar: a meeting. */
const leaf = (stroke: string): JSX.Element => (
  <>
    <path d="M-10-8h20v18h-20Z" fill="#fff" stroke={stroke} stroke-width="2.5" stroke-linejoin="round" />
    <path d="M-5-12v6M5-12v6" stroke={stroke} stroke-width="2.5" />
  </>
);

const flag = (fill: string): JSX.Element => (
  <>
    <path d="M-6-15V11" stroke={INK} stroke-width="2.5" />
    <path d="m-6-14 15 6-15 6Z" fill={fill} stroke={INK} stroke-width="2" stroke-linejoin="round" />
  </>
);

const shapes: Readonly<Record<StationMark, JSX.Element>> = {
  done: (
    <>
      <circle r="10" fill="currentColor" />
      <path d="m-4.5.4 3.2 3.2 6-6.6" fill="none" stroke="#fff" stroke-width="2.4" />
    </>
  ),
  sent: (
    <>
      <circle r="9" fill="#fff" stroke="currentColor" stroke-width="3" />
      <path d="M-4.5 0h8m-3.2-3.4 3.4 3.4-3.4 3.4" fill="none" stroke="currentColor" stroke-width="2" />
    </>
  ),
  you: <path d="M0-12l12 12-12 12-12-12Z" fill="#fff" stroke={INK} stroke-width="3" />,
  todo: <circle r="8" fill="#fff" stroke={EDGE} stroke-width="2" stroke-dasharray="3.5 3" />,
  meeting: (
    <>
      {leaf('currentColor')}
      <path d="M-10-3h20" stroke="currentColor" stroke-width="2" />
      <circle cy="3.5" r="3" fill="currentColor" />
    </>
  ),
  passed: (
    <>
      {leaf(EDGE)}
      <path d="M-3.2-1.2a3.2 3 0 1 1 4.6 2.7q-1.4.7-1.4 2" fill="none" stroke={INK} stroke-width="2.2" />
      <circle cy="6.6" r="1.5" fill={INK} />
    </>
  ),
  came: (
    <>
      {leaf('currentColor')}
      <path d="m-4.5 1.4 3.2 3.2 6-6.6" fill="none" stroke="currentColor" stroke-width="2.6" />
    </>
  ),
  off: (
    <>
      {leaf(EDGE)}
      <path d="M-12 12 12-10" stroke={INK} stroke-width="2.5" />
    </>
  ),
  no: (
    <>
      <path d={OCTAGON} fill="currentColor" />
      <path d="m-4.6-4.6 9.2 9.2m0-9.2-9.2 9.2" stroke="#fff" stroke-width="2.8" />
    </>
  ),
  revoked: (
    <>
      <path d={OCTAGON} fill="currentColor" />
      <path d="M-5-2.5H.5a4.2 4.2 0 0 1 0 8.4H-3M-1.5-6.5l-4 4 4 4" fill="none" stroke="#fff" stroke-width="2.4" />
    </>
  ),
  stop: <path d="M0-12v24" stroke={INK} stroke-width="5" />,
  differ: <path d={LEFT_HALF + RIGHT_HALF} fill="#fff" stroke={INK} stroke-width="2.4" stroke-linejoin="round" />,
  claim: (
    <>
      <path d={LEFT_HALF} fill={INK} stroke={INK} stroke-width="2.4" stroke-linejoin="round" />
      <path d={RIGHT_HALF} fill="#fff" stroke={INK} stroke-width="2.4" stroke-linejoin="round" />
    </>
  ),
  goal: flag('#fff'),
  goalPassed: flag(INK),
  lost: (
    <>
      <path d="M-6-11H6V11H-6Z" fill="#f8f3ea" />
      <path d="M-7 9l5-18M2 9l5-18" stroke={INK} stroke-width="3" />
    </>
  ),
};

export function HereShape({ x, y }: Point): JSX.Element {
  return <circle cx={x} cy={y} r="10" fill="#febb30" stroke={INK} stroke-width="3" />;
}

export function SignedShape({ x, y, r }: Point & { r: number }): JSX.Element {
  const s = r / 16;
  return (
    <>
      <circle cx={x} cy={y} r={r} fill={INK} />
      <path
        d={`m${x - 7.5 * s} ${y + 0.5 * s} ${5.2 * s} ${5.2 * s} ${10 * s}-${11 * s}`}
        fill="none"
        stroke="#fff"
        stroke-width={3 * s}
      />
    </>
  );
}

export function AgencyShape({ x, y, size, place }: Point & { size: number; place: number }): JSX.Element {
  return <use href={`#mark-of-agency-${shapeOf(place)}`} x={x} y={y} width={size} height={size} />;
}

export function Track({ d, proof, width = 6 }: { d: string; proof: Proof; width?: number }): JSX.Element {
  if (proof === 'ahead') return <path d={d} fill="none" stroke={EDGE} stroke-width="2" stroke-dasharray="2 6" />;
  return (
    <path
      d={d}
      fill="none"
      stroke={proof === 'late' ? EDGE : 'currentColor'}
      stroke-width={width}
      stroke-dasharray={proof === 'claimed' ? '10 6' : undefined}
    />
  );
}

/** Down or up and then on: with round corners. */
export function turn(from: Point, at: number, to: Point): string {
  if (from.y === to.y) return `M${from.x} ${from.y}H${to.x}`;
  const r = to.y > from.y ? 16 : -16;
  return `M${from.x} ${from.y}H${at - 16}Q${at} ${from.y} ${at} ${from.y + r}V${to.y - r}Q${at} ${to.y} ${at + 16} ${to.y}H${to.x}`;
}

/** Down or up from a station, and then on. */
export function branch(from: Point, to: Point): string {
  const r = to.y > from.y ? 16 : -16;
  return `M${from.x} ${from.y + r * 0.75}V${to.y - r}Q${from.x} ${to.y} ${from.x + 16} ${to.y}H${to.x}`;
}

/** Words on lines of few letters. */
export function linesOfText(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
