import type { JSX } from 'preact';
import type { HeldData } from './held-data.js';
import { alsoHeld } from './also-held.js';
import type { Telling } from './telling.js';

/** What is kept beside the answers, each kind folded together: there can be much of it, and few look for it. */
export function AlsoHeldSection({ telling, data }: { telling: Telling; data: HeldData }): JSX.Element | null {
  const held = alsoHeld(telling, data);
  if (held.length === 0) return null;
  return (
    <>
      <h2 id="also-held">{telling.words.alsoHeld}</h2>
      {held.map(({ id, heading, text, rows }) => (
        <details class="details" id={id}>
          <summary class="details-summary">{`${heading} (${rows.length})`}</summary>
          <div class="details-text">
            {text && <p class="measure">{text}</p>}
            <dl class="facts facts-sourced">
              {rows.map(({ title, value, note }) => (
                <div>
                  <dt>{title}</dt>
                  <dd>
                    {value}
                    {value && <br />}
                    <span class="quiet small">{note}</span>
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        </details>
      ))}
    </>
  );
}
