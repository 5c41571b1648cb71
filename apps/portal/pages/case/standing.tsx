import type { Contracts } from '#contracts';
import type { JSX } from 'preact';
import { AgencyMark, StateMark, shapeOf } from '../frame/marks.js';
import type { CaseView } from './case-view.js';
import { deadlinesOf } from './next-steps.js';
import { hasEnded, lastAt, type Party, type Status } from './party.js';
import { sayWhen } from './say-when.js';
import { glyphOf, standingWords } from './standing-words.js';

type Titles = Pick<Contracts, 'findPath' | 'findFact'>;

/** Every agency on a card: its state, how we know, what comes next, by when. */
export function Standings({ view, contracts }: { view: CaseView; contracts: Titles }): JSX.Element {
  const words = standingWords(view.visit);
  return (
    <section id="agencies" aria-labelledby="agencies-title">
      <h2 id="agencies-title">{words.title}</h2>
      <div class="three">
        {view.parties.map((party) => (
          <Card party={party} view={view} contracts={contracts} />
        ))}
      </div>
    </section>
  );
}

interface CardProps {
  party: Party;
  view: CaseView;
  contracts: Titles;
}

function Card({ party, view, contracts }: CardProps): JSX.Element {
  const { visit, parties } = view;
  const words = standingWords(visit);
  const { status, waitingFor, outcome } = party.state;
  const told = words.told[status]({
    party,
    when: whenOf(party, view),
    others: waitingFor.map((agency) => parties.find((one) => one.agency === agency)?.inside ?? agency),
  });
  const deadlines = hasEnded(party) ? [] : deadlinesOf(party, visit);
  return (
    <section class={`card-flat agency-${shapeOf(party.place)}`} aria-labelledby={`agency-${party.agency}-title`}>
      <h3 id={`agency-${party.agency}-title`}>
        <AgencyMark place={party.place} />
        {party.name}
      </h3>
      <p>
        <StateMark glyph={glyphOf[status]}>{told.state}</StateMark>
      </p>
      <p>
        <span class="quiet">{words.know}</span> {told.know}
      </p>
      {outcome?.reason && (
        <p>
          <span class="quiet">{words.wrote}</span> <q>{outcome.reason}</q>
        </p>
      )}
      <CameWith party={party} view={view} contracts={contracts} />
      <p>
        <span class="quiet">{words.next}</span> {told.next}
      </p>
      {deadlines.map(({ title, day, isOver }) => (
        <p>
          <span class="quiet">{isOver ? words.wasBy : words.by}</span> {`${day} (${title})`}
        </p>
      ))}
      {deadlines.length === 0 && !hasEnded(party) && (
        <p>
          <span class="quiet">{words.by}</span> {words.noDate}
        </p>
      )}
    </section>
  );
}

/** What an answer brought, by name only; its values stand with the data. */
function CameWith({ party, view, contracts }: CardProps): JSX.Element | null {
  const { language } = view.visit;
  const words = standingWords(view.visit);
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

/** The event that proves a status. */
const provenBy: Partial<Record<Status, readonly string[]>> = {
  ready: ['ready', 'readyAgain'],
  delivering: ['delivering'],
  delivered: ['delivered'],
  acknowledged: ['acknowledged'],
  moreNeeded: ['moreNeeded'],
  undeliverable: ['undeliverable'],
  withdrawn: ['withdrawalAsked'],
};

function whenOf(party: Party, { visit, shown }: CaseView): string {
  const { status, outcome } = party.state;
  const isDecided = status === 'granted' || status === 'refused' || status === 'revoked';
  const ofAll = shown.timeline.findLast(({ event, agency }) => event === 'withdrawalAsked' && agency === undefined)?.at;
  const at = isDecided
    ? outcome?.at
    : (lastAt(party, ...(provenBy[status] ?? [])) ?? (status === 'withdrawn' ? ofAll : undefined));
  return at === undefined ? '' : sayWhen(at, visit.now, visit.language);
}
