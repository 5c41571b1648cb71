import type { Contracts } from '#contracts';
import type { JSX } from 'preact';
import { nameAgency } from '#fact-form';
import { showList, TextTable, type Visit } from '#pages';
import type { Plan } from './plan.js';
import { textsIn } from '#texts';

const startWords = textsIn('start');

/** From the first question to the last agency, in the order in which they wait for each other. */
export function Steps({ visit, contracts, plan }: { visit: Visit; contracts: Contracts; plan?: Plan }): JSX.Element {
  const words = startWords(visit);
  const { language } = visit;
  const agencies = plan?.agencies ?? contracts.agencies;
  const steps = [
    [words.answer, words.you, words.halfHour],
    [words.sign, words.you, words.minutes],
    [words.checked, 'Ankomst', words.seconds],
    ...agencies.map((agency) => {
      const { purpose, title, waitsFor } = contracts.process(agency);
      const before = waitsFor
        .filter((other) => other.if === undefined && agencies.includes(other.agency))
        .map((other) => nameAgency(contracts, other.agency, visit).inside);
      const waits = before.length > 0 ? `${words.waits({ names: showList(before, language) })} ` : '';
      return [purpose[language].replace(/\.$/, ''), title[language], `${waits}${words.ownTime}`];
    }),
  ];
  return (
    <>
      <h2>{words.steps}</h2>
      <div class="table-wrap">
        <TextTable
          caption={words.stepsCaption}
          heads={[words.step, words.whoActs, words.howLong]}
          rows={steps.map(([step, ...cells], index) => [`${index + 1}. ${step}`, ...cells])}
        />
      </div>
      <p>
        <a href="/statistics">{words.seeTimes}</a>
      </p>
    </>
  );
}
