import type { JSX } from 'preact';
import type { ElementBodies } from '../../../cases/case-element.js';
import type { AskedField } from '../../form/asked-field.js';
import { ErrorSummary } from '../../form/error-summary.js';
import { FactField, idOf, type FieldContext } from '../../form/fact-field.js';
import { fieldWords } from '../../form/field-words.js';
import { Frame } from '../../frame/frame.js';
import { AgencyMark } from '../../frame/marks.js';
import { caseLinks } from '../case-links.js';
import { caseAddress, type CaseView } from '../case-view.js';
import { amendWords } from './amend-words.js';
import { canBeNone, noneOf } from './fact-fields.js';

type Question = ElementBodies['question'];

interface QuestionsPageProps {
  view: CaseView;
  fields: readonly AskedField[];
  context: FieldContext;
  asset: (name: string) => string;
}

/** What is asked now: who asks and why, the field, and one button for all. */
export function QuestionsPage({ view, fields, context, asset }: QuestionsPageProps): JSX.Element {
  const { visit, place, questions } = view;
  const words = amendWords(visit);
  const hasErrors = context.problems.length > 0;
  const title = questions.length === 0 ? words.questions.none : words.questions.title(questions.length);
  return (
    <Frame
      visit={visit}
      title={title}
      hasErrors={hasErrors}
      name="questions"
      links={caseLinks(visit)}
      form={questions.length > 0 ? 'form' : undefined}
      keepsWhenLeft={false}
      asset={asset}
    >
      <div class="container page">
        <a class="back-link" href={caseAddress(place)}>
          <img class="icon-svg" src={asset('icons/chevron-left.svg')} alt="" />
          {words.back}
        </a>
        <ErrorSummary problems={context.problems} language={visit.language} />
        <h1>{title}</h1>
        <p class="lead">{questions.length === 0 ? words.questions.noneLead : words.questions.lead}</p>
        {questions.length > 0 && (
          <form
            id="form"
            method="post"
            action={caseAddress(place, 'questions')}
            encType="multipart/form-data"
            noValidate
          >
            {questions.map((question) => (
              <div class="asked">
                <Why question={question} view={view} />
                {fields
                  .filter(({ spec }) => spec.fact === question.path)
                  .map((field) => (
                    <>
                      <FactField field={field} context={context} />
                      <SayNone field={field} context={context} />
                    </>
                  ))}
              </div>
            ))}
            {questions.length > 1 && <p class="quiet">{words.questions.some}</p>}
            <div class="actions">
              <button class="button button-primary" type="submit" name="send" value="yes">
                {words.send}
              </button>
              <a href={caseAddress(place)}>{words.cancel}</a>
            </div>
          </form>
        )}
      </div>
    </Frame>
  );
}

interface Details {
  askedBy?: readonly { agency: string; reason?: string }[];
}

/** Who needs it and why, and what an agency wrote when it asked. */
function Why({ question, view }: { question: Question; view: CaseView }): JSX.Element {
  const { visit, parties } = view;
  const words = amendWords(visit).questions;
  const askers = parties.filter(({ agency }) => question.agencies.includes(agency));
  const { askedBy = [] } = (question.details ?? {}) as Details;
  const nameOf = (agency: string): string => parties.find((one) => one.agency === agency)?.name ?? agency;
  return (
    <div class="why">
      <p>
        {askers.map(({ place }) => (
          <AgencyMark place={place} small />
        ))}{' '}
        {question.why[visit.language]}
      </p>
      {askedBy.map(({ agency, reason }) => (
        <p>
          <strong>{words.asked(nameOf(agency))}</strong> {reason !== undefined && <q>{reason}</q>}
        </p>
      ))}
    </div>
  );
}

/** An empty field is no answer here: that there is none has to be said. */
function SayNone({ field, context }: { field: AskedField; context: FieldContext }): JSX.Element | null {
  if (!canBeNone(field)) return null;
  const name = noneOf(field);
  return (
    <div class="form-group-checkbox">
      <input
        type="checkbox"
        class="form-checkbox checkbox-small"
        id={idOf(name)}
        name={name}
        value="yes"
        checked={context.form.text(name) === 'yes'}
      />
      <label class="form-label" for={idOf(name)}>
        {fieldWords(context).none}
        <span class="sr-only">{`: ${field.question[context.language]}`}</span>
      </label>
    </div>
  );
}
