import type { Announced } from '#contracts';
import type { JSX } from 'preact';
import { nameOf } from '../../visit/person-name.js';
import { FactField, idOf, isDocument, type FieldContext, FactForm, PlainFormPage } from '#fact-form';
import { AskedField } from '#intake';
import { PlaceCoverInForm, showWeekday } from '#pages';
import { caseLinks } from '../case-links.js';
import { type CaseView } from '../case-view.js';
import { caseAddress } from '#case-pages';
import { WHO } from './move-form.js';
import { textsIn } from '#texts';

const fieldWords = textsIn('field');
const amendWords = textsIn('amend');
const announcedWords = textsIn('announced');
const moveWords = textsIn('move');

interface MovePageProps {
  view: CaseView;
  fields: { day: AskedField; address: readonly AskedField[] };
  context: FieldContext;
  /** Their move that is still to come. */
  announced?: Announced;
  /** The fact in which somebody asks to be protected, where there is one. */
  protection?: string;
}

/** One page for the whole move: who, from when, where to. */
export function MovePage({ view, fields, context, announced, protection }: MovePageProps): JSX.Element {
  const { visit, place, name } = view;
  const [shown, folded] = foldedFrom(fields.address);
  const isSaid = announced !== undefined || view.disputes.some(({ isMove, claim }) => isMove && claim !== undefined);
  const words = moveWords(visit);
  return (
    <PlainFormPage
      title={words.title}
      name="move"
      links={caseLinks(visit)}
      context={context}
      back={{ href: caseAddress(place), label: amendWords(visit).back }}
      above={<p class="quiet flush">{`${view.shown.reference} · ${name}`}</p>}
      lead={words.lead}
    >
      <FactForm action={caseAddress(place, 'move')}>
        <button class="first-submit" type="submit" name="see" value="yes" tabIndex={-1} aria-hidden="true" />
        <PlaceCoverInForm visit={visit} />
        <Who view={view} context={context} />
        <FactField field={fields.day} context={context} />
        <h2>{words.address}</h2>
        {shown.map((field) => (
          <FactField field={field} context={context} />
        ))}
        <details class="details" id="more" open={isFilled(folded, context)}>
          <summary class="details-summary">{words.more}</summary>
          <div class="details-text">
            {folded.map((field) => (
              <FactField field={field} context={context} />
            ))}
          </div>
        </details>
        {protection && (
          <p class="measure">
            {words.protection} <a href={caseAddress(place, `correct/${protection}`)}>{words.protectionLink}</a>.
          </p>
        )}
        <div class="actions">
          <button class="button button-primary" type="submit" name="see" value="yes">
            {words.see}
          </button>
          <a href={caseAddress(place)}>{amendWords(visit).cancel}</a>
        </div>
        {isSaid && (
          <div class="retract">
            <button class="button button-secondary" type="submit" name="retract" value="yes" formNoValidate>
              {words.takeBack}
            </button>
            <p class="quiet">
              {announced
                ? announcedWords(visit).takeBackNote({ day: showWeekday(announced.from, visit.language) })
                : words.takeBackNote}
            </p>
          </div>
        )}
      </FactForm>
    </PlainFormPage>
  );
}

/** Where the fields that are read as one line end; what is behind them and no paper is folded. */
function foldedFrom(fields: readonly AskedField[]): [AskedField[], AskedField[]] {
  const end = fields.findLastIndex(({ needed }) => needed);
  const isShown = (field: AskedField): boolean => fields.indexOf(field) <= end || isDocument(field.spec);
  return [fields.filter(isShown), fields.filter((field) => !isShown(field))];
}

/** What was typed, and what is wrong, is in sight. */
const isFilled = (fields: readonly AskedField[], { form, problems }: FieldContext): boolean =>
  fields.some(({ field }) => {
    const isOf = (name: string): boolean => name === field || name.startsWith(`${field}.`);
    return form.names().some((name) => isOf(name) && form.text(name) !== '') || problems.some(({ name }) => isOf(name));
  });

/** Whoever is left out stays. */
function Who({ view, context }: Pick<MovePageProps, 'view' | 'context'>): JSX.Element | null {
  const { visit, household } = view;
  if (household.length < 2) return null;
  const words = moveWords(visit);
  const problem = context.problems.find(({ name }) => name === WHO);
  const described = [`${WHO}-hint`, problem && `${WHO}-error`].filter(Boolean).join(' ');
  return (
    <div class={problem ? 'form-group form-error' : 'form-group'}>
      <fieldset aria-describedby={described}>
        <legend class="form-label">{words.who}</legend>
        <span class="form-hint" id={`${WHO}-hint`}>
          {words.whoHint}
        </span>
        {problem && (
          <span class="form-error-message" id={`${WHO}-error`}>
            <span class="sr-only">{fieldWords(visit).error}</span>
            {problem.message[visit.language]}
          </span>
        )}
        {household.map(({ place }, index) => {
          const id = index === 0 ? idOf(WHO) : `${WHO}-${place}`;
          return (
            <div class="form-group-checkbox">
              <input
                type="checkbox"
                class="form-checkbox"
                id={id}
                name={WHO}
                value={String(place)}
                checked={context.form.all(WHO).includes(String(place))}
              />
              <label class="form-label" for={id}>
                {nameOf(visit.application, place, visit.language)}
              </label>
            </div>
          );
        })}
      </fieldset>
    </div>
  );
}
