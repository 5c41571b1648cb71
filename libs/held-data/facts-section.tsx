import type { JSX } from 'preact';
import { namedAgencies, topicWords } from '#fact-form';
import { Legend, Uses, type NamedAgency } from '#pages';
import { DifferingFact } from './differing-fact.js';
import { FactLinks } from './fact-links.js';
import type { KnownFact } from './known-fact.js';
import type { Telling } from './telling.js';

interface FactsProps {
  telling: Telling;
  facts: readonly KnownFact[];
  place: number;
  isSent: boolean;
}

/** What is used, by topic in the order of the form; where sources differ comes first. */
export function Facts({ telling, facts, place, isSent }: FactsProps): JSX.Element {
  const { words, contracts, language } = telling;
  const differing = facts.filter((fact) => fact.differing.length > 0);
  const topics = [...new Set(facts.map(({ topic }) => topic))];
  const agencies = namedAgencies(contracts, language);
  return (
    <>
      <h2 id="facts">{words.facts}</h2>
      {facts.length === 0 && <p>{words.noFacts}</p>}
      {isSent && facts.length > 0 && <Legend agencies={agencies} label={words.shapes} />}
      {differing.length > 0 && (
        <>
          <h3>{words.differ}</h3>
          <p class="measure">{words.differText({ count: differing.length })}</p>
          {[...differing]
            .sort((one, other) => Number(other.isDisputed) - Number(one.isDisputed))
            .map((fact) => (
              <DifferingFact telling={telling} fact={fact} place={place} />
            ))}
        </>
      )}
      {topics.map((topic) => (
        <>
          <h3>{topicWords(contracts, topic, language).title}</h3>
          <dl class="facts facts-sourced">
            {facts
              .filter((fact) => fact.topic === topic)
              .map((fact) => (
                <Fact telling={telling} fact={fact} place={place} isSent={isSent} agencies={agencies} />
              ))}
          </dl>
        </>
      ))}
    </>
  );
}

interface FactProps {
  telling: Telling;
  fact: KnownFact;
  place: number;
  isSent: boolean;
  agencies: readonly NamedAgency[];
}

function Fact({ telling, fact, place, isSent, agencies }: FactProps): JSX.Element {
  const { words } = telling;
  return (
    <div>
      <dt>{telling.title(fact.spec)}</dt>
      <dd>
        {telling.value(fact, fact.used)}
        <br />
        <span class="quiet small">
          {telling.origin(fact)}
          {/^art(?:9|10)|^health$/.test(fact.sensitivity ?? '') && ` ${words.protectedByLaw}`}
        </span>
      </dd>
      <dd class="change">
        {isSent && <SentTo telling={telling} fact={fact} agencies={agencies} />}
        <FactLinks telling={telling} fact={fact} place={place} isSent={isSent} />
      </dd>
    </div>
  );
}

function SentTo({ telling: { words }, fact, agencies }: Pick<FactProps, 'telling' | 'fact' | 'agencies'>): JSX.Element {
  const by = new Set(fact.sent.map(({ agency }) => agency));
  if (by.size === 0) return <span class="quiet small">{words.sentToNobody}</span>;
  return <Uses all={agencies} by={by} goesTo={words.goesTo} />;
}
