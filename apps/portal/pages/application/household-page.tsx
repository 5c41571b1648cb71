import type { JSX } from 'preact';
import { type Draft, MOST_PERSONS, topicsOf } from '#intake';
import { PlainPage, withPerson } from '#pages';
import { whoIs } from '../visit/person-name.js';
import type { OwnVisit } from '../visit/visits.js';
import { type Texts, textsIn } from '#texts';

const householdWords = textsIn('household');

interface HouseholdProps {
  visit: OwnVisit;
  drafts: readonly Draft[];
}

/** The people of an application: who they are, what is left for each, and who else comes along. */
export function HouseholdPage({ visit, drafts }: HouseholdProps): JSX.Element {
  const words = householdWords(visit);
  return (
    <PlainPage
      title={words.title}
      name="household"
      back={{ href: '/application', label: words.back }}
      lead={words.lead}
    >
      <h2>{words.people}</h2>
      <ul class="tasks no-max-width">
        {drafts.map((draft) => (
          <Member visit={visit} draft={draft} />
        ))}
      </ul>
      {drafts.length > MOST_PERSONS ? (
        <p>{words.full({ most: MOST_PERSONS })}</p>
      ) : (
        <AddSomebody drafts={drafts} words={words} />
      )}
    </PlainPage>
  );
}

function AddSomebody({ drafts, words }: Pick<HouseholdProps, 'drafts'> & { words: Texts['household'] }): JSX.Element {
  const hasSpouse = drafts.some(({ person }) => person.relation === 'spouse');
  return (
    <form method="post" action="/application/household">
      <div class="actions">
        {!hasSpouse && (
          <button class="button button-secondary" name="add" value="spouse">
            {words.addSpouse}
          </button>
        )}
        <button class="button button-secondary" name="add" value="child">
          {words.addChild}
        </button>
      </div>
    </form>
  );
}

function Member({ visit, draft }: { visit: OwnVisit; draft: Draft }): JSX.Element {
  const words = householdWords(visit);
  const name = whoIs(visit.application, draft.place, visit.language);
  const left = topicsOf(draft).reduce((sum, topic) => sum + topic.left, 0);
  const relation = words.relation[draft.person.relation];
  return (
    <li>
      <a class="task" href={withPerson('/application', draft.place)}>
        {name}
      </a>
      <span class="state">{words.left({ count: left })}</span>
      <p class="quiet">{name === relation ? '' : relation}</p>
      {draft.place > 0 && (
        <details class="details member-out">
          <summary class="details-summary">
            {words.remove}
            <span class="sr-only">{`: ${name}`}</span>
          </summary>
          <form method="post" action="/application/household" class="details-text">
            <p>{words.removeNote}</p>
            <button class="button button-secondary" name="remove" value={String(draft.place)}>
              {words.removeSure({ name })}
            </button>
          </form>
        </details>
      )}
    </li>
  );
}
