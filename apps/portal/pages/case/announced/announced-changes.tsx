import { type Announced, type Contracts, capital } from '#contracts';
import type { JSX } from 'preact';
import { showValue, schemaOf } from '#fact-form';
import { showWeekday, type Reader } from '#pages';
import { type CaseView } from '../case-view.js';
import { caseAddress } from '#case-pages';
import { isMoveIn, movedFacts, sourceName } from '#case-reading';
import { textsIn } from '#texts';

const announcedWords = textsIn('announced');

interface Props {
  view: CaseView;
  contracts: Contracts;
}

/** What was said of a day to come, for as long as it is to come: what it will be, and how it is taken back. */
export function AnnouncedChanges({ view, contracts }: Props): JSX.Element | null {
  const { announced = [], status } = view.shown;
  if (announced.length === 0 || status === 'withdrawn') return null;
  return (
    <div id="announced">
      {announced.map((one, index) => (
        <OneChange announced={one} id={`announced-${index}`} view={view} contracts={contracts} />
      ))}
    </div>
  );
}

function OneChange({ announced, id, view, contracts }: Props & { announced: Announced; id: string }): JSX.Element {
  const { visit, place } = view;
  const { language } = visit;
  const words = announcedWords(visit);
  const day = showWeekday(announced.from, language);
  const isMove = isMoveIn(contracts, announced);
  const isOwn = announced.source === 'resident';
  const lines = linesOf(contracts, announced, isMove, visit);
  const [{ path }, ...others] = announced.facts as [Announced['facts'][number], ...Announced['facts'][number][]];
  const title = others.length === 0 ? contracts.getFact(path).title[language] : words.several;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{isMove ? words.move({ day }) : words.other({ title, day })}</h2>
      <div class="says says-open">
        {lines.map((line) => (
          <p class="line">{line}</p>
        ))}
        {!isOwn && <p class="small quiet">{words.saidBy({ name: sourceName(contracts, view, announced.source) })}</p>}
      </div>
      <p>{isMove ? words.untilMove : words.untilOther}</p>
      {isOwn && (
        <form method="post" action={caseAddress(place, isMove ? 'move' : `correct/${path}`)} class="actions">
          {isMove && <a href={caseAddress(place, 'move')}>{words.change}</a>}
          <button class="button button-secondary" type="submit" name="retract" value="yes">
            {isMove ? words.takeBackMove : words.takeBackOther}
          </button>
        </form>
      )}
      {isOwn && <p class="quiet">{words.takeBackNote({ day })}</p>}
    </section>
  );
}

/** Where somebody lives is told as one, of a day that the heading has; of a single fact it has the name, too. */
function linesOf(contracts: Contracts, { facts }: Announced, isMove: boolean, reader: Reader): string[] {
  const { language } = reader;
  const moved = movedFacts(contracts);
  const shown = isMove ? facts.filter(({ path }) => moved.includes(path)) : facts;
  const inOrder = [...shown].sort((one, other) => moved.indexOf(one.path) - moved.indexOf(other.path));
  return inOrder.map(({ path, value, absence }) => {
    const { title, paths } = contracts.getFact(path);
    const none = announcedWords(reader).noLonger;
    const reason = absence === undefined ? none : (paths[0]?.absenceLabels?.[absence]?.[language] ?? none);
    const said = value === undefined ? reason : showValue(schemaOf(contracts, path), value, reader);
    return !isMove && facts.length === 1 ? capital(said) : `${title[language]}: ${said}`;
  });
}
