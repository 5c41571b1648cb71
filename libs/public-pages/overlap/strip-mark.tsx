import type { NeedKind } from '#needs';
import type { JSX } from 'preact';

/** How much of the mark is drawn. */
const SHARE: Readonly<Record<Exclude<NeedKind, 'issued'>, number>> = { always: 1, situation: 0.5, optional: 0.125 };

interface MarkProps {
  kind: NeedKind | undefined;
  x: number;
  y: number;
  /** The side that is the same for every mark. */
  along: number;
  /** The side of a full mark; others are a part of it. */
  full: number;
  /** It grows to the right instead of upwards. */
  isTurned?: boolean;
}

/** Full: everyone. Half: some situations. Low: if given. Ring: the agency issues it. */
export function StripMark({ kind, x, y, along, full, isTurned = false }: MarkProps): JSX.Element | null {
  if (kind === undefined) return null;
  if (kind === 'issued') {
    const [cx, cy] = isTurned ? [x + along / 2, y + along / 2] : [x + along / 2, y + full / 2];
    return <circle cx={cx} cy={cy} r="2.6" fill="none" stroke="currentColor" stroke-width="1.5" />;
  }
  const length = full * SHARE[kind];
  return isTurned ? (
    <rect x={x} y={y} width={length} height={along} fill="currentColor" />
  ) : (
    <rect x={x} y={y + full - length} width={along} height={length} fill="currentColor" />
  );
}
