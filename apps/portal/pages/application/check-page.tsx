import { danishDate } from '#clock';
import type { Contracts } from '#contracts';
import type { Needs } from '#needs';
import type { JSX } from 'preact';
import { namedAgencies, StillDoubted, type FieldContext, PlainFormPage } from '#fact-form';
import { type Draft, topicsOf } from '#intake';
import { whoIs } from '../visit/person-name.js';
import { Legend, PlaceCover } from '#pages';
import { AgencyPart } from './agency-part.js';
import { SaidNo, TopicAnswers } from './given-answers.js';
import { Sign } from './sign.js';
import { titleOfTopic } from './task.js';
import type { OwnVisit } from '../visit/visits.js';
import { textsIn } from '#texts';

const applicationWords = textsIn('application');
const checkWords = textsIn('check');

export interface CheckProps {
  visit: OwnVisit;
  contracts: Contracts;
  needs: Needs;
  drafts: readonly Draft[];
  context: FieldContext;
}

/** All answers, what each agency will be sent under which law, and the signature. */
export function CheckPage(props: CheckProps): JSX.Element {
  const { visit, drafts, context } = props;
  const words = checkWords(visit);
  return (
    <PlainFormPage
      title={words.title}
      name="check"
      keepsWhenLeft
      context={context}
      back={{ href: '/application', label: words.back }}
      lead={words.lead}
    >
      <PlaceCover visit={visit} />
      {drafts.map((draft) => (
        <PersonsAnswers {...props} draft={draft} />
      ))}
      <Sign visit={visit} drafts={drafts} context={context} />
    </PlainFormPage>
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
        {drafts.length === 1 || draft.place === 0 ? words.answers : words.answersOf({ name })}
      </h2>
      {missing > 0 && (
        <div class="alert alert-info">
          <div class="alert-body">
            <p class="alert-heading">{words.missing({ count: missing })}</p>
            <p class="alert-text">{words.missingText}</p>
          </div>
        </div>
      )}
      <StillDoubted doubts={contracts.doubts(draft.given.values, danishDate(visit.now))} language={visit.language} />
      {agencies.length > 0 && <Legend agencies={agencies} label={applicationWords(visit).shapes} />}
      {topics.map((topic) => (
        <>
          <h3>{titleOfTopic(visit, contracts, topic.topic).title}</h3>
          <TopicAnswers {...{ visit, draft, topic, agencies }} />
        </>
      ))}
      <SaidNo visit={visit} draft={draft} />
      <h2>{words.sent}</h2>
      <p>{words.sentLead}</p>
      <div class="three">
        {namedAgencies(contracts, visit.language).map((agency) => (
          <AgencyPart {...props} agency={agency} />
        ))}
      </div>
    </section>
  );
}
