import type { JSX } from 'preact';
import { showList } from '#pages';
import { Value, type FieldContext } from '#fact-form';
import type { Draft } from '#intake';
import { whoIs } from '../visit/person-name.js';
import type { OwnVisit } from '../visit/visits.js';
import { textsIn } from '#texts';

const checkWords = textsIn('check');

export const TRUTH = 'truth';
export const SHARING = 'sharing';
export const nameField = (place: number): string => `name.${place}`;

interface SignProps {
  visit: OwnVisit;
  drafts: readonly Draft[];
  context: FieldContext;
}

/** Grown-ups sign for themselves, the applicant for the children. */
export function Sign({ visit, drafts, context }: SignProps): JSX.Element {
  const words = checkWords(visit);
  const { application, language } = visit;
  const children = drafts.filter(({ person }) => person.relation === 'child');
  const spouse = drafts.find(({ person }) => person.relation === 'spouse');
  const named = (draft: Draft): string => whoIs(application, draft.place, language);
  return (
    <section aria-labelledby="sign">
      <h2 id="sign">{words.sign}</h2>
      <form id="form" method="post" action="/application/check" noValidate>
        <fieldset class="form-group">
          <legend class="form-label">{words.before}</legend>
          <Value name={TRUTH} schema={{ type: 'boolean', const: true }} label={words.truth} context={context} />
          <Value name={SHARING} schema={{ type: 'boolean', const: true }} label={words.sharing} context={context} />
        </fieldset>
        <Value
          name={nameField(0)}
          schema={{ type: 'string', maxLength: 200 }}
          label={words.name}
          help={[
            words.nameHelp,
            children.length > 0 && words.signFor({ names: showList(children.map(named), language) }),
          ]
            .filter(Boolean)
            .join(' ')}
          autocomplete="name"
          context={context}
        />
        {spouse && (
          <Value
            name={nameField(spouse.place)}
            schema={{ type: 'string', maxLength: 200 }}
            label={words.spouseName({ name: named(spouse) })}
            help={words.spouseHelp}
            context={context}
          />
        )}
        <div class="actions">
          <button class="button button-primary" type="submit">
            {words.send}
          </button>
        </div>
        <p class="quiet measure">{words.sendNote}</p>
      </form>
    </section>
  );
}
