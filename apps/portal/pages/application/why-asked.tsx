import { lacksSection, type Contracts, type LegalBasis } from '#contracts';
import type { JSX } from 'preact';
import { namedAgencies } from '#fact-form';
import { type AskedPage, entryLeafOf } from '#intake';
import { showList, type Language, AgencyMark, type NamedAgency } from '#pages';
import { textsIn } from '#texts';

const applicationWords = textsIn('application');

/** Who uses the answers of this page, and what for: each agency's purposes, with their laws. */
export function WhyAsked({
  contracts,
  page,
  language,
}: {
  contracts: Contracts;
  page: AskedPage;
  language: Language;
}): JSX.Element | null {
  const words = applicationWords({ language });
  const by = namedAgencies(contracts, language).filter(({ agency }) =>
    page.fields.some(({ agencies }) => agencies.includes(agency)),
  );
  if (page.topic === 'start' || by.length === 0) return null;
  return (
    <div class="why">
      <p>
        {`${words.neededBy} `}
        {by.map(({ place, inside }, index) => (
          <>
            {index > 0 && (index === by.length - 1 ? ` ${showList(['', ''], language).trim()} ` : ', ')}
            <span class="nowrap">
              <AgencyMark place={place} small />
              {`\u00a0${inside}`}
            </span>
          </>
        ))}
        .
      </p>
      <details class="details">
        <summary class="details-summary">{words.whichLaw}</summary>
        <div class="details-text">
          <dl>
            {by.map((agency) => (
              <Purposes contracts={contracts} page={page} agency={agency} language={language} />
            ))}
          </dl>
        </div>
      </details>
    </div>
  );
}

interface PurposesProps {
  contracts: Contracts;
  page: AskedPage;
  agency: NamedAgency;
  language: Language;
}

function Purposes({ contracts, page, agency: { agency, name }, language }: PurposesProps): JSX.Element {
  const { needs } = contracts.dossier(agency);
  const reasons = new Map<string, string[]>();
  for (const { field, agencies, question } of page.fields) {
    const need = needs.get(entryLeafOf(field)?.list ?? field);
    if (!need || !agencies.includes(agency)) continue;
    const reason = `${need.purpose[language]} (${lawsOf(need.legalBasis, language)})`;
    reasons.set(reason, [...(reasons.get(reason) ?? []), question[language]]);
  }
  return (
    <>
      <dt>{name}</dt>
      {[...reasons].map(([reason, questions]) => (
        <dd>
          <span class="quiet">{questions.join(', ')}: </span>
          {reason}
        </dd>
      ))}
    </>
  );
}

export function lawsOf(bases: readonly LegalBasis[], language: Language): string {
  const words = applicationWords({ language });
  const named = bases.map((basis) =>
    `${basis.law} ${lacksSection(basis) ? `(${words.noSection})` : basis.section}`.trim(),
  );
  return [...new Set(named)].join('; ');
}
