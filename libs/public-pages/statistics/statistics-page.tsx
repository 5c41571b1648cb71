import { type CaseStatus, CHOICES, type Contracts } from '#contracts';
import type { JSX } from 'preact';
import type { Statistics } from './figures.js';
import { topicWords } from '#fact-form';
import { showDuration, showNumber, type Visit, TextTable } from '#pages';
import type { PageAnswer } from '../page-names.js';
import { TextPage } from '../texts/text-page.js';
import { HolderBars } from './holder-bars.js';
import { textsIn } from '#texts';

const statisticsWords = textsIn('statistics');
const pageNames = textsIn('pageNames');

interface StatisticsProps {
  visit: Visit;
  contracts: Contracts;
  figures: Statistics;
  answers: readonly PageAnswer[];
}

const isNumeric = (column: number): boolean => column > 0;

/** Figures over all cases; what fewer than the smallest group would show is said to be withheld. */
export function StatisticsPage({ visit, contracts, figures, answers }: StatisticsProps): JSX.Element {
  const words = statisticsWords(visit);
  return (
    <TextPage visit={visit} title={words.title} lead={words.lead} name="statistics">
      <p class="measure">{words.few({ least: figures.smallestGroup })}</p>
      <Times visit={visit} figures={figures} />
      <Cases visit={visit} figures={figures} />
      <Answers visit={visit} figures={figures} />
      <h2 id="useful">{words.useful}</h2>
      <p class="measure">{words.usefulText}</p>
      {answers.length === 0 ? (
        <p>{words.noAnswers}</p>
      ) : (
        <TextTable
          caption={words.useful}
          heads={[words.page, words.yes, words.no, words.share]}
          isNumeric={isNumeric}
          rows={answers.map(({ page, yes, no }) => [
            pageTitle(contracts, page, visit),
            showNumber(yes, visit.language),
            showNumber(no, visit.language),
            words.percent({ number: Math.round((100 * yes) / (yes + no)) }),
          ])}
        />
      )}
    </TextPage>
  );
}

interface PartProps {
  visit: Visit;
  figures: Statistics;
}

function Times({ visit, figures: { elapsed, smallestGroup } }: PartProps): JSX.Element {
  const words = statisticsWords(visit);
  const { language } = visit;
  return (
    <>
      <h2>{words.time}</h2>
      {elapsed ? (
        <>
          <HolderBars elapsed={elapsed} words={words} language={language} />
          <TextTable
            caption={words.time}
            heads={[words.holder, words.median, words.p90]}
            isNumeric={isNumeric}
            rows={CHOICES.Holder.map((holder) => [
              words.holders[holder],
              showDuration(elapsed[holder].median, language),
              showDuration(elapsed[holder].p90, language),
            ])}
          />
        </>
      ) : (
        <p class="measure">{words.noTime({ least: smallestGroup })}</p>
      )}
    </>
  );
}

function Cases({ visit, figures: { cases, smallestGroup } }: PartProps): JSX.Element {
  const words = statisticsWords(visit);
  const states = Object.entries(cases) as [CaseStatus, number | null][];
  return (
    <>
      <h2>{words.cases}</h2>
      {states.every(([, number]) => number === null) ? (
        <p class="measure">{words.nothing({ least: smallestGroup })}</p>
      ) : (
        <TextTable
          caption={words.cases}
          heads={[words.state, words.number]}
          isNumeric={isNumeric}
          rows={states.map(([state, number]) => [
            words.states[state],
            number === null ? words.fewer({ least: smallestGroup }) : showNumber(number, visit.language),
          ])}
        />
      )}
    </>
  );
}

function Answers({ visit, figures: { facts, smallestGroup } }: PartProps): JSX.Element {
  const words = statisticsWords(visit);
  const { language } = visit;
  return (
    <>
      <h2>{words.facts}</h2>
      {facts && facts.wouldHaveBeenAsked > 0 ? (
        <>
          <p class="measure">
            {words.factsText({
              asked: showNumber(facts.asked, language),
              would: showNumber(facts.wouldHaveBeenAsked, language),
            })}
          </p>
          <dl class="figures figures-first">
            <div>
              <dt>{words.sparedText}</dt>
              <dd>{words.spared({ percent: Math.round((100 * facts.reused) / facts.wouldHaveBeenAsked) })}</dd>
            </div>
          </dl>
        </>
      ) : (
        <p class="measure">{words.noFacts({ least: smallestGroup })}</p>
      )}
    </>
  );
}

function pageTitle(contracts: Contracts, name: string, visit: Visit): string {
  const topic = /^topic-(.+)$/.exec(name)?.[1];
  if (topic !== undefined) return topicWords(contracts, topic, visit.language).title;
  const names: Readonly<Record<string, string>> = pageNames(visit);
  return names[name] ?? name;
}
