import type { Contracts } from '#contracts';
import type { ShownQuestion } from '#case-copy';
import type { JSX } from 'preact';
import { FactField, FactForm, type FieldContext, idOf, PlainFormPage, TopicItem, topicWords } from '#fact-form';
import type { AskedField } from '#intake';
import { AgencyMark } from '#pages';
import { caseLinks } from '../case-links.js';
import { type CaseView } from '../case-view.js';
import { caseAddress } from '#case-pages';
import type { AskedNow, AskedTopic } from './asked-topics.js';
import { canBeNone, factsAskedBy, noneOf } from './fact-fields.js';
import { SendOrCancel } from './send-or-cancel.js';
import { textsIn } from '#texts';

const fieldWords = textsIn('field');
const caseWords = textsIn('case');
const amendWords = textsIn('amend');

interface QuestionsPageProps extends AskedNow {
  contracts: Contracts;
  context: FieldContext;
}

/** What is asked now of one topic: who asks and why, the field, and one button for all; beside it what else is left. */
export function QuestionsPage(props: QuestionsPageProps): JSX.Element {
  const { view, contracts, topics, at, context, wasAnswered } = props;
  const { visit, place } = view;
  const words = amendWords(visit);
  const asked = topics[at];
  const count = view.questions.length;
  const title = count === 0 ? words.questions.none : words.questions.title({ count });
  const topicTitle = asked && topics.length > 1 ? topicWords(contracts, asked.topic, visit.language).title : undefined;
  return (
    <PlainFormPage
      title={topicTitle === undefined ? title : `${topicTitle} · ${title}`}
      name="questions"
      links={caseLinks(visit)}
      form={asked && 'form'}
      context={context}
      back={{ href: caseAddress(place), label: words.back }}
      above={
        <>
          {wasAnswered && (
            <div class="alert alert-success" role="status">
              <div class="alert-body">
                <p class="alert-text">{caseWords(visit).wasAnswered}</p>
              </div>
            </div>
          )}
          {topicTitle !== undefined && <p class="quiet flush">{title}</p>}
        </>
      }
      heading={topicTitle ?? title}
      lead={asked ? words.questions.lead : words.questions.noneLead}
    >
      {asked && topics.length === 1 && <Questions {...props} asked={asked} />}
      {asked && topics.length > 1 && (
        <div class="split">
          <Questions {...props} asked={asked} />
          <Left {...props} />
        </div>
      )}
    </PlainFormPage>
  );
}

/** Each topic of which something is asked; the one that stands here is marked. */
function Left({ view: { visit, place }, contracts, topics, at }: QuestionsPageProps): JSX.Element {
  const words = amendWords(visit).questions;
  return (
    <section aria-labelledby="left">
      <h2 class="h3" id="left">
        {words.left}
      </h2>
      <ol class="tasks no-max-width">
        {topics.map(({ topic, questions }, index) => (
          <TopicItem
            href={caseAddress(place, `questions/${topic}`)}
            words={{ title: topicWords(contracts, topic, visit.language).title }}
            glyph={index === at ? 'now' : 'todo'}
            state={words.count({ questions: questions.length })}
            isCurrent={index === at}
          />
        ))}
      </ol>
      <p class="quiet">{words.some}</p>
    </section>
  );
}

function Questions({
  view,
  contracts,
  asked,
  fields,
  context,
}: QuestionsPageProps & { asked: AskedTopic }): JSX.Element {
  const { visit, place } = view;
  const words = amendWords(visit);
  const { topic, questions } = asked;
  return (
    <FactForm action={caseAddress(place, `questions/${topic}`)}>
      {questions.map((question) => (
        <div class="asked">
          <Why question={question} view={view} />
          {fields
            .filter(({ spec }) => factsAskedBy(contracts, view.person.statements, question.path).includes(spec.fact))
            .map((field) => (
              <>
                <FactField field={field} context={context} />
                <SayNone field={field} context={context} />
              </>
            ))}
        </div>
      ))}
      {questions.length > 1 && <p class="quiet">{words.questions.some}</p>}
      <SendOrCancel view={view} />
    </FactForm>
  );
}

interface Details {
  askedBy?: readonly { agency: string; reason?: string }[];
}

/** Who needs it and why, and what an agency wrote when it asked. */
function Why({ question, view }: { question: ShownQuestion; view: CaseView }): JSX.Element {
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
          <strong>{words.asked({ agency: nameOf(agency) })}</strong> {reason !== undefined && <q>{reason}</q>}
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
