import { danishDate } from '#clock';
import type { Contracts } from '#contracts';
import type { Needs } from '#needs';
import type { JSX } from 'preact';
import { namedAgencies, StillDoubted, ErrorSummary, type FieldContext } from '#fact-form';
import { type Draft, topicsOf } from '#intake';
import { whoIs } from '../visit/person-name.js';
import { BackLink, Frame, Legend } from '#pages';
import { AgencyPart } from './agency-part.js';
import { applicationWords } from './application-words.js';
import { checkWords } from './check-words.js';
import { SaidNo, TopicAnswers } from './given-answers.js';
import { Sign } from './sign.js';
import { titleOfTopic } from './task.js';
import type { OwnVisit } from '../visit/visits.js';

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
    <Frame title={words.title} hasErrors={context.problems.length > 0} name="check" form="form">
      <div class="container page">
        <BackLink href="/application">{words.back}</BackLink>
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
