import type { Contracts } from '#contracts';
import type { JSX } from 'preact';
import { Frame, type Visit } from '#pages';
import { ErrorSummary, FactField, type FieldContext, Radios } from '#fact-form';
import type { AskedField } from '#intake';
import type { Plan } from './plan.js';
import { PlanPanel } from './plan-panel.js';
import { Steps } from './steps.js';
import { textsIn } from '#texts';

const frameWords = textsIn('frame');
const startWords = textsIn('start');

/** Of a form beside which the plan stands. */
export const PLANNED = 'planned';

export interface StartProps {
  visit: Visit;
  contracts: Contracts;
  fields: readonly AskedField[];
  context: FieldContext;
  plan?: Plan;
}

/** What this is, the questions that decide who takes part, and what follows from them. */
export function StartPage({ visit, contracts, fields, context, plan }: StartProps): JSX.Element {
  const words = startWords(visit);
  const links = visit.applicationId
    ? [{ href: '/application', label: frameWords(visit).continue }]
    : [{ href: '/continue', label: frameWords(visit).continue }];
  return (
    <Frame
      title={plan ? words.plan : words.title}
      hasErrors={context.problems.length > 0}
      name="start"
      links={links}
      form="first-form"
      keepsWhenLeft={false}
    >
      <Band visit={visit} />
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

function Band({ visit }: Pick<StartProps, 'visit'>): JSX.Element {
  const { h1, lead } = startWords(visit);
  return (
    <div class="band">
      <div class="container">
        <h1>
          {h1[0]}
          <br />
          {h1[1]}
        </h1>
        <p class="lead">{lead}</p>
      </div>
    </div>
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
