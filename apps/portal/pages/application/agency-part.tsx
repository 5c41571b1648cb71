import type { Contracts } from '#contracts';
import type { Needs } from '#needs';
import type { JSX } from 'preact';
import { nameAgency } from '#fact-form';
import { type Draft, signedTopic } from '#intake';
import { showList, AgencyMark, type NamedAgency } from '#pages';
import { lawsOf } from './why-asked.js';
import type { OwnVisit } from '../visit/visits.js';
import { textsIn } from '#texts';

const checkWords = textsIn('check');

interface AgencyPartProps {
  visit: OwnVisit;
  contracts: Contracts;
  needs: Needs;
  draft: Draft;
  agency: NamedAgency;
}

/** What an agency will be sent, what for, when, and under which law. */
export function AgencyPart(props: AgencyPartProps): JSX.Element {
  const { visit, contracts, draft, agency } = props;
  const words = checkWords(visit);
  const { takesPart } = draft.evaluation.agencies.get(agency.agency) ?? {};
  const id = `sent-${draft.place}-${agency.agency}`;
  const { forWhom } = contracts.process(agency.agency);
  return (
    <section class={`card-flat agency-${agency.place}`} aria-labelledby={id}>
      <h3 id={id}>
        <AgencyMark place={agency.place} />
        {agency.name}
      </h3>
      {takesPart !== true ? (
        <p>{takesPart === false ? withReason(words.notAsked, forWhom?.[visit.language]) : words.undecided}</p>
      ) : (
        <Sent {...props} />
      )}
    </section>
  );
}

function Sent({ visit, contracts, needs, draft, agency }: AgencyPartProps): JSX.Element {
  const words = checkWords(visit);
  const { language } = visit;
  const { data, absent } = needs.project(agency.agency, draft.given);
  const paths = [...Object.keys(data), ...absent.map(({ path }) => path)];
  const dossier = contracts.dossier(agency.agency);
  const bases = paths.flatMap((path) => dossier.needs.get(path)?.legalBasis ?? []);
  return (
    <>
      <p class="figure-line">{words.ofYourAnswers({ count: paths.length })}</p>
      <p>
        <strong>{`${words.for}: `}</strong>
        {contracts.process(agency.agency).purpose[language]}
      </p>
      <p>
        <strong>{`${words.when}: `}</strong>
        {whenSent({ visit, contracts, needs, draft, agency })}
      </p>
      <details class="details">
        <summary class="details-summary">
          {words.all({ count: paths.length })}
          <span class="sr-only">{`: ${agency.name}`}</span>
        </summary>
        <div class="details-text">
          <ul>
            {paths.map((path) => (
              <li>{`${contracts.findPath(path)?.question[language] ?? path} (${lawsOf(dossier.needs.get(path)?.legalBasis ?? [], language)})`}</li>
            ))}
          </ul>
        </div>
      </details>
      <p class="small">
        <strong>{`${words.law}: `}</strong>
        <span lang="da">{[...new Set(bases.map(({ law }) => law))].join(', ')}</span>
      </p>
    </>
  );
}

function whenSent({ visit, contracts, needs, draft, agency }: AgencyPartProps): string {
  const words = checkWords(visit);
  const { agencies } = draft.evaluation;
  const isSigned = (fact: string): boolean =>
    contracts.findFact(fact)?.paths.every(({ topic }) => topic === signedTopic) === true;
  if ((agencies.get(agency.agency)?.missing ?? []).some((fact) => !isSigned(fact))) return words.whenComplete;
  const before = contracts
    .process(agency.agency)
    .waitsFor.filter((other) => agencies.get(other.agency)?.takesPart)
    .filter((other) => !other.if || needs.holds(other.if, draft.given) === true)
    .map((other) => nameAgency(contracts, other.agency, visit).inside);
  return before.length > 0 ? words.whenAfter({ names: showList(before, visit.language) }) : words.whenSigned;
}

const withReason = (text: string, reason = ''): string => `${text} ${reason}`.trim();
