import type { Contracts } from '#contracts';
import type { JSX } from 'preact';
import { namedAgencies, nameAgency } from '#fact-form';
import { AgencyMark, StateMark, shapeOf } from '#pages';
import { filled } from '#texts';
import type { CaseOnPage } from '../view.js';
import { type Party, besideWords, partyStatusOf, partyStatusWords } from '#case-reading';

/** Every agency on a card: its state, how we know, what comes next, by when. */
export function PartyStatuses({ view, contracts }: { view: CaseOnPage; contracts: Contracts }): JSX.Element {
  const words = partyStatusWords(view.visit);
  return (
    <section id="agencies" aria-labelledby="agencies-title">
      <h2 id="agencies-title">{words.title}</h2>
      <div class="three">
        {view.parties.flatMap((party) => [
          <Card party={party} view={view} contracts={contracts} />,
          ...(party.state.former ?? []).map((former, index) => (
            <FormerCard former={former} index={index} party={party} view={view} contracts={contracts} />
          )),
        ])}
      </div>
      <WithoutPart view={view} contracts={contracts} />
    </section>
  );
}

/** Who has nothing to do with this person, and why: what does not come from there is not waited for. */
function WithoutPart({ view: { shown, visit }, contracts }: Omit<CardProps, 'party'>): JSX.Element[] {
  const { language } = visit;
  const words = partyStatusWords(visit);
  return namedAgencies(contracts, language)
    .filter(({ agency }) => shown.agencies[agency]?.status === 'notApplicable')
    .map(({ agency, name }) => (
      <p class="measure" data-without-part={agency}>
        <strong>{words.withoutPart({ agency: name })}</strong> {contracts.process(agency).forWhom?.[language]}
      </p>
    ));
}

interface CardProps {
  party: Party;
  view: CaseOnPage;
  contracts: Contracts;
}

function Card({ party, view, contracts }: CardProps): JSX.Element {
  const { visit, parties, disputes, shown } = view;
  const words = partyStatusWords(visit);
  const { language, now } = visit;
  const { states, know, next, by } = partyStatusOf(party, {
    parties,
    disputes,
    timeline: shown.timeline,
    now,
    language,
  });
  return (
    <section class={`card-flat agency-${shapeOf(party.place)}`} aria-labelledby={`agency-${party.agency}-title`}>
      <h3 id={`agency-${party.agency}-title`}>
        <AgencyMark place={party.place} />
        {party.name}
      </h3>
      {states.map(({ glyph, text }) => (
        <p class="states">
          <StateMark glyph={glyph}>{text}</StateMark>
        </p>
      ))}
      <p>
        <span class="quiet">{words.know}</span> {know}
      </p>
      <CameWith party={party} view={view} contracts={contracts} />
      <p>
        <span class="quiet">{words.next}</span> {next}
      </p>
      {by.map(({ label, text }) => (
        <p>
          <span class="quiet">{label}</span> {text}
        </p>
      ))}
    </section>
  );
}

/** What an answer brought, by name only; its values stand with the data. */
function CameWith({ party, view, contracts }: CardProps): JSX.Element | null {
  const { language } = view.visit;
  const words = partyStatusWords(view.visit);
  const { outcome } = party.state;
  if (outcome?.result !== 'granted') return null;
  const titles = Object.keys(outcome.facts).map((path) => contracts.findPath(path) ?? contracts.findFact(path));
  const names = titles.flatMap((spec) => (spec ? [spec.title[language]] : []));
  if (names.length === 0) return null;
  return (
    <p>
      <span class="quiet">{words.cameWith}</span> {`${names.join(', ').replace(/\.$/, '')}. `}
      <a href={view.place === 0 ? '/data' : `/data?person=${view.place}`}>
        {words.seeIt}
        <span class="sr-only">{` (${party.name})`}</span>
      </a>
      .
    </p>
  );
}

type Former = NonNullable<Party['state']['former']>[number];

/** Who was responsible before a move: marked as the old one, and what it was told. */
function FormerCard({
  former,
  index,
  party,
  view,
  contracts,
}: CardProps & { former: Former; index: number }): JSX.Element {
  const { visit } = view;
  const words = partyStatusWords(visit);
  const beside = besideWords(visit);
  const named = nameAgency(contracts, party.agency, visit, former.recipient);
  const { state, know, next } = filled(beside.formerState[former.state], { ...named, other: party.inside });
  const id = `agency-${party.agency}-former-${index}-title`;
  return (
    <section class={`card-flat card-old agency-${shapeOf(party.place)}`} aria-labelledby={id}>
      <h3 id={id}>
        <AgencyMark place={party.place} />
        {named.name}
      </h3>
      <p class="quiet">{beside.former}</p>
      <p class="states">
        <StateMark glyph={former.state === 'withdrawing' ? 'sent' : 'done'}>{state}</StateMark>
      </p>
      <p>
        <span class="quiet">{words.know}</span>{' '}
        {[know, former.told && beside.formerTold({ isConfirmed: former.told === 'acknowledged' })]
          .filter(Boolean)
          .join(' ')}
      </p>
      <p>
        <span class="quiet">{words.next}</span> {next}
      </p>
    </section>
  );
}
