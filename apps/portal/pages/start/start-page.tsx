import type { Contracts } from '#contracts';
import type { JSX } from 'preact';
import { nameAgency, namedAgencies } from '../facts/agency-names.js';
import { showList } from '../frame/language.js';
import { Frame } from '../frame/frame.js';
import { frameWords } from '../frame/frame-words.js';
import { AgencyMark, Uses } from '../frame/marks.js';
import type { AskedField } from '../form/asked-field.js';
import { ErrorSummary } from '../form/error-summary.js';
import { FactField, Radios, type FieldContext } from '../form/fact-field.js';
import type { Visit } from '../visit/visit.js';
import type { Plan } from './plan.js';
import { startWords } from './start-words.js';

/** Of a form beside which the plan stands. */
export const PLANNED = 'planned';

export interface StartProps {
  visit: Visit;
  contracts: Contracts;
  fields: readonly AskedField[];
  context: FieldContext;
  plan?: Plan;
  asset: (name: string) => string;
}

/** What this is, the questions that decide who takes part, and what follows from them. */
export function StartPage({ visit, contracts, fields, context, plan, asset }: StartProps): JSX.Element {
  const words = startWords(visit);
  const links = visit.applicationId
    ? [{ href: '/application', label: frameWords(visit).continue }]
    : [{ href: '/continue', label: frameWords(visit).continue }];
  return (
    <Frame
      visit={visit}
      title={plan ? words.plan : words.title}
      hasErrors={context.problems.length > 0}
      name="start"
      asset={asset}
      links={links}
      form="first-form"
      keepsWhenLeft={false}
    >
      <div class="band">
        <div class="container">
          <h1>
            {words.h1[0]}
            <br />
            {words.h1[1]}
          </h1>
          <p class="lead">{words.lead}</p>
        </div>
      </div>
      <div class="container">
        <ErrorSummary problems={context.problems} language={visit.language} />
        <form method="post" action="/plan" noValidate id="first-form">
          <div class="split">
            <div>
              <h2 class="flush" id="first">
                {words.first}
              </h2>
              <p class="measure">{words.firstLead}</p>
              <FirstQuestions visit={visit} fields={fields} context={context} />
              <div class="actions">
                <button class="button button-secondary" type="submit">
                  {words.show}
                </button>
              </div>
            </div>
            {plan && <input type="hidden" name={PLANNED} value="yes" />}
            {plan && (
              <PlanPanel
                visit={visit}
                contracts={contracts}
                plan={plan}
                isAlone={context.form.text('with') === 'nobody'}
              />
            )}
          </div>
          <Steps visit={visit} contracts={contracts} plan={plan} />
          <div class="actions">
            <button class="button button-primary" type="submit" formAction="/begin" formNoValidate>
              {words.begin}
            </button>
            <span class="quiet">{words.free}</span>
          </div>
        </form>
      </div>
    </Frame>
  );
}

function PlanPanel({
  visit,
  contracts,
  plan,
  isAlone,
}: {
  visit: Visit;
  contracts: Contracts;
  plan: Plan;
  isAlone: boolean;
}): JSX.Element {
  const words = startWords(visit);
  const { language } = visit;
  const agencies = namedAgencies(contracts, language).filter(({ agency }) => plan.agencies.includes(agency));
  return (
    <section aria-labelledby="plan">
      <div class="panel" role="status">
        <h2 class="flush" id="plan">
          {words.plan}
        </h2>
        {agencies.length === 0 ? (
          <p>{words.nobody}</p>
        ) : (
          <>
            <dl class="figures">
              <div>
                <dt>{words.answers(plan.counts.wouldHaveBeenAsked, agencies.length)}</dt>
                <dd>{plan.counts.asked}</dd>
              </div>
            </dl>
            <h3>{words.willHear(agencies.length)}</h3>
            <ul class="plain">
              {agencies.map(({ agency, place, name }) => (
                <li class="with-mark">
                  <AgencyMark place={place} />
                  <p>
                    <strong>{name}</strong>
                    <br />
                    {contracts.process(agency).purpose[language]}
                  </p>
                </li>
              ))}
            </ul>
            <h3>{words.papers}</h3>
            <p class="small quiet">{words.papersLead}</p>
            <ul class="plain papers">
              {plan.papers.map(({ spec, agencies: by }) => (
                <li>
                  <p>
                    <strong>{spec.question[language]}</strong>
                    {spec.help && (
                      <>
                        <br />
                        <span class="small">{spec.help[language]}</span>
                      </>
                    )}
                  </p>
                  <Uses all={agencies} by={by} goesTo={words.goesTo} />
                </li>
              ))}
            </ul>
            {!isAlone && <p>{words.others}</p>}
          </>
        )}
      </div>
    </section>
  );
}

function FirstQuestions({ visit, fields, context }: Pick<StartProps, 'visit' | 'fields' | 'context'>): JSX.Element {
  const words = startWords(visit);
  return (
    <>
      {fields.map((field) => (
        <FactField field={field} context={context} />
      ))}
      <Radios
        name="job"
        label={words.job}
        choices={[
          { value: 'yes', label: words.yes },
          { value: 'no', label: words.no },
        ]}
        context={context}
      />
      <Radios
        name="with"
        label={words.who}
        choices={[
          { value: 'nobody', label: words.alone },
          { value: 'spouse', label: words.spouse },
          { value: 'children', label: words.children },
          { value: 'family', label: words.family },
        ]}
        context={context}
      />
    </>
  );
}

/** From the first question to the last agency, in the order in which they wait for each other. */
function Steps({ visit, contracts, plan }: { visit: Visit; contracts: Contracts; plan?: Plan }): JSX.Element {
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
