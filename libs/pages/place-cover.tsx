import type { JSX } from 'preact';
import type { Form } from './form.js';
import type { Visit } from './visit.js';
import { textsIn } from '#texts';

const coverWords = textsIn('placeCover');

/** The field of a form with which who looks says that what tells where they live may stand on the page. */
const PLACE = 'place';
/** It was pressed for now. */
const SHOW = 'show';
/** It stood on the page that the form was sent from. */
const SHOWN = 'shown';

/** Somebody pressed for what is covered: the answer shows it. */
export const pressesForPlace = (form: Form): boolean => form.all(PLACE).includes(SHOW);

/** What it covers otherwise may stand on the page that answers this form. */
export const showsPlace = (form: Form): boolean => form.has(PLACE);

/** Why something is covered on this page, and the press that shows it: once, and nothing of it is kept. */
export function PlaceCover({ visit }: { visit: Visit }): JSX.Element | null {
  if (!visit.coversPlace) return null;
  return (
    <form method="post" action={visit.address}>
      <Cover visit={visit} />
    </form>
  );
}

/** The same within the form of a page, which goes on showing it while it is sent and corrected. */
export function PlaceCoverInForm({ visit }: { visit: Visit }): JSX.Element {
  return visit.coversPlace ? <Cover visit={visit} /> : <input type="hidden" name={PLACE} value={SHOWN} />;
}

function Cover({ visit }: { visit: Visit }): JSX.Element {
  const words = coverWords(visit);
  return (
    <div class="panel" data-place-cover>
      <p class="flush">
        <strong>{words.title}</strong> {words.why}
      </p>
      <p class="actions flush">
        <button class="button button-secondary" type="submit" name={PLACE} value={SHOW} formNoValidate>
          {words.show}
        </button>
      </p>
    </div>
  );
}
