import type { Contracts } from '#contracts';
import type { JSX } from 'preact';
import { showValue, topicWords, schemaOf } from '#fact-form';
import { PlaceCover, PlainPage } from '#pages';
import { caseLinks } from '../case-links.js';
import { type CaseView } from '../case-view.js';
import { caseAddress } from '#case-pages';
import type { CaseFacts } from './case-facts.js';
import { isOwn } from './fact-fields.js';
import { textsIn } from '#texts';

const amendWords = textsIn('amend');

interface CorrectListProps {
  view: CaseView;
  facts: CaseFacts;
  contracts: Contracts;
}

/** Every answer that can be corrected, by topic. */
export function CorrectListPage({ view, facts, contracts }: CorrectListProps): JSX.Element {
  const { visit, place } = view;
  const words = amendWords(visit);
  const topics = topicsOf(contracts, facts);
  return (
    <PlainPage
      title={words.correct.title}
      name="correct"
      links={caseLinks(visit)}
      back={{ href: caseAddress(place), label: words.back }}
      lead={topics.size === 0 ? words.correct.none : words.correct.lead}
    >
      <PlaceCover visit={visit} />
      {[...topics].map(([topic, known]) => (
        <section aria-labelledby={`topic-${topic}`}>
          <h2 class="h3" id={`topic-${topic}`}>
            {topicWords(contracts, topic, visit.language).title}
          </h2>
          <dl class="facts">
            {known.map((fact) => (
              <Known fact={fact} view={view} facts={facts} contracts={contracts} />
            ))}
          </dl>
        </section>
      ))}
    </PlainPage>
  );
}

function topicsOf(contracts: Contracts, { values, absent }: CaseFacts): Map<string, string[]> {
  const topics = new Map<string, string[]>();
  for (const { fact, paths } of contracts.facts) {
    if (!(values.has(fact) || absent.has(fact)) || !isOwn(contracts, fact)) continue;
    const { topic } = paths[0]!;
    topics.set(topic, [...(topics.get(topic) ?? []), fact]);
  }
  return topics;
}

function Known({ fact, view, facts, contracts }: CorrectListProps & { fact: string }): JSX.Element {
  const { visit, place } = view;
  const words = amendWords(visit).correct;
  const title = contracts.getFact(fact).title[visit.language];
  return (
    <div>
      <dt>{title}</dt>
      <dd>{saidOf(contracts, facts, fact, view)}</dd>
      <dd class="change">
        <a href={caseAddress(place, `correct/${fact}`)}>
          {words.change}
          <span class="sr-only">{`: ${title}`}</span>
        </a>
      </dd>
    </div>
  );
}

/** What stands now, as a person reads it. */
export function saidOf(contracts: Contracts, { values, absent }: CaseFacts, fact: string, { visit }: CaseView): string {
  const value = values.get(fact);
  if (value !== undefined) return showValue(schemaOf(contracts, fact), value, visit);
  const reason = absent.get(fact);
  const labels = contracts.getFact(fact).paths[0]!.absenceLabels;
  return (reason !== undefined && labels?.[reason]?.[visit.language]) || amendWords(visit).correct.nothing;
}
