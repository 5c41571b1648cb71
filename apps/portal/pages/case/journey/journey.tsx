import type { JSX } from 'preact';
import { StateMark, type Glyph } from '../../frame/marks.js';
import type { CaseView } from '../case-view.js';
import { NarrowDrawing } from './narrow.js';
import { pictureOf, type Picture } from './picture.js';
import { JourneyTable } from './journey-table.js';
import { WideDrawing } from './wide.js';

const LEGEND: readonly (Glyph & keyof Picture['words']['legend'])[] = ['done', 'sent', 'you', 'here', 'todo'];

/** The way from the signature to the answers, to be read at a glance; the same as a table. */
export function Journey({ view }: { view: CaseView }): JSX.Element {
  const picture = pictureOf(view);
  const { words } = picture;
  return (
    <section id="journey" aria-labelledby="journey-title">
      <h2 id="journey-title">{words.title}</h2>
      <figure class="picture" aria-labelledby="journey-title">
        <WideDrawing picture={picture} />
        <NarrowDrawing picture={picture} />
        <ul class="legend no-max-width">
          {LEGEND.map((glyph) => (
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
