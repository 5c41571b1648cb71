import { danishDate } from '#clock';
import type { Contracts, Json } from '#contracts';
import type { JSX } from 'preact';
import { StillDoubted, FactForm, showValue, schemaOf } from '#fact-form';
import { inWords, showList, showWeekday, AgencyMark, StateMark, type Form, PlainPage, type Reader } from '#pages';
import { caseLinks } from '../case-links.js';
import { caseAddress } from '#case-pages';
import { movedFacts } from '#case-reading';
import { type CaseView } from '../case-view.js';
import type { Move } from './move-form.js';
import type { Role, WhomToTell } from './whom-to-tell.js';
import { filled, textsIn } from '#texts';

const moveWords = textsIn('move');

interface MoveCheckProps {
  view: CaseView;
  contracts: Contracts;
  move: Move;
  /** What counts now. */
  standing: ReadonlyMap<string, Json>;
  whom: WhomToTell;
  /** What was typed, to be sent again with the promise, or to be changed. */
  form: Form;
}

/** Both addresses, and by name who will be told what, in order; only then the promise. */
export function MoveCheckPage(props: MoveCheckProps): JSX.Element {
  const { view, contracts, move, whom } = props;
  const { visit, place, shown, name } = view;
  const words = moveWords(visit).check;
  const moved = new Set(movedFacts(contracts));
  const doubts = contracts.doubts(move.answers, danishDate(visit.now)).filter(({ path }) => moved.has(path));
  const now = whom.told.filter(({ role }) => role !== 'later');
  const count = now.length;
  const countInWords = inWords(count, visit.language);
  return (
    <PlainPage
      title={words.title}
      name="move"
      links={caseLinks(visit)}
      form="form"
      keepsWhenLeft={false}
      back={{ href: caseAddress(place, 'move'), label: moveWords(visit).title }}
      above={<p class="quiet flush">{`${shown.reference} · ${name}`}</p>}
      lead={words.lead({ count, countInWords })}
    >
      <Addresses {...props} />
      <StillDoubted doubts={doubts} language={visit.language} />
      <div class="split">
        <FactForm action={caseAddress(place, 'move')}>
          <input type="hidden" name={SEEN} value="yes" />
          <Typed form={props.form} />
          <Told whom={whom} view={view} />
          <div class="actions">
            <button class="button button-primary" type="submit" name="confirmed" value="yes">
              {now[0] ? words.tell({ count, countInWords, name: now[0].agency.inside }) : words.keep}
            </button>
            <button class="button button-secondary" type="submit" name="change" value="yes">
              {words.change}
            </button>
          </div>
        </FactForm>
        <aside class="panel flush" aria-labelledby="move-title">
          <h2 class="h3" id="move-title">
            {words.yourMove}
          </h2>
          <dl class="meet">
            <div>
              <dt>{words.whoMoves}</dt>
              <dd>
                {showList(
                  move.movers.map((mover) => view.household[mover]!.name),
                  visit.language,
                )}
              </dd>
            </div>
            <div>
              <dt>{words.day}</dt>
              <dd>{showWeekday(move.from, visit.language)}</dd>
            </div>
          </dl>
        </aside>
      </div>
    </PlainPage>
  );
}

/** What the server says itself, such as the language of the page, is not sent again. */
const OWN: ReadonlySet<string> = new Set(['see', 'seen', 'confirmed', 'change', 'language', 'add', 'remove']);
/** Of the form that has shown who will be told. */
export const SEEN = 'seen';

function Typed({ form }: { form: Form }): JSX.Element {
  return (
    <>
      {form
        .names()
        .filter((name) => !OWN.has(name))
        .flatMap((name) => form.all(name).map((value) => <input type="hidden" name={name} value={value} />))}
    </>
  );
}

function Addresses({ view, contracts, move, standing }: MoveCheckProps): JSX.Element {
  const { language } = view.visit;
  const words = moveWords(view.visit).check;
  const linesOf = (values: ReadonlyMap<string, Json>, reader: Reader): string[] =>
    movedFacts(contracts).flatMap((fact) => {
      const value = values.get(fact);
      if (value === undefined) return [];
      const { title } = contracts.getFact(fact);
      return [`${title[language]}: ${showValue(schemaOf(contracts, fact), value, reader)}`];
    });
  const before = linesOf(standing, view.visit);
  const left = move.retract.filter((fact) => standing.has(fact)).map((fact) => contracts.getFact(fact).title[language]);
  return (
    <section aria-labelledby="addresses-title">
      <h2 id="addresses-title">{words.addresses}</h2>
      <div class="compare">
        <section class="says">
          <h3>{words.registered}</h3>
          {before.length === 0 ? <p>{words.none}</p> : before.map((line) => <p class="line">{line}</p>)}
          {before.length > 0 && (
            <p>
              <StateMark glyph="done">{words.now}</StateMark>
            </p>
          )}
        </section>
        <section class="says says-open">
          <h3>{words.you({ day: showWeekday(move.from, language) })}</h3>
          {linesOf(move.answers, { ...view.visit, coversPlace: false }).map((line) => (
            <p class="line">{line}</p>
          ))}
          {left.length > 0 && <p class="line">{words.leftBehind({ titles: left.join(', ') })}</p>}
          <p>
            <StateMark glyph="todo">{words.notSent}</StateMark>
          </p>
        </section>
      </div>
    </section>
  );
}

function Told({ whom, view }: { whom: WhomToTell; view: CaseView }): JSX.Element {
  const words = moveWords(view.visit).check;
  const newAgency = whom.told.find(({ role }) => role === 'new')?.agency.inside ?? '';
  const gets: Record<Role, string> = filled(words.gets, { newAgency });
  const ofRole = (isLater: boolean): WhomToTell['told'] =>
    whom.told.filter(({ role }) => (role === 'later') === isLater);
  const list = (told: WhomToTell['told']): JSX.Element => (
    <ol class="whom-told no-max-width">
      {told.map(({ agency, role, on }) => (
        <li>
          <AgencyMark place={agency.place} />
          <p>
            <strong>{role.startsWith('old') ? `${agency.name} (${words.old})` : agency.name}</strong>
            {`: ${gets[role]}`}
            {role !== 'later' &&
              ` ${on === undefined ? words.atOnce : words.on({ day: showWeekday(on, view.visit.language) })}`}
          </p>
        </li>
      ))}
    </ol>
  );
  return (
    <>
      <h2 class="flush">{words.told}</h2>
      {ofRole(false).length === 0 ? <p>{words.nobody}</p> : list(ofRole(false))}
      {ofRole(true).length > 0 && (
        <>
          <h3>{words.later}</h3>
          {list(ofRole(true))}
        </>
      )}
      <h3>{words.untold}</h3>
      <p>{[...whom.untold.map(({ name }) => `${name}.`), words.untoldOthers].join(' ')}</p>
      <h3>{words.notChanged}</h3>
      <p>{words.notChangedLead}</p>
    </>
  );
}
