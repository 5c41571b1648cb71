import type { Contracts, Json } from '#contracts';
import type { Needs } from '#needs';
import type { JSX } from 'preact';
import { nameAgency, namedAgencies } from '../facts/agency-names.js';
import { showValue } from '../facts/show-value.js';
import { Frame } from '../frame/frame.js';
import { showList } from '../frame/language.js';
import { AgencyMark, Legend, Uses, type NamedAgency } from '../frame/marks.js';
import { ErrorSummary } from '../form/error-summary.js';
import { idOf, type FieldContext } from '../form/fact-field.js';
import type { AskedField } from '../form/asked-field.js';
import type { OwnVisit } from '../visit/visit.js';
import { applicationWords } from './application-words.js';
import { checkWords } from './check-words.js';
import { fieldsSaidNo, isAnswered, isStated, topicsOf, type Draft } from './draft.js';
import { withPerson } from './drafts.js';
import { Sign } from './sign.js';
import { titleOfTopic } from './tasks-page.js';
import { lawsOf } from './topic-page.js';
import { whoIs } from '../facts/person-name.js';

export interface CheckProps {
  visit: OwnVisit;
  contracts: Contracts;
  needs: Needs;
  drafts: readonly Draft[];
  context: FieldContext;
  asset: (name: string) => string;
}

/** All answers, what each agency will be sent under which law, and the signature. */
export function CheckPage(props: CheckProps): JSX.Element {
  const { visit, drafts, context, asset } = props;
  const words = checkWords(visit);
  return (
    <Frame
      visit={visit}
      title={words.title}
      hasErrors={context.problems.length > 0}
      name="check"
      form="form"
      asset={asset}
    >
      <div class="container page">
        <a href="/application" class="back-link">
          <img class="icon-svg" src={asset('icons/chevron-left.svg')} alt="" />
          {words.back}
        </a>
        <ErrorSummary problems={context.problems} language={visit.language} />
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        {drafts.map((draft) => (
          <PersonsAnswers {...props} draft={draft} />
        ))}
        <Sign visit={visit} drafts={drafts} context={context} />
      </div>
    </Frame>
  );
}

function PersonsAnswers(props: CheckProps & { draft: Draft }): JSX.Element {
  const { visit, contracts, draft, drafts } = props;
  const words = checkWords(visit);
  const name = whoIs(visit.application, draft.place, visit.language);
  const agencies = namedAgencies(contracts, visit.language).filter(
    ({ agency }) => draft.evaluation.agencies.get(agency)?.takesPart === true,
  );
  const topics = topicsOf(draft);
  const missing = topics.reduce((sum, { left }) => sum + left, 0);
  return (
    <section aria-labelledby={`answers-${draft.place}`}>
      <h2 id={`answers-${draft.place}`}>
        {drafts.length === 1 || draft.place === 0 ? words.answers : words.answersOf(name)}
      </h2>
      {missing > 0 && (
        <div class="alert alert-info">
          <div class="alert-body">
            <p class="alert-heading">{words.missing(missing)}</p>
            <p class="alert-text">{words.missingText}</p>
          </div>
        </div>
      )}
      {agencies.length > 0 && <Legend agencies={agencies} label={applicationWords(visit).shapes} />}
      {topics.map(({ topic, pages }) => (
        <>
          <h3>{titleOfTopic(visit, contracts, topic).title}</h3>
          <dl class="facts">
            {pages.flatMap((page, index) =>
              page.fields
                .filter((field) => isStated(field, draft.facts) || isAnswered(field, draft) || field.settled)
                .map((field) => (
                  <Answer
                    visit={visit}
                    draft={draft}
                    field={field}
                    agencies={agencies}
                    page={index + 1}
                    topic={topic}
                  />
                )),
            )}
          </dl>
        </>
      ))}
      <SaidNo visit={visit} draft={draft} />
      <h2>{words.sent}</h2>
      <p>{words.sentLead}</p>
      <div class="three">
        {namedAgencies(contracts, visit.language).map((agency) => (
          <Sent {...props} agency={agency} />
        ))}
      </div>
    </section>
  );
}

interface AnswerProps {
  visit: OwnVisit;
  draft: Draft;
  field: AskedField;
  agencies: readonly NamedAgency[];
  topic: string;
  page: number;
}

function Answer({ visit, draft, field, agencies, topic, page }: AnswerProps): JSX.Element {
  const words = checkWords(visit);
  const address = withPerson(`/application/topics/${topic}${page > 1 ? `?page=${page}` : ''}`, draft.place);
  return (
    <div>
      <dt>{field.question[visit.language]}</dt>
      <dd>{answerText(visit, draft, field) ?? <em class="quiet">{words.notAnswered}</em>}</dd>
      <dd class="change">
        <Uses all={agencies} by={new Set(field.agencies)} goesTo={applicationWords(visit).goesTo} />
        <a href={`${address}#${idOf(field.field)}`}>
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
  return showValue(spec.path === spec.fact ? spec.schema : schema, own, language);
}

function SaidNo({ visit, draft }: { visit: OwnVisit; draft: Draft }): JSX.Element | null {
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

function Sent({
  visit,
  contracts,
  needs,
  draft,
  agency,
}: CheckProps & { draft: Draft; agency: NamedAgency }): JSX.Element {
  const words = checkWords(visit);
  const { language } = visit;
  const state = draft.evaluation.agencies.get(agency.agency);
  const id = `sent-${draft.place}-${agency.agency}`;
  const process = contracts.process(agency.agency);
  const { data, absent } = needs.project(agency.agency, draft.given);
  const paths = [...Object.keys(data), ...absent.map(({ path }) => path)];
  const dossier = contracts.dossier(agency.agency);
  const bases = paths.flatMap((path) => dossier.needs.get(path)?.legalBasis ?? []);
  const before = process.waitsFor
    .filter(
      (other) =>
        draft.evaluation.agencies.get(other.agency)?.takesPart &&
        (!other.if || needs.holds(other.if, draft.given) === true),
    )
    .map((other) => nameAgency(contracts, other.agency, language).name);
  const isMissing = (state?.missing ?? []).some((fact) => !fact.startsWith('declarations.'));
  return (
    <section class={`card-flat agency-${agency.place}`} aria-labelledby={id}>
      <h3 id={id}>
        <AgencyMark place={agency.place} />
        {agency.name}
      </h3>
      {state?.takesPart !== true ? (
        <p>{state?.takesPart === false ? words.notAsked : words.undecided}</p>
      ) : (
        <>
          <p class="figure-line">{words.ofYourAnswers(paths.length)}</p>
          <p>
            <strong>{`${words.for}: `}</strong>
            {process.purpose[language]}
          </p>
          <p>
            <strong>{`${words.when}: `}</strong>
            {isMissing
              ? words.whenComplete
              : before.length > 0
                ? words.whenAfter(showList(before, language))
                : words.whenSigned}
          </p>
          <details class="details">
            <summary class="details-summary">
              {words.all(paths.length)}
              <span class="sr-only">{`: ${agency.name}`}</span>
            </summary>
            <div class="details-text">
              <ul>
                {paths.map((path) => (
                  <li>{`${contracts.findPath(path)?.question[language] ?? path} (${lawsOf(dossier.needs.get(path)?.legalBasis ?? [], language)})`}</li>
                ))}
              </ul>
            </div>
          </details>
          <p class="small">
            <strong>{`${words.law}: `}</strong>
            <span lang="da">{[...new Set(bases.map(({ law }) => law))].join(', ')}</span>
          </p>
        </>
      )}
    </section>
  );
}
