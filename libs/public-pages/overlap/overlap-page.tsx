import type { Contracts } from '#contracts';
import type { NeedKind } from '#needs';
import type { JSX } from 'preact';
import { namedAgencies, topicWords } from '#fact-form';
import { Frame, AgencyMark, Legend, type Visit } from '#pages';
import { publicLinks } from '../public-links.js';
import { askOf } from './ask-of.js';
import type { OverlapModel } from './overlap-model.js';
import { PiecesTable } from './pieces-table.js';
import { ShareBar } from './share-bar.js';
import { StripMark } from './strip-mark.js';
import { NarrowStrip } from './strip-narrow.js';
import { WideStrip } from './strip-wide.js';
import { TopicTable } from './topic-table.js';
import { textsIn, type Texts } from '#texts';

const overlapWords = textsIn('overlap');

type OverlapWords = Texts['overlap'];

interface OverlapProps {
  visit: Visit;
  contracts: Contracts;
  model: OverlapModel;
}

/** What every agency asks, and what of it another asks too. */
export function OverlapPage({ visit, contracts, model }: OverlapProps): JSX.Element {
  const words = overlapWords(visit);
  const { language } = visit;
  const agencies = namedAgencies(contracts, language);
  const topics = model.topics.map((topic) => ({ ...topic, title: topicWords(contracts, topic.topic, language).title }));
  const of = agencies.length;
  const parts = model.byAskers.filter(({ pieces }) => pieces > 0);
  const summary = parts
    .map(({ askers, pieces }) => words.part({ pieces, ask: askOf(askers, of, language) }))
    .join('; ');
  const caption = words.caption({ pieces: model.pieces, topics: topics.length, parts: summary });
  const strip = { topics, agencies, title: words.picture, description: caption };
  return (
    <Frame title={words.title} name="overlap" links={publicLinks(visit, '/overlap')}>
      <div class="band">
        <div class="container">
          <h1>{isMost(model) ? words.heading : words.title}</h1>
          <p class="lead">{words.lead(model)}</p>
          <Shares model={model} agencies={agencies} words={words} />
        </div>
      </div>
      <div class="container">
        <h2 class="flush">{words.byTopic}</h2>
        <ShareBar model={model} words={words} language={language} />
        <p class="measure only-wide">{words.howTo}</p>
        <p class="measure only-narrow">{words.howToNarrow}</p>
        <figure class="picture">
          <Marks words={words} />
          <div class="only-narrow">
            <Legend agencies={agencies} label={words.shapes} />
          </div>
          <WideStrip {...strip} words={words} language={language} />
          <NarrowStrip {...strip} />
          <figcaption>{caption}</figcaption>
        </figure>
        <h2>{words.table}</h2>
        <TopicTable model={model} topics={topics} agencies={agencies} words={words} language={language} />
        <details class="details">
          <summary class="details-summary">{words.all(model)}</summary>
          <div class="details-text">
            <PiecesTable topics={topics} agencies={agencies} words={words} language={language} />
          </div>
        </details>
        <h2>{words.onePerson}</h2>
        <p class="measure">{words.onePersonText(model)}</p>
        <p class="actions flush">
          <a class="button button-secondary" href="/">
            {words.toStart}
          </a>
          <a href="/statistics">{words.toStatistics}</a>
        </p>
      </div>
    </Frame>
  );
}

/** Said in the heading only where it is so for every agency. */
const isMost = ({ agencies }: OverlapModel): boolean => agencies.every(({ percent }) => percent > 50);

type Named = ReturnType<typeof namedAgencies>;

function Shares({
  model,
  agencies,
  words,
}: {
  model: OverlapModel;
  agencies: Named;
  words: OverlapWords;
}): JSX.Element {
  return (
    <dl class="figures figures-first">
      {model.agencies.map(({ agency, percent, shared, paths }) => {
        const { inside, place } = agencies.find((one) => one.agency === agency)!;
        return (
          <div>
            <dt>
              <AgencyMark place={place} small /> {words.share({ agency: inside, shared, of: paths })}
            </dt>
            <dd>{words.percent({ number: percent })}</dd>
          </div>
        );
      })}
    </dl>
  );
}

function Marks({ words }: { words: OverlapWords }): JSX.Element {
  const kinds: readonly NeedKind[] = ['always', 'situation', 'optional', 'issued'];
  return (
    <ul class="legend no-max-width" aria-label={words.legend}>
      {kinds.map((kind) => (
        <li>
          <svg width="16" height="24" aria-hidden="true" focusable="false">
            <StripMark kind={kind} x={3} y={0} along={10} full={24} />
          </svg>
          {words.kinds[kind]}
        </li>
      ))}
    </ul>
  );
}
