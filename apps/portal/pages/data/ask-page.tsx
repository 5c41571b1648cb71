import type { JSX } from 'preact';
import { AgencyMark, PlaceCover, PlainPage, withPerson } from '#pages';
import { ownLinks } from './data-page.js';
import type { HeldData, KnownFact, Telling } from '#held-data';
import type { OwnVisit } from '../visit/visits.js';

interface AskProps {
  visit: OwnVisit;
  telling: Telling;
  data: HeldData;
  fact: KnownFact;
}

/** What to say about a fact, and to whom. Nothing is sent in the resident's name. */
export function AskPage({ visit, telling, data, fact }: AskProps): JSX.Element {
  const { words } = telling;
  const { place, person, shown } = data;
  const name = telling.title(fact.spec);
  const title = words.askTitle({ title: `“${name}”` });
  return (
    <PlainPage
      title={title}
      name="ask"
      links={ownLinks(visit, Boolean(shown), place, false)}
      back={{ href: withPerson('/data', place), label: words.back }}
      lead={words.askLead}
    >
      <PlaceCover visit={visit} />
      <h2>{words.sayThis}</h2>
      <dl class="facts">
        <Entry term={words.yourReference}>
          <strong>{person.reference}</strong>
        </Entry>
        <Entry term={words.theAnswer}>{name}</Entry>
        <Entry term={words.standsHere}>{telling.value(fact, fact.used)}</Entry>
        <Entry term={words.fromWhom}>{telling.origin(fact)}</Entry>
      </dl>
      <p class="measure">{words.sayWrong}</p>
      <h2>{words.whom}</h2>
      <Whom telling={telling} fact={fact} place={place} />
      <p class="measure">{words.askDesk}</p>
    </PlainPage>
  );
}

function Entry({ term, children }: { term: string; children: JSX.Element | string }): JSX.Element {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The agency that says it comes first, then who was sent it. */
function Whom({ telling, fact, place }: Pick<AskProps, 'telling' | 'fact'> & { place: number }): JSX.Element {
  const { words, contracts } = telling;
  const { source } = fact.used;
  const isAgency = contracts.agencies.includes(source);
  const receivers = fact.sent.filter(({ agency }) => agency !== source);
  return (
    <>
      {source === 'resident' && (
        <p class="measure">
          {words.askSelf}{' '}
          {!fact.isIssued && <a href={withPerson(`/case/correct/${fact.spec.fact}`, place)}>{words.correctHere}</a>}
        </p>
      )}
      {isAgency && <Agency telling={telling} agency={source} why={words.askSource} />}
      {receivers.map(({ agency, recipient, at, confirmed }) => (
        <Agency
          telling={telling}
          agency={agency}
          recipient={recipient}
          why={words.askReceiver({ when: telling.moment(at), confirmed })}
        />
      ))}
      {!isAgency && receivers.length === 0 && <p>{words.noReceivers}</p>}
    </>
  );
}

interface AgencyProps {
  telling: Telling;
  agency: string;
  recipient?: string;
  why: string;
}

function Agency({ telling, agency, recipient, why }: AgencyProps): JSX.Element {
  const { words, contracts, language } = telling;
  const { name, inside, place } = telling.agency(agency, recipient);
  const { contact } = contracts.process(agency);
  return (
    <section class="whom">
      <h3>
        <AgencyMark place={place} small /> {name}
      </h3>
      <p class="flush">{why}</p>
      {contact?.phone && (
        <p class="flush">
          {`${words.phone}: `}
          <a href={`tel:${contact.phone.replaceAll(' ', '')}`}>{contact.phone}</a>
        </p>
      )}
      {contact ? (
        <p>
          <a href={contact.website[language]}>{`${words.website}: ${inside}`}</a>
        </p>
      ) : (
        <p>{words.noContact}</p>
      )}
    </section>
  );
}
