import type { Contracts } from '#contracts';
import type { JSX } from 'preact';
import { nameAgency } from '../facts/agency-names.js';
import { showList } from '../frame/language.js';
import type { Visit } from '../visit/visit.js';
import type { Plan } from './plan.js';
import { startWords } from './start-words.js';

/** From the first question to the last agency, in the order in which they wait for each other. */
export function Steps({ visit, contracts, plan }: { visit: Visit; contracts: Contracts; plan?: Plan }): JSX.Element {
  const words = startWords(visit);
  const { language } = visit;
  const agencies = plan?.agencies ?? contracts.agencies;
  const steps = [
    { step: words.answer, who: words.you, long: words.halfHour },
    { step: words.sign, who: words.you, long: words.minutes },
    { step: words.checked, who: 'Ankomst', long: words.seconds },
    ...agencies.map((agency) => {
      const { purpose, title, waitsFor } = contracts.process(agency);
      const before = waitsFor
        .filter((other) => other.if === undefined && agencies.includes(other.agency))
        .map((other) => nameAgency(contracts, other.agency, language).name);
      const waits = before.length > 0 ? `${words.waits(showList(before, language))} ` : '';
      return { step: purpose[language].replace(/\.$/, ''), who: title[language], long: `${waits}${words.ownTime}` };
    }),
  ];
  return (
    <>
      <h2>{words.steps}</h2>
      <div class="table-wrap">
        <table role="table" class="plain-table stack">
          <caption class="sr-only">{words.stepsCaption}</caption>
          <thead role="rowgroup">
            <tr role="row">
              {[words.step, words.whoActs, words.howLong].map((head) => (
                <th role="columnheader" scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {steps.map(({ step, who, long }, index) => (
              <tr role="row">
                <th role="rowheader" scope="row">{`${index + 1}. ${step}`}</th>
                <td role="cell" data-label={words.whoActs}>
                  {who}
                </td>
                <td role="cell" data-label={words.howLong}>
                  <span>{long}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>
        <a href="/statistics">{words.seeTimes}</a>
      </p>
    </>
  );
}
