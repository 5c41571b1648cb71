import type { JSX } from 'preact';
import { shapeOf } from '../../frame/marks.js';
import type { StationMark } from './stations.js';

export const INK = '#10243f';
export const EDGE = '#6b7177';

interface Point {
  x: number;
  y: number;
}

/** A station on a line, in the colour of its agency; its shape says what it is without one. */
export function StationShape({ x, y, mark }: Point & { mark: StationMark }): JSX.Element {
  if (mark === 'done')
    return (
      <>
        <circle cx={x} cy={y} r="10" fill="currentColor" />
        <path d={`m${x - 4.5} ${y + 0.4} 3.2 3.2 6-6.6`} fill="none" stroke="#fff" stroke-width="2.4" />
      </>
    );
  if (mark === 'sent')
    return (
      <>
        <circle cx={x} cy={y} r="9" fill="#fff" stroke="currentColor" stroke-width="3" />
        <path d={`M${x - 4.5} ${y}h8m-3.2-3.4 3.4 3.4-3.4 3.4`} fill="none" stroke="currentColor" stroke-width="2" />
      </>
    );
  if (mark === 'you')
    return <path d={`M${x} ${y - 12}l12 12-12 12-12-12Z`} fill="#fff" stroke={INK} stroke-width="3" />;
  return <circle cx={x} cy={y} r="8" fill="#fff" stroke={EDGE} stroke-width="2" stroke-dasharray="3.5 3" />;
}

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
  return <use href={`#agency-${shapeOf(place)}`} x={x} y={y} width={size} height={size} />;
}

/** Confirmed, only claimed, or ahead. */
export type Proof = 'confirmed' | 'claimed' | 'ahead';

export function Track({ d, proof, width = 6 }: { d: string; proof: Proof; width?: number }): JSX.Element {
  if (proof === 'ahead') return <path d={d} fill="none" stroke={EDGE} stroke-width="2" stroke-dasharray="2 6" />;
  return (
    <path
      d={d}
      fill="none"
      stroke="currentColor"
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
