import { PlainPage, showDay } from '#pages';
import { textsIn } from '#texts';
import type { JSX } from 'preact';
import type { OwnVisit } from '../visit/visits.js';

const restrictionWords = textsIn('restriction');

/** What a restriction does and what stays possible, before it is pressed; or since when there is one, and what waits for its end. */
export function RestrictionPage({ visit }: { visit: OwnVisit }): JSX.Element {
  const words = restrictionWords(visit);
  const { restrictedSince, persons } = visit.application;
  return (
    <PlainPage title={words.title} name="restriction" form="form" keepsWhenLeft={false}>
      {restrictedSince === undefined ? (
        <>
          <p class="lead">{words.lead({ persons: persons.length })}</p>
          <ul>
            <li>{words.nothingSent}</li>
            <li>{words.inTheAir}</li>
            <li>{words.stillHeard}</li>
            <li>{words.stillYours}</li>
            <li>{words.decisionsWait}</li>
          </ul>
          <p>{words.canBeLifted}</p>
        </>
      ) : (
        <>
          <p class="lead">{words.since({ day: showDay(restrictedSince, visit.language) })}</p>
          <p>{words.whenLifted}</p>
        </>
      )}
      <form id="form" method="post" action="/restriction">
        <div class="actions">
          <button class="button button-primary" name="restricted" value={restrictedSince === undefined ? 'yes' : 'no'}>
            {restrictedSince === undefined ? words.go : words.lift}
          </button>
          <a href="/case">{words.back}</a>
        </div>
      </form>
    </PlainPage>
  );
}

/** On the case page, for as long as it lasts. */
export function RestrictionNote({ visit }: { visit: OwnVisit }): JSX.Element | null {
  const { restrictedSince } = visit.application;
  if (restrictedSince === undefined) return null;
  const words = restrictionWords(visit);
  return (
    <div class="alert alert-info" id="restriction">
      <div class="alert-body">
        <p class="alert-text">
          {words.since({ day: showDay(restrictedSince, visit.language) })} <a href="/restriction">{words.more}</a>
        </p>
      </div>
    </div>
  );
}
