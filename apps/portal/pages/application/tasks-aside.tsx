import { type Draft } from '#intake';
import type { JSX } from 'preact';
import { whoIs } from '../visit/person-name.js';
import { AskOthers } from './ask-others.js';
import { withPerson } from '#pages';
import type { OwnVisit } from '../visit/visits.js';
import { textsIn } from '#texts';

const eraseWords = textsIn('erase');
const applicationWords = textsIn('application');

interface AsideProps {
  visit: OwnVisit;
  draft: Draft;
  asksOthers: boolean;
  /** Until when the draft is kept, in a sentence. */
  kept: string;
}

/** Beside the topics: what is asked only once, who comes along, whom to ask, and how to come back. */
export function TasksAside({ visit, draft, asksOthers, kept }: AsideProps): JSX.Element {
  const words = applicationWords(visit);
  const { asked, wouldHaveBeenAsked: otherwise } = draft.evaluation.counts;
  const { application, language } = visit;
  return (
    <div>
      {asked > 0 && (
        <section class="panel" aria-labelledby="once">
          <h2 class="h3" id="once">
            {words.once}
          </h2>
          <p>{asked < otherwise ? words.onceTextInstead({ asked, otherwise }) : words.onceText}</p>
        </section>
      )}
      <section class="panel" aria-labelledby="household">
        <h2 class="h3" id="household">
          {words.household}
        </h2>
        {application.persons.length > 1 ? (
          <ul>
            {application.persons.map((_, place) => (
              <li>
                <a href={withPerson('/application', place)} aria-current={place === draft.place ? 'page' : undefined}>
                  {whoIs(application, place, language)}
                </a>
              </li>
            ))}
          </ul>
        ) : (
          <p>{words.householdText}</p>
        )}
        <p>
          <a href="/application/household">{words.householdLink}</a>
        </p>
      </section>
      {asksOthers && <AskOthers visit={visit} place={draft.place} />}
      <section class="panel" aria-labelledby="back">
        <h2 class="h3" id="back">
          {words.back}
        </h2>
        <p>{words.backText}</p>
        <p>
          {words.reference}: <strong class="nowrap">{draft.person.reference}</strong>
        </p>
        <p>
          {kept} <a href="/erase">{eraseWords(visit).link}</a>
        </p>
      </section>
    </div>
  );
}
