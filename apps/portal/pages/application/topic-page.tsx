import type { Contracts, LegalBasis } from '#contracts';
import type { JSX } from 'preact';
import { namedAgencies } from '../facts/agency-names.js';
import { showList, type Language } from '../frame/language.js';
import { Frame } from '../frame/frame.js';
import { AgencyMark, type NamedAgency } from '../frame/marks.js';
import { entryLeafOf, partsOf, type AskedField, type Opener } from '../form/asked-field.js';
import { ErrorSummary } from '../form/error-summary.js';
import { FactField, Radios, Value, type FieldContext } from '../form/fact-field.js';
import { FactForm } from '../form/fact-form.js';
import type { FieldProblem } from '../form/read-value.js';
import type { Form } from '../visit/form.js';
import type { OwnVisit } from '../visit/visit.js';
import { applicationWords } from './application-words.js';
import type { AskedPage } from './asked-pages.js';
import type { Draft } from './draft.js';
import { withPerson } from './drafts.js';
import { Mrz, mrzFacts } from './mrz-field.js';
import { titleOfTopic } from './tasks-page.js';
import { whoIs } from '../facts/person-name.js';

export interface TopicProps {
  visit: OwnVisit;
  contracts: Contracts;
  draft: Draft;
  page: AskedPage;
  /** What stands in the fields. */
  form: Form;
  problems: readonly FieldProblem[];
  asset: (name: string) => string;
}

/** One page of a topic: who needs it and why, the fields, and the ways on. */
export function TopicPage(props: TopicProps): JSX.Element {
  const { visit, contracts, draft, page, form, problems, asset } = props;
  const words = applicationWords(visit);
  const { title } = titleOfTopic(visit, contracts, page.topic);
  const topics = [...new Set(draft.pages.map(({ topic }) => topic))];
  const siblings = draft.pages.filter(({ topic }) => topic === page.topic);
  const place = siblings.findIndex(({ key }) => key === page.key);
  const address = withPerson(`/application/topics/${page.topic}?page=${place + 1}`, draft.place);
  const context: FieldContext = {
    language: visit.language,
    form,
    problems,
    documentAddress: (documentId) => `/application/documents/${documentId}`,
  };
  const part = siblings.length > 1 ? `, ${words.pageOf(place + 1, siblings.length)}` : '';
  const who = draft.place === 0 ? '' : ` · ${whoIs(visit.application, draft.place, visit.language)}`;
  return (
    <Frame
      visit={visit}
      title={`${title}${part}${who}`}
      hasErrors={problems.length > 0}
      name={`topic-${page.topic}`}
      form="form"
      asset={asset}
      scripts={['autosave.js']}
    >
      <div class="container page">
        <a href={withPerson('/application', draft.place)} class="back-link">
          <img class="icon-svg" src={asset('icons/chevron-left.svg')} alt="" />
          {words.allTopics}
        </a>
        <ErrorSummary problems={problems} language={visit.language} />
        <p class="quiet flush">{`${words.topicOf(topics.indexOf(page.topic) + 1, topics.length)}${part}${who}`}</p>
        <h1>{title}</h1>
        <Why contracts={contracts} page={page} language={visit.language} />
        <FactForm action={address} autosaved={words.saved}>
          {page.fields.some(({ field }) => mrzFacts.has(field)) && <Mrz context={context} />}
          {partsOf(page.fields).map((one) =>
            one.kind === 'field' ? (
              <Asked field={one.field} draft={draft} context={context} />
            ) : (
              <Opened opener={one.opener} context={context} />
            ),
          )}
          <div class="actions">
            <button class="button button-primary" type="submit" name="continue" value="yes">
              {words.saveAndContinue}
            </button>
            <button class="button button-secondary" type="submit" name="later" value="yes" formNoValidate>
              {words.saveForLater}
            </button>
            <span class="quiet" role="status" id="autosaved" />
          </div>
        </FactForm>
      </div>
    </Frame>
  );
}

/** A field; a leaf that only some entries of a list need stands once for each entry. */
function Asked({ field, draft, context }: { field: AskedField; draft: Draft; context: FieldContext }): JSX.Element {
  const entry = entryLeafOf(field.field);
  if (!entry) return <FactField field={field} context={context} />;
  const entries = (draft.facts.get(entry.list) ?? []) as { name?: { givenNames?: string } }[];
  return (
    <>
      {entries.map(({ name }, index) => (
        <Value
          name={`${field.field}.${index}`}
          schema={field.schema}
          label={`${field.question[context.language]} (${name?.givenNames ?? index + 1})`}
          help={field.help?.[context.language]}
          context={context}
        />
      ))}
    </>
  );
}

function Opened({ opener, context }: { opener: Opener; context: FieldContext }): JSX.Element {
  const words = applicationWords(context);
  return (
    <div class="opened">
      <Radios
        name={opener.name}
        label={opener.question[context.language]}
        choices={[
          { value: 'yes', label: words.yes },
          { value: 'no', label: words.no },
        ]}
        group="form-group opener"
        context={context}
      />
      <div class="conditional">
        {opener.fields.map((field) => (
          <FactField field={field} context={context} />
        ))}
        {opener.inner.map((inner) => (
          <Opened opener={inner} context={context} />
        ))}
      </div>
    </div>
  );
}

/** Who uses the answers of this page, and what for: each agency's purposes, with their laws. */
function Why({
  contracts,
  page,
  language,
}: {
  contracts: Contracts;
  page: AskedPage;
  language: Language;
}): JSX.Element | null {
  const words = applicationWords({ language });
  const by = namedAgencies(contracts, language).filter(({ agency }) =>
    page.fields.some(({ agencies }) => agencies.includes(agency)),
  );
  if (page.topic === 'start' || by.length === 0) return null;
  return (
    <div class="why">
      <p>
        {`${words.neededBy} `}
        {by.map(({ place, name }, index) => (
          <>
            {index > 0 && (index === by.length - 1 ? ` ${showList(['', ''], language).trim()} ` : ', ')}
            <span class="nowrap">
              <AgencyMark place={place} small />
              {`\u00a0${name}`}
            </span>
          </>
        ))}
        .
      </p>
      <details class="details">
        <summary class="details-summary">{words.whichLaw}</summary>
        <div class="details-text">
          <dl>
            {by.map((agency) => (
              <Purposes contracts={contracts} page={page} agency={agency} language={language} />
            ))}
          </dl>
        </div>
      </details>
    </div>
  );
}

interface PurposesProps {
  contracts: Contracts;
  page: AskedPage;
  agency: NamedAgency;
  language: Language;
}

function Purposes({ contracts, page, agency: { agency, name }, language }: PurposesProps): JSX.Element {
  const { needs } = contracts.dossier(agency);
  const reasons = new Map<string, string[]>();
  for (const { field, agencies, question } of page.fields) {
    const need = needs.get(entryLeafOf(field)?.list ?? field);
    if (!need || !agencies.includes(agency)) continue;
    const reason = `${need.purpose[language]} (${lawsOf(need.legalBasis, language)})`;
    reasons.set(reason, [...(reasons.get(reason) ?? []), question[language]]);
  }
  return (
    <>
      <dt>{name}</dt>
      {[...reasons].map(([reason, questions]) => (
        <dd>
          <span class="quiet">{questions.join(', ')}: </span>
          {reason}
        </dd>
      ))}
    </>
  );
}

export function lawsOf(bases: readonly LegalBasis[], language: Language): string {
  const words = applicationWords({ language });
  const named = bases.map(({ law, section }) => `${law}${section ? ` ${section}` : ` (${words.noSection})`}`);
  return [...new Set(named)].join('; ');
}
