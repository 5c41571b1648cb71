import type { JSX } from 'preact';
import { shapeOf } from '#pages';
import { AgencyShape, linesOfText, SignedShape, StationShape, Track } from './draw.js';
import type { Picture } from './picture.js';
import { proofsOf } from './proof.js';
import type { JourneyLine } from './stations.js';

const WIDTH = 288;
const TOP = 48;
const ROW = 172;
/** A station's name has a line more where it is longer. */
const LETTERS = 9;
const SLOTS = 4;
const FIRST_X = 34;
const STEP = 73;

/** For a phone: the lines under one another, four stations each, what is ahead before what was. */
export function NarrowDrawing({ picture }: { picture: Picture }): JSX.Element {
  const { lines, words } = picture;
  const height = TOP + lines.length * ROW;
  return (
    <svg
      class="narrow"
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-labelledby="journey-narrow journey-narrow-text"
    >
      <title id="journey-narrow">{words.title}</title>
      <desc id="journey-narrow-text">{picture.description}</desc>
      <SignedShape x={12} y={16} r={12} />
      <text x="34" y="21" class="t-strong">{`${words.signed} · ${picture.signedTime}`}</text>
      {lines.map((line, row) => (
        <Row line={line} top={TOP + row * ROW} picture={picture} />
      ))}
    </svg>
  );
}

function Row({ line, top, picture }: { line: JourneyLine; top: number; picture: Picture }): JSX.Element {
  const all = [...line.past, ...line.ahead];
  const stations = all.slice(-SLOTS);
  const proofs = proofsOf(all).to.slice(-SLOTS);
  const y = top + 68;
  const x = (index: number): number => FIRST_X + index * STEP;
  const { place, name } = line.party;
  return (
    <g class={`agency-${shapeOf(place)}`}>
      <path d={`M0 ${top}H${WIDTH}`} stroke="#c9ccd0" />
      <AgencyShape x={0} y={top + 14} size={22} place={place} />
      <text x="32" y={top + 30} class="t-name">
        {name}
      </text>
      {proofs.slice(1).map((proof, index) => (
        <Track d={`M${x(index)} ${y}H${x(index + 1)}`} proof={proof} width={5} />
      ))}
      {stations.map(({ name: station, mark, at }, index) => (
        <>
          <StationShape x={x(index)} y={y} mark={mark} />
          {labelOf(picture.words.stations[station], at && picture.timeOf(at)).map(({ text, style }, row) => (
            <text x={x(index)} y={y + 30 + row * 16} text-anchor="middle" class={style}>
              {text}
            </text>
          ))}
        </>
      ))}
      <text x="0" y={top + 154} class="t-quiet">
        {picture.hereOf(line)}
      </text>
    </g>
  );
}

const labelOf = (name: string, time?: string): { text: string; style: string }[] => [
  ...linesOfText(name, LETTERS).map((text) => ({ text, style: 't-strong' })),
  ...(time === undefined ? [] : [{ text: time, style: 't-quiet' }]),
];
