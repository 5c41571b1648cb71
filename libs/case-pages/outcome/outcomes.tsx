import type { Outcome } from '#contracts';
import type { JSX } from 'preact';
import { showShortDay, showTime, showWeekday, AgencyMark, StateMark } from '#pages';
import type { CaseOnPage } from '../view.js';
import { saidNo, type Party, saySent, possessive, meaningOf, toldOfEnd } from '#case-reading';
import { textsIn } from '#texts';

const outcomeWords = textsIn('outcome');

/** Authorities in Denmark decide in Danish; what they write is neither translated nor shortened. */
const AUTHORITYS_LANGUAGE = 'da';

/** What a no means, and what agencies wrote with their answers. */
export function Outcomes({ view }: { view: CaseOnPage }): JSX.Element {
  return (
    <>
      {view.parties.map((party) =>
        saidNo(party) ? (
          <No party={party} view={view} />
        ) : (
          party.state.outcome?.reason && <Wrote party={party} outcome={party.state.outcome} view={view} />
        ),
      )}
    </>
  );
}

function No({ party, view }: { party: Party; view: CaseOnPage }): JSX.Element {
  const { visit, parties, household } = view;
  const words = outcomeWords(visit);
  const source = { parties, hasHousehold: household.length > 1, language: visit.language };
  const id = `means-${party.agency}`;
  return (
    <div class="split split-even">
      <section aria-labelledby={id}>
        <h2 id={id}>{words.means}</h2>
        <ul>
          {meaningOf(party, source).map((text) => (
            <li>{text}</li>
          ))}
        </ul>
        <WhoWasTold party={party} view={view} />
      </section>
      {party.state.outcome && <Wrote party={party} outcome={party.state.outcome} view={view} />}
    </div>
  );
}

function WhoWasTold({ party, view }: { party: Party; view: CaseOnPage }): JSX.Element | null {
  const { visit, parties } = view;
  const words = outcomeWords(visit);
  const told = toldOfEnd(parties);
  if (told.length === 0) return null;
  return (
    <>
      <h3>{words.whoWasTold}</h3>
      <ul class="whom-told no-max-width">
        {told.map(({ place, name, state }) => (
          <li>
            <AgencyMark place={place} />
            <div>
              <p>
                <strong>{name}</strong>: {words.that(party)}
              </p>
              <p>
                <StateMark glyph={state.told?.reach === 'acknowledged' ? 'done' : 'sent'}>
                  {saySent(state.told?.reach, state.told?.at, visit)}
                </StateMark>
              </p>
            </div>
          </li>
        ))}
      </ul>
      <p>{words.nobodyElse}</p>
    </>
  );
}

/** Quoted whole, with who and when; about appeal nothing is invented. */
function Wrote({ party, outcome, view }: { party: Party; outcome: Outcome; view: CaseOnPage }): JSX.Element {
  const { language } = view.visit;
  const words = outcomeWords(view.visit);
  const when = `${showShortDay(outcome.at, language)}, ${showTime(outcome.at, language)}`;
  const insideWhose = possessive(party.inside, language);
  const ownWords = words.ownWords({ ...party, when, insideWhose });
  const { reason, appeal } = outcome;
  const id = `wrote-${party.agency}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{words.wrote(party)}</h2>
      {reason && (
        <div class="own-words">
          <p class="quiet">{words.aboutDecision}</p>
          <blockquote lang={AUTHORITYS_LANGUAGE}>{reason}</blockquote>
          <p class="small quiet">{ownWords}</p>
        </div>
      )}
      {appeal && (
        <div class="own-words">
          <p class="quiet">{words.aboutAppeal}</p>
          {appeal.how && <blockquote lang={AUTHORITYS_LANGUAGE}>{appeal.how}</blockquote>}
          <p>
            {`${words.to} `}
            <span lang={AUTHORITYS_LANGUAGE}>{appeal.body}</span>
          </p>
          {appeal.until && <p>{words.until({ ...party, day: showWeekday(appeal.until, language) })}</p>}
          <p class="small quiet">{ownWords}</p>
        </div>
      )}
      {!appeal && saidNo(party) && <p>{words.noAppeal({ ...party, insideWhose })}</p>}
    </section>
  );
}
