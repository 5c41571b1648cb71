import type { Contracts, Doubt } from '#contracts';
import type { JSX } from 'preact';
import { AskBack, FactField, Radios, Value, type FieldContext, FactForm, PlainFormPage } from '#fact-form';
import { type AskedField, type AskedPage, type Draft, entryLeafOf, type Opener, partsOf } from '#intake';
import { filledFrom } from './filled-from.js';
import { shownAs } from './page-as-filled-in.js';
import { addressOf } from './drafts.js';
import { PlaceCoverInForm, withPerson } from '#pages';
import { Mrz, mrzFacts } from './mrz-field.js';
import { titleOfTopic } from './task.js';
import { WhyAsked } from './why-asked.js';
import { whoIs } from '../visit/person-name.js';
import type { OwnVisit } from '../visit/visits.js';
import { textsIn } from '#texts';

const applicationWords = textsIn('application');

export interface TopicProps {
  visit: OwnVisit;
  contracts: Contracts;
  draft: Draft;
  page: AskedPage;
  context: FieldContext;
  /** What is strange about the answers of this page, and no error. */
  doubts: readonly Doubt[];
}

/** One page of a topic: who needs it and why, the fields, and the ways on. */
export function TopicPage(props: TopicProps): JSX.Element {
  const { visit, contracts, draft, page, context, doubts } = props;
  const words = applicationWords(visit);
  const { title } = titleOfTopic(visit, contracts, page.topic);
  const topics = [...new Set(draft.pages.map(({ topic }) => topic))];
  const siblings = draft.pages.filter(({ topic }) => topic === page.topic);
  const place = siblings.findIndex(({ key }) => key === page.key);
  const part = siblings.length > 1 ? `, ${words.pageOf({ number: place + 1, all: siblings.length })}` : '';
  const whole = siblings[place] ?? page;
  const asksPlace = whole.fields.some(({ spec }) => spec.place);
  const who = draft.place === 0 ? '' : ` · ${whoIs(visit.application, draft.place, visit.language)}`;
  return (
    <PlainFormPage
      title={`${title}${part}${who}`}
      name={`topic-${page.topic}`}
      scripts={['autosave.js', 'send-files.js']}
      keepsWhenLeft
      context={context}
      back={{ href: withPerson('/application', draft.place), label: words.allTopics }}
      above={
        <p class="quiet flush">{`${words.topicOf({ number: topics.indexOf(page.topic) + 1, all: topics.length })}${part}${who}`}</p>
      }
      heading={title}
    >
      <WhyAsked contracts={contracts} page={page} language={visit.language} />
      <FactForm
        action={addressOf(page, draft.place)}
        shown={shownAs(page, filledFrom(draft, page))}
        autosaved={words.saving}
      >
        {asksPlace && <PlaceCoverInForm visit={visit} />}
        {page.fields.some(({ field }) => mrzFacts.has(field)) && <Mrz context={context} />}
        {partsOf(page.fields).map((one) =>
          one.kind === 'field' ? (
            <Asked field={one.field} draft={draft} context={context} />
          ) : (
            <Opened opener={one.opener} context={context} />
          ),
        )}
        <AskBack doubts={doubts} language={visit.language} />
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
    </PlainFormPage>
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
