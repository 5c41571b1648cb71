import type { JSX } from 'preact';
import { shapeOf } from '#pages';
import {
  AgencyShape,
  branch,
  EDGE,
  HereShape,
  INK,
  linesOfText,
  SignedShape,
  StationShape,
  Track,
  turn,
} from './draw.js';
import type { Picture } from './picture.js';
import { proofsOf, type Proof } from './proof.js';
import { FORK, layOut, RESULT_WIDTH, WIDTH, type Layout, type PlacedLine, type PlacedStation } from './layout.js';
import { placeWords, type LineWords } from './place-words.js';
import { ROW_HEIGHT, type Words } from './texts.js';

/** What the words above what is ahead need. */
const AHEAD_ROOM = 420;
/** What has room left of it. */
const SIGNED_LETTERS = 10;

/** For screens that are wide enough. */
export function WideDrawing({ picture }: { picture: Picture }): JSX.Element {
  const layout = layOut(picture.lines);
  const { nowX, height, startY } = layout;
  const { words } = picture;
  const placed = placeWords(layout, { ...picture, stationOf: (name) => words.stations[name] });
  const signed = linesOfText(words.signed, SIGNED_LETTERS);
  return (
    <svg class="wide" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-labelledby="journey-wide journey-wide-text">
      <title id="journey-wide">{words.title}</title>
      <desc id="journey-wide-text">{picture.description}</desc>
      <rect x="0" y="36" width={nowX} height={height - 36} fill="#f8f3ea" />
      <path d={`M${nowX} 36V${height}`} stroke={INK} stroke-width="2" />
      <rect x={nowX - 64} y="4" width="128" height="32" rx="16" fill={INK} />
      <text x={nowX} y="25" text-anchor="middle" class="t-light">
        {`${words.now} ${picture.nowTime}`}
      </text>
      <text x="16" y="24" class="t-quiet">
        {words.hasHappened}
      </text>
      {layout.lines.some(({ ahead }) => ahead.length > 0) && (
        <text x={WIDTH} y="24" text-anchor="end" class="t-quiet">
          {WIDTH - nowX < AHEAD_ROOM ? words.legend.todo : words.ahead}
        </text>
      )}
      {layout.lines.map((line) => (
        <g class={`agency-${shapeOf(line.party.place)}`}>
          <Tracks line={line} layout={layout} />
          {line.result === 'ahead' && line.past.length > 0 && <HereShape x={nowX} y={line.y} />}
          <Wording line={line} words={placed.get(line)!} />
          <Result line={line} picture={picture} />
        </g>
      ))}
      <path d={`M36 ${startY}H88`} stroke={INK} stroke-width="6" />
      <SignedShape x={32} y={startY} r={16} />
      {signed.map((text, index) => (
        <text x="10" y={startY + 40 + index * 18} class="t-strong">
          {text}
        </text>
      ))}
      <text x="10" y={startY + 40 + signed.length * 18} class="t-quiet">
        {picture.signedTime}
      </text>
    </svg>
  );
}

/** Solid as far as the agency has confirmed, broken from where only we say so, dotted where nothing has happened. */
function Tracks({ line, layout: { nowX } }: { line: PlacedLine; layout: Layout }): JSX.Element {
  const last = line.past.at(-1);
  return (
    <>
      {last ? <TrackSoFar line={line} last={last} nowX={nowX} /> : <TrackOfNothing line={line} nowX={nowX} />}
      {line.ahead.length > 0 && <Track d={`M${nowX} ${line.y}H${aheadEnd(line)}`} proof="ahead" />}
    </>
  );
}

/** Who has said yes has given already what it gives; what is ahead then is a meeting. */
const aheadEnd = ({ result, resultX, ahead }: PlacedLine): number =>
  result === 'ahead' ? resultX : (ahead.at(-1)?.x ?? resultX);

