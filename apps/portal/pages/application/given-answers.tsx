import type { Json } from '#contracts';
import type { JSX } from 'preact';
import { idOf, showValue } from '#fact-form';
import {
  type AskedField,
  type AskedPage,
  type Draft,
  fieldsSaidNo,
  isAnswered,
  isStated,
  type TopicState,
} from '#intake';
import { Uses, type NamedAgency, withPerson } from '#pages';
import { addressOf } from './drafts.js';
import type { OwnVisit } from '../visit/visits.js';
import { textsIn } from '#texts';

const applicationWords = textsIn('application');
const checkWords = textsIn('check');

interface TopicAnswersProps {
  visit: OwnVisit;
  draft: Draft;
  topic: TopicState;
  /** Those that take part. */
  agencies: readonly NamedAgency[];
}

/** The answers of a topic, each with the way to its field. */
export function TopicAnswers({ topic: { pages }, ...props }: TopicAnswersProps): JSX.Element {
  const { facts } = props.draft;
  const isShown = (field: AskedField): boolean =>
    isStated(field, facts) || isAnswered(field, props.draft) || field.settled;
  return (
    <dl class="facts">
      {pages.flatMap((page) =>
        page.fields.filter(isShown).map((field) => <Answer {...props} field={field} page={page} />),
      )}
    </dl>
  );
}

interface AnswerProps {
  visit: OwnVisit;
  draft: Draft;
  field: AskedField;
  agencies: readonly NamedAgency[];
  page: AskedPage;
}

function Answer({ visit, draft, field, agencies, page }: AnswerProps): JSX.Element {
  const words = checkWords(visit);
  return (
    <div>
      <dt>{field.question[visit.language]}</dt>
      <dd>{answerText(visit, draft, field) ?? <em class="quiet">{words.notAnswered}</em>}</dd>
      <dd class="change">
        <Uses all={agencies} by={new Set(field.agencies)} goesTo={applicationWords(visit).goesTo} />
        <a href={`${addressOf(page, draft.place)}#${idOf(field.field)}`}>
          {words.change}
          <span class="sr-only">{`: ${field.question[visit.language]}`}</span>
        </a>
      </dd>
    </div>
  );
}

function answerText(visit: OwnVisit, draft: Draft, { spec, field, schema }: AskedField): string | undefined {
  const { language } = visit;
  const reason = draft.absent.get(spec.fact);
  if (reason !== undefined) return spec.absenceLabels?.[reason]?.[language] ?? reason;
  const whole = draft.facts.get(spec.fact);
  if (whole === undefined) return undefined;
  const own =
    spec.path === spec.fact ? whole : (whole as Record<string, Json | undefined>)[field.slice(spec.fact.length + 1)];
  if (own === undefined || own === '') return own === '' ? checkWords(visit).none : undefined;
  return showValue(spec.path === spec.fact ? spec.schema : schema, own, visit);
}

/** The questions that were answered no: nothing stands behind them. */
export function SaidNo({ visit, draft }: { visit: OwnVisit; draft: Draft }): JSX.Element | null {
  const words = checkWords(visit);
  const saidNo = fieldsSaidNo(draft.pages, draft.saved, draft.facts);
  const openers = new Map<string, string>();
  for (const page of draft.pages)
    for (const { field, spec } of page.fields)
      if (saidNo.has(field) && spec.opener) openers.set(spec.opener[visit.language], page.topic);
  if (openers.size === 0) return null;
  return (
    <>
      <h3>{words.saidNo}</h3>
      <ul>
        {[...openers].map(([question, topic]) => (
          <li>
            {`${question} ${applicationWords(visit).no}. `}
            <a href={withPerson(`/application/topics/${topic}`, draft.place)}>
              {words.change}
              <span class="sr-only">{`: ${question}`}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
