import type { Contracts } from '#contracts';
import type { JSX } from 'preact';
import { nameAgency } from '#fact-form';
import { AgencyMark, StateMark, type Visit } from '#pages';
import { caseAddress, type CaseOnPage } from '../view.js';
import { Website } from '../next/next.js';
import {
  type Party,
  possessive,
  sayWhen,
  saySent,
  isResidents,
  ownValues,
  type Dispute,
  type DisputedFact,
  type DisputedValue,
} from '#case-reading';
import { textsIn } from '#texts';

const disputeWords = textsIn('dispute');

interface Props {
  view: CaseOnPage;
  contracts: Contracts;
}

/** What sources say against each other, side by side; who decides, and what goes on meanwhile. */
export function Disputes({ view, contracts }: Props): JSX.Element | null {
  if (view.disputes.length === 0) return null;
  return (
    <div id="conflicts">
      {view.disputes.map((dispute) => (
        <OneDispute dispute={dispute} view={view} contracts={contracts} />
      ))}
    </div>
  );
}

function OneDispute({ dispute, view, contracts }: Props & { dispute: Dispute }): JSX.Element {
  const { visit, parties } = view;
  const words = disputeWords(visit);
  const party = parties.find(({ agency }) => agency === dispute.decides);
  const id = `dispute-${dispute.facts[0]!.path.replaceAll('.', '-')}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{dispute.isMove ? words.addresses : words.title({ fact: dispute.facts[0]!.title })}</h2>
      <div class="compare">
        <Says sayings={countsOf(dispute)} dispute={dispute} party={party} view={view} counts />
        {othersOf(dispute).map((sayings) => (
          <Says sayings={sayings} dispute={dispute} party={party} view={view} />
        ))}
      </div>
      {party ? (
        <div class="split split-even">
          <WhoDecides dispute={dispute} party={party} view={view} contracts={contracts} />
          <section aria-labelledby={`${id}-on`}>
            <h3 class="flush" id={`${id}-on`}>
              {words.meanwhile}
            </h3>
            <ul>
              <li>{words.goesOn}</li>
              <li>{words.asksNothing}</li>
            </ul>
            <WhatToDo dispute={dispute} view={view} />
          </section>
        </div>
      ) : (
        <p>{words.nobodyDecides}</p>
      )}
    </section>
  );
}

type SourceStatements = readonly { fact: DisputedFact; saying: DisputedValue }[];

const countsOf = ({ facts }: Dispute): SourceStatements => facts.map((fact) => ({ fact, saying: fact.counts }));

/** By who says it. */
function othersOf({ facts }: Dispute): SourceStatements[] {
  const bySource = new Map<string, { fact: DisputedFact; saying: DisputedValue }[]>();
  for (const fact of facts)
    for (const saying of fact.others) {
      const known = bySource.get(saying.source) ?? [];
      bySource.set(saying.source, [...known, { fact, saying }]);
    }
  return [...bySource.values()];
}

interface SaysProps {
  sayings: SourceStatements;
  dispute: Dispute;
  party?: Party;
  view: CaseOnPage;
  counts?: boolean;
}

function Says({ sayings, dispute, party, view, counts = false }: SaysProps): JSX.Element {
  const { visit } = view;
  const words = disputeWords(visit);
  const { name, inside, source, at, isOwn } = sayings[0]!.saying;
  const isRegistered = counts && dispute.isMove && !isOwn;
  const isWaiting = !counts && isOwn && party !== undefined;
  const saidSince = (when: string): string =>
    isRegistered ? words.registeredSince({ when }) : words.stated({ inside, when });
  return (
    <section class={counts ? 'says' : 'says says-open'}>
      <h3>{isRegistered ? words.registered : source === 'resident' ? words.youSay : words.says({ name })}</h3>
      {sayings.map(({ fact, saying }) => (
        <p class="value">{sayings.length === 1 ? saying.value : `${fact.title}: ${saying.value}`}</p>
      ))}
      <p>
        {counts ? (
          <StateMark glyph="done">{words.countsNow}</StateMark>
        ) : isWaiting && dispute.claim ? (
          <StateMark glyph="claim">{waitsFor(party, dispute.claim, visit)}</StateMark>
        ) : (
          <StateMark glyph="differ">{isWaiting ? words.keptOpen : words.kept}</StateMark>
        )}
      </p>
      {at && <p class="small quiet">{saidSince(sayWhen(at, visit.now, visit.language))}</p>}
    </section>
  );
}

function waitsFor(party: Party, { told }: NonNullable<Dispute['claim']>, { language }: Visit): string {
  const words = disputeWords({ language });
  const isConfirmed = told.some(({ agency, reach }) => agency === party.agency && reach === 'acknowledged');
  if (!isConfirmed) return words.waitsUnconfirmed(party);
  return words.waits({ ...party, insideWhose: possessive(party.inside, language) });
}

interface DecidesProps extends Props {
  dispute: Dispute;
  party: Party;
}

function WhoDecides({ dispute, party, view, contracts }: DecidesProps): JSX.Element {
  const { visit, shown } = view;
  const words = disputeWords(visit);
  const id = `decides-${dispute.facts[0]!.path.replaceAll('.', '-')}`;
  return (
    <section aria-labelledby={id}>
      <h3 class="flush" id={id}>
        {words.whoDecides}
      </h3>
      <ul class="whom-told no-max-width">
        <li>
          <AgencyMark place={party.place} />
          <div>
            <p>{words.decides(party)}</p>
            {party.website && (
              <p>
                {`${words.reach} `}
                <Website address={party.website} />
                {party.phone && (
                  <>
                    , <a href={`tel:${party.phone.replaceAll(' ', '')}`}>{party.phone}</a>
                  </>
                )}
                {`. ${words.sayNumber} `}
                <span class="nowrap">{shown.reference}</span>.
              </p>
            )}
          </div>
        </li>
      </ul>
      {dispute.claim && dispute.claim.told.length > 0 && (
        <>
          <h3>{words.told}</h3>
          <ul class="whom-told no-max-width">
            {dispute.claim.told.map(({ agency, recipient, at, reach }) => {
              const named = nameAgency(contracts, agency, visit, recipient);
              return (
                <li>
                  <AgencyMark place={named.place} />
                  <div>
                    <p>
                      <strong>{named.name}</strong>
                    </p>
                    <p>
                      <StateMark glyph={reach === 'acknowledged' ? 'done' : 'sent'}>
                        {saySent(reach, at, visit)}
                      </StateMark>
                    </p>
                  </div>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
}

/** To say that it is wrong, to add to what was said, or to take that back; a move has a page of its own. */
function WhatToDo({ dispute, view }: { dispute: Dispute; view: CaseOnPage }): JSX.Element | null {
  const words = disputeWords(view.visit);
  if (ownValues(dispute)[0]?.isOwn !== true && !dispute.claim) return null;
  if (dispute.isMove)
    return (
      <p>
        <a href={caseAddress(view.place, 'move')}>{words.changeMove}</a>
      </p>
    );
  return (
    <>
      {dispute.facts.map(({ path, counts }) => (
        <form method="post" action={caseAddress(view.place, `objection/${path}`)} class="actions">
          <a href={caseAddress(view.place, `objection/${path}`)}>
            {dispute.claim ? words.addTo : words.isWrong(counts)}
          </a>
          {dispute.claim && isResidents(ownValues(dispute)[0]) && (
            <button class="button button-secondary" type="submit" name="accept" value="yes">
              {words.takeBack}
            </button>
          )}
        </form>
      ))}
    </>
  );
}