function TrackSoFar({ line, last, nowX }: { line: PlacedLine; last: PlacedStation; nowX: number }): JSX.Element {
  const { y, start, past, result } = line;
  const { to, after } = proofsOf(past);
  const first = { x: past[0]!.x, y };
  const goesOn = result === 'ahead' || line.ahead.length > 0;
  return (
    <>
      {start.of === 'yes' && <Track d={turn(signatureOf(line), FORK, { x: start.x, y })} proof="ahead" />}
      <Track d={start.of === 'yes' ? branch(start, first) : turn(start, FORK, first)} proof={to[0]!} />
      {past.slice(1).map(({ x }, index) => (
        <Track d={`M${past[index]!.x} ${y}H${x}`} proof={to[index + 1]!} />
      ))}
      {goesOn && <Track d={`M${last.x} ${y}H${nowX}`} proof={result === 'ahead' ? after : 'ahead'} />}
      {result === 'here' && <Track d={`M${line.resultX - 56} ${y}H${line.resultX}`} proof="confirmed" />}
      <Siding line={line} nowX={nowX} />
    </>
  );
}

/** What a person says against an agency runs beside its line, thin: broken until the agency has said that it has it. */
function Siding({ line: { past, y }, nowX }: { line: PlacedLine; nowX: number }): JSX.Element | null {
  const claim = past.find(({ name }) => name === 'claim');
  if (!claim) return null;
  const proof: Proof = claim.isConfirmed ? 'confirmed' : 'claimed';
  return <Track d={`M${claim.x + 8} ${y - 8}L${claim.x + 22} ${y - 24}H${nowX}`} proof={proof} width={2.5} />;
}

function TrackOfNothing({ line, nowX }: { line: PlacedLine; nowX: number }): JSX.Element {
  const { y, start, ahead } = line;
  return (
    <>
      <Track d={turn(signatureOf(line), FORK, { x: nowX, y })} proof="ahead" />
      {start.of === 'yesAhead' && <Track d={branch(start, { x: ahead[0]?.x ?? start.x, y })} proof="ahead" />}
    </>
  );
}

const signatureOf = ({ signatureY }: PlacedLine): { x: number; y: number } => ({ x: 36, y: signatureY });

/** An agency's sign and name, its stations with their words, and where it stands now. */
function Wording({ line, words }: { line: PlacedLine; words: LineWords }): JSX.Element {
  return (
    <>
      <AgencyShape x={words.signX} y={line.y - 60} size={24} place={line.party.place} />
      <Text words={words.name} />
      {[...words.labels].map(([{ x, mark }, label]) => (
        <>
          <StationShape x={x} y={line.y} mark={mark} />
          <Text words={label} />
        </>
      ))}
      {words.here && <Text words={words.here} />}
    </>
  );
}

function Text({ words: { x, y, anchor, rows } }: { words: Words }): JSX.Element {
  return (
    <>
      {rows.map((row, index) => (
        <text x={x} y={y + index * ROW_HEIGHT} text-anchor={anchor}>
          {row.map(({ text, style }, place) => (
            <tspan class={`t-${style}`}>{place === 0 ? text : ` ${text}`}</tspan>
          ))}
        </text>
      ))}
    </>
  );
}

const RESULT_LETTERS = 17;

/** What comes of a line. What does not come, or counts no longer, keeps its box and is struck through. */
function Result({ line, picture }: { line: PlacedLine; picture: Picture }): JSX.Element | null {
  if (line.result === 'none') return null;
  const isHere = line.result === 'here';
  const isGone = !isHere && line.result !== 'ahead';
  const texts = linesOfText(picture.bringsOf(line), RESULT_LETTERS).slice(0, 3);
  const height = 34 + (texts.length - 1) * 18;
  const middle = line.resultX + RESULT_WIDTH / 2;
  return (
    <>
      <rect
        x={line.resultX}
        y={line.y - height / 2}
        width={RESULT_WIDTH}
        height={height}
        rx="8"
        fill={isHere ? 'currentColor' : '#fff'}
        stroke={line.result === 'ahead' || line.result === 'stopped' ? EDGE : 'currentColor'}
        stroke-width="2"
        stroke-dasharray={line.result === 'ahead' || line.result === 'stopped' ? '4 4' : undefined}
      />
      {texts.map((text, index) => (
        <text
          x={middle}
          y={line.y + 5 - (texts.length - 1) * 9 + index * 18}
          text-anchor="middle"
          class={isHere ? 't-light' : isGone ? 't-gone' : 't-strong'}
        >
          {text}
        </text>
      ))}
    </>
  );
}
