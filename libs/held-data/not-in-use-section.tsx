import type { JSX } from 'preact';
import type { HeldData } from './held-data.js';
import { notInUse } from './not-in-use.js';
import type { Telling } from './telling.js';

/** What is kept and does not count today: shown beside what does, so that nothing that is held is left out. */
export function NotInUseSection({ telling, data }: { telling: Telling; data: HeldData }): JSX.Element | null {
  const held = notInUse(telling, data);
  if (held.length === 0) return null;
  return (
    <>
      <h2 id="not-in-use">{telling.words.notInUse}</h2>
      <dl class="facts facts-sourced">
        {held.map(({ title, value, note }) => (
          <div>
            <dt>{title}</dt>
            <dd>
              {value}
              <br />
              <span class="quiet small">{note}</span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
