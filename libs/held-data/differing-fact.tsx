import type { JSX } from 'preact';
import { StateMark, TableHead } from '#pages';
import { FactLinks } from './fact-links.js';
import type { KnownFact, Saying } from './known-fact.js';
import type { Telling } from './telling.js';

interface DifferingProps {
  telling: Telling;
  fact: KnownFact;
  place: number;
}

/** What each source says, which one counts, and why. */
export function DifferingFact({ telling, fact, place }: DifferingProps): JSX.Element {
  const { words } = telling;
  const title = telling.title(fact.spec);
  return (
    <div class="panel">
      <h4 class="h3">{`${title}: ${telling.value(fact, fact.used)}`}</h4>
      <p>{`${telling.reason(fact)} ${words.kept}`}</p>
      <table role="table" class="plain-table stack">
        <caption class="sr-only">{words.tableOf({ title })}</caption>
        <TableHead heads={[words.source, words.value, words.since, words.use]} />
        <tbody role="rowgroup">
          {[fact.used, ...fact.agreeing, ...fact.differing].map((saying) => (
            <Row telling={telling} fact={fact} saying={saying} />
          ))}
        </tbody>
      </table>
      {fact.sent.length > 0 && (
        <p>
          <strong>{words.receivedBy}</strong> {fact.sent.map((one) => telling.sentWhen(one)).join('; ')}.
        </p>
      )}
      <p>
        <FactLinks telling={telling} fact={fact} place={place} isSent />
      </p>
    </div>
  );
}

function Row({ telling, fact, saying }: { telling: Telling; fact: KnownFact; saying: Saying }): JSX.Element {
  const { words } = telling;
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        {telling.sourceName(saying)}
      </th>
      <td role="cell" data-label={words.value}>
        <span>{telling.value(fact, saying)}</span>
      </td>
      <td role="cell" data-label={words.since}>
        <span>{telling.moment(saying.at) || '–'}</span>
      </td>
      <td role="cell" data-label={words.use}>
        {saying === fact.used ? <StateMark glyph="done">{words.used}</StateMark> : <span>{words.keptShort}</span>}
      </td>
    </tr>
  );
}
