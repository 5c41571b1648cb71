import type { Contracts } from '#contracts';
import type { JSX } from 'preact';
import { namedAgencies } from '#fact-form';
import { AgencyMark, Uses, type NamedAgency, type Visit } from '#pages';
import type { Plan } from './plan.js';
import { textsIn } from '#texts';

const startWords = textsIn('start');

/** Who will hear of the resident, how much is asked, and which papers are good to have at hand. */
export function PlanPanel({
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
  const { asked, wouldHaveBeenAsked: otherwise } = plan.counts;
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
                <dt>
                  {asked < otherwise
                    ? words.answersInstead({ asked, otherwise, forms: agencies.length })
                    : words.answers({ asked })}
                </dt>
                <dd>{asked}</dd>
              </div>
            </dl>
            <h3>{words.willHear({ count: agencies.length })}</h3>
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
            <Papers visit={visit} plan={plan} agencies={agencies} />
            {!isAlone && <p>{words.others}</p>}
          </>
        )}
      </div>
    </section>
  );
}

interface PapersProps {
  visit: Visit;
  plan: Plan;
  /** Those that take part. */
  agencies: readonly NamedAgency[];
}

function Papers({ visit, plan, agencies }: PapersProps): JSX.Element {
  const words = startWords(visit);
  const { language } = visit;
  return (
    <>
      <h3>{words.papers}</h3>
      <p class="small quiet">{words.papersLead}</p>
      <ul class="plain papers">
        {plan.papers.map(({ spec, agencies: by }) => (
          <li>
            <p>
              <strong>{spec.title[language]}</strong>
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
    </>
  );
}
