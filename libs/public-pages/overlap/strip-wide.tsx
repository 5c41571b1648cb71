import type { JSX } from 'preact';
import { type Language, type NamedAgency, shapeOf } from '#pages';
import { askOf } from './ask-of.js';
import { StripMark } from './strip-mark.js';
import { layOut } from './strip-layout.js';
import type { TopicPieces } from './overlap-model.js';
import type { Texts } from '#texts';

const WIDTH = 1168;
const COLUMN = 11;
const ROW = 34;
const ROW_GAP = 8;
const TOP = 28;
const LINE_GAP = 36;

interface StripProps {
  topics: readonly (TopicPieces & { title: string })[];
  agencies: readonly NamedAgency[];
  words: Texts['overlap'];
  language: Language;
  title: string;
  description: string;
}

/** A column per piece of information, a row per agency; what is shared is an edge, what all ask has a bracket. */
export function WideStrip({ topics, agencies, words, language, title, description }: StripProps): JSX.Element {
  const left = 56 + 8.5 * Math.max(...agencies.map(({ name }) => name.length));
  const { blocks, lines } = layOut(
    topics.map(({ topic, title, pieces }) => ({ topic, title, columns: pieces.length })),
    { left, right: WIDTH, column: COLUMN, gap: 18, letter: 8.4 },
  );
  const height = agencies.length * (ROW + ROW_GAP) + ROW_GAP;
  const lineHeight = TOP + height + LINE_GAP;
  const foot = lines * lineHeight;
  return (
    <svg class="wide" viewBox={`0 0 ${WIDTH} ${foot + 8}`} role="img" aria-labelledby="strip-title strip-desc">
      <title id="strip-title">{title}</title>
      <desc id="strip-desc">{description}</desc>
      {Array.from({ length: lines }, (_, line) => (
        <AgencyNames agencies={agencies} y={line * lineHeight + TOP} />
      ))}
      {blocks.map(({ topic, line, x }) => (
        <TopicBlock
          topic={topics.find((one) => one.topic === topic)!}
          agencies={agencies}
          x={x}
          y={line * lineHeight + TOP}
          height={height}
        />
      ))}
      <text x={left} y={foot} class="t-strong">
        {words.bracket({ all: askOf(agencies.length, agencies.length, language) })}
        <tspan class="t-quiet" dx="16">
          {words.grounds}
        </tspan>
      </text>
    </svg>
  );
}

function AgencyNames({ agencies, y }: { agencies: readonly NamedAgency[]; y: number }): JSX.Element {
  return (
    <>
      {agencies.map(({ place, name }, row) => {
        const middle = y + ROW_GAP + row * (ROW + ROW_GAP) + ROW / 2;
        return (
          <g class={`agency-${shapeOf(place)}`}>
            <use href={`#mark-of-agency-${shapeOf(place)}`} x="0" y={middle - 10} width="20" height="20" />
            <text x="30" y={middle + 5} class="t-name">
              {name}
            </text>
          </g>
        );
      })}
    </>
  );
}

interface BlockProps {
  topic: TopicPieces & { title: string };
  agencies: readonly NamedAgency[];
  x: number;
  y: number;
  height: number;
}

function TopicBlock({ topic: { title, pieces, byTwoOrMore, byAll }, agencies, x, y, height }: BlockProps): JSX.Element {
  return (
    <g>
      <text x={x} y={y - 9} class="t-strong">
        {title}
      </text>
      <rect x={x} y={y} width={pieces.length * COLUMN} height={height} fill="#fff" stroke="#c9ccd0" />
      <rect x={x} y={y} width={byTwoOrMore * COLUMN} height={height} fill="#f8f3ea" />
      {agencies.map(({ agency, place }, row) => (
        <g class={`agency-${shapeOf(place)}`}>
          {pieces.map(({ kinds }, column) => (
            <StripMark
              kind={kinds.get(agency)}
              x={x + column * COLUMN + 1.5}
              y={y + ROW_GAP + row * (ROW + ROW_GAP)}
              along={COLUMN - 3}
              full={ROW}
            />
          ))}
        </g>
      ))}
      {byAll > 0 && (
        <path d={`M${x} ${y + height + 7}v6h${byAll * COLUMN}v-6`} fill="none" stroke="#10243f" stroke-width="2" />
      )}
    </g>
  );
}
