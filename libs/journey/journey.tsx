import type { JSX } from 'preact';
import { StateMark, type Glyph } from '#pages';
import { NarrowDrawing } from './narrow.js';
import { pictureOf, type JourneyCase, type Picture } from './picture.js';
import { JourneyTable } from './journey-table.js';
import { WideDrawing } from './wide.js';

/** In the order in which a reader meets them; of these, what the picture holds. */
const LEGEND: readonly (Glyph & keyof Picture['words']['legend'])[] = [
  ...(['done', 'sent', 'you', 'meeting', 'passed', 'came', 'off', 'no', 'revoked', 'stop'] as const),
  ...(['differ', 'claim', 'goal', 'goalPassed', 'lost', 'here', 'todo'] as const),
];

function held({ lines }: Picture): ReadonlySet<Glyph> {
  const marks = lines.flatMap(({ past, ahead }) => [...past, ...ahead].map(({ mark }) => mark));
  const isHere = lines.some(({ result, past }) => result === 'ahead' && past.length > 0);
  return new Set<Glyph>([...marks, ...(isHere ? ['here' as const] : [])]);
}

/** The way from the signature to the answers, to be read at a glance; the same as a table. */
export function Journey({ view }: { view: JourneyCase }): JSX.Element {
  const picture = pictureOf(view);
  const { words } = picture;
  const shown = held(picture);
  return (
    <section id="journey" aria-labelledby="journey-title">
      <h2 id="journey-title">{words.title}</h2>
      <figure class="picture" aria-labelledby="journey-title">
        <WideDrawing picture={picture} />
        <NarrowDrawing picture={picture} />
        <ul class="legend no-max-width">
          {LEGEND.filter((glyph) => shown.has(glyph)).map((glyph) => (
            <li>
              <StateMark glyph={glyph} />
              {words.legend[glyph]}
            </li>
          ))}
        </ul>
        <figcaption>{words.scale}</figcaption>
      </figure>
      <details class="details" id="journey-table">
        <summary class="details-summary">{words.table}</summary>
        <div class="details-text">
          <JourneyTable picture={picture} />
        </div>
      </details>
    </section>
  );
}
