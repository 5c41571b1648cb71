import type { JSX } from 'preact';
import { type CaseView } from '../case-view.js';
import { caseAddress } from '#case-pages';
import { textsIn } from '#texts';

const amendWords = textsIn('amend');

/** The ways on from a page on which facts of a case are answered. */
export function SendOrCancel({ view: { visit, place } }: { view: CaseView }): JSX.Element {
  const words = amendWords(visit);
  return (
    <div class="actions">
      <button class="button button-primary" type="submit" name="send" value="yes">
        {words.send}
      </button>
      <a href={caseAddress(place)}>{words.cancel}</a>
    </div>
  );
}
