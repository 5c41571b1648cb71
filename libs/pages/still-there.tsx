import type { JSX } from 'preact';
import type { Visit } from './visit.js';
import { frameWords } from './frame-words.js';

/** Long enough to read it, to fetch one's glasses and to press a button (WCAG 2.2, 2.2.1). */
const WARN_SECONDS = 300;

/** Shown by a script before an open application closes by itself; without script it closes at the next page. */
export function StillThere({ visit }: { visit: Visit }): JSX.Element {
  const words = frameWords(visit);
  return (
    <dialog id="still-there" aria-labelledby="still-there-title" data-idle={visit.idleSeconds} data-warn={WARN_SECONDS}>
      <form method="post" action="/leave">
        <h2 class="h3 flush" id="still-there-title">
          {words.stillThere}
        </h2>
        <p>
          {words.closes} <strong data-left />. {words.closesKept}
        </p>
        <div class="actions">
          <button class="button button-primary" type="submit" formMethod="dialog" autoFocus>
            {words.stay}
          </button>
          <button class="button button-secondary" type="submit" data-leave>
            {words.leave}
          </button>
        </div>
      </form>
    </dialog>
  );
}
