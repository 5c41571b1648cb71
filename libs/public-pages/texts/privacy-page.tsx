import { retentionDays, type Contracts } from '#contracts';
import type { Settings } from '#settings';
import type { JSX } from 'preact';
import { nameAgency, Laws } from '#fact-form';
import { AgencyMark, type Visit, TextTable } from '#pages';
import { Sections, TextPage } from './text-page.js';
import { filled, textsIn } from '#texts';

const privacyWords = textsIn('privacy');

interface PrivacyProps {
  visit: Visit;
  contracts: Contracts;
  limits: Pick<Settings, 'sessionIdleMinutes' | 'sessionHours'>;
}

/** The privacy notice; the laws come from what the agencies' schemas say. */
export function PrivacyPage({ visit, contracts, limits }: PrivacyProps): JSX.Element {
  const { title, lead, before, laws, cookies, retention, after } = privacyWords(visit);
  const rows = filled(cookies.rows, { minutes: limits.sessionIdleMinutes, hours: limits.sessionHours });
  return (
    <TextPage visit={visit} title={title} lead={lead} name="privacy">
      <Sections sections={before} />
      <h2>{laws.heading}</h2>
      <p class="measure">{laws.text}</p>
      <TextTable
        caption={laws.heading}
        heads={[laws.agency, laws.why, laws.under]}
        rows={contracts.agencies.map((agency) => {
          const { name, place } = nameAgency(contracts, agency, visit);
          const needs = [...contracts.dossier(agency).needs.values()];
          return [
            <span>
              <AgencyMark place={place} small /> {name}
            </span>,
            contracts.process(agency).purpose[visit.language],
            <span>
              <Laws bases={needs.flatMap(({ legalBasis }) => legalBasis)} noSection={laws.noSection} />
            </span>,
          ];
        })}
      />
      <h2>{cookies.heading}</h2>
      <p class="measure">{cookies.text}</p>
      <TextTable
        caption={cookies.heading}
        heads={[cookies.name, cookies.use, cookies.until]}
        rows={Object.entries(rows).map(([name, { use, until }]) => [`ankomst_${name}`, use, until])}
      />
      <h2>{retention.heading}</h2>
      <p class="measure">{retention.text}</p>
      <TextTable
        caption={retention.heading}
        heads={[retention.what, retention.until, retention.law]}
        rows={Object.values(contracts.retention.rules).map((rule) => [
          rule.title[visit.language],
          retention.from[rule.from]({ days: retentionDays(rule) }),
          <Laws bases={rule.law} noSection={laws.noSection} />,
        ])}
      />
      <Sections sections={after} />
    </TextPage>
  );
}
