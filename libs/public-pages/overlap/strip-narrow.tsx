import type { JSX } from 'preact';
import { shapeOf, type NamedAgency } from '#pages';
import type { TopicPieces } from './overlap-model.js';
import { StripMark } from './strip-mark.js';

const WIDTH = 288;
const LEFT = 12;
const ROW = 8;
const HEAD = 30;
const TITLE = 26;
const GAP = 12;

interface StripProps {
  topics: readonly (TopicPieces & { title: string })[];
  agencies: readonly NamedAgency[];
  title: string;
  description: string;
}

/** The picture turned for a phone: a line per piece of information, a column per agency. */
export function NarrowStrip({ topics, agencies, title, description }: StripProps): JSX.Element {
  const starts = topics.map((_, index) =>
    topics.slice(0, index).reduce((y, { pieces }) => y + TITLE + pieces.length * ROW + GAP, HEAD),
  );
  const last = topics.length - 1;
  const height = last < 0 ? HEAD : starts[last]! + TITLE + topics[last]!.pieces.length * ROW + GAP;
  const slot = (WIDTH - LEFT) / agencies.length;
  const columns = agencies.map((agency, index) => ({ ...agency, x: LEFT + 6 + index * slot }));
  return (
    <svg class="narrow" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-labelledby="turned-title turned-desc">
      <title id="turned-title">{title}</title>
      <desc id="turned-desc">{description}</desc>
      {columns.map(({ place, x }) => (
        <g class={`agency-${shapeOf(place)}`}>
          <use href={`#mark-of-agency-${shapeOf(place)}`} x={x} y="0" width="18" height="18" />
        </g>
      ))}
      {topics.map(({ title: name, pieces, byTwoOrMore, byAll }, index) => {
        const top = starts[index]! + TITLE;
        return (
          <g>
            <text x="0" y={top - 8} class="t-strong">
              {name}
            </text>
            <rect x={LEFT} y={top} width={WIDTH - LEFT} height={pieces.length * ROW} fill="#fff" stroke="#c9ccd0" />
            <rect x={LEFT} y={top} width={WIDTH - LEFT} height={byTwoOrMore * ROW} fill="#f8f3ea" />
            {columns.map(({ agency, place, x }) => (
              <g class={`agency-${shapeOf(place)}`}>
                {pieces.map(({ kinds }, row) => (
                  <StripMark
                    kind={kinds.get(agency)}
                    x={x}
                    y={top + row * ROW + 1}
                    along={ROW - 2}
                    full={slot - 18}
                    isTurned
                  />
                ))}
              </g>
            ))}
            {byAll > 0 && <path d={`M8 ${top}h-6v${byAll * ROW}h6`} fill="none" stroke="#10243f" stroke-width="2" />}
          </g>
        );
      })}
    </svg>
  );
}
