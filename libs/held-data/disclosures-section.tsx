import type { ShownDisclosure, ShownEntry } from '#case-copy';
import type { JSX } from 'preact';
import { Laws } from '#fact-form';
import { AgencyMark, StateMark, TableHead } from '#pages';
import { completenessOf } from './completeness.js';
import type { Telling } from './telling.js';

interface DisclosuresProps {
  telling: Telling;
  disclosures: readonly ShownDisclosure[];
  timeline: readonly ShownEntry[];
  now: Date;
}

export function Disclosures({ telling, disclosures, timeline, now }: DisclosuresProps): JSX.Element {
  const { words } = telling;
  return (
    <>
      <h2 id="disclosures">{words.disclosures}</h2>
      <p class="measure">{words.disclosuresText}</p>
      {disclosures.length === 0 ? (
        <p>{words.noDisclosures}</p>
      ) : (
        <div class="table-wrap" tabIndex={0} role="region" aria-labelledby="disclosures">
          <table role="table" class="plain-table stack disclosures">
            <caption class="sr-only">{words.disclosuresCaption}</caption>
            <TableHead heads={[words.when, words.to, words.what, words.why, words.receipt]} />
            <tbody role="rowgroup">
              {[...disclosures].reverse().map((disclosure) => (
                <Row telling={telling} disclosure={disclosure} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <h3>{words.complete}</h3>
      <Complete telling={telling} disclosures={disclosures} timeline={timeline} now={now} />
      <p class="measure">{words.limits}</p>
    </>
  );
}

function Row({ telling, disclosure }: { telling: Telling; disclosure: ShownDisclosure }): JSX.Element {
  const { words, language } = telling;
  const { at, confirmed, paths } = disclosure;
  const { name, place } = telling.agency(disclosure.agency, disclosure.recipient);
  const when = telling.moment(at);
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        {when}
      </th>
      <td role="cell" data-label={words.to}>
        <span>
          <AgencyMark place={place} small /> {name}
        </span>
      </td>
      <td role="cell" data-label={words.what}>
        <details>
          <summary>
            {words.answers({ count: paths.length })}
            <span class="sr-only">{words.listOf({ to: name, when })}</span>
          </summary>
          <ul>
            {paths.map((path) => (
              <li>{telling.pathTitle(path)}</li>
            ))}
          </ul>
        </details>
      </td>
      <td role="cell" data-label={words.why}>
        <span>
          {disclosure.purpose[language]} <Laws bases={disclosure.legalBasis} noSection={words.noSection} />
        </span>
      </td>
      <td role="cell" data-label={words.receipt}>
        <StateMark glyph={confirmed ? 'done' : 'sent'}>{confirmed ? words.confirmed : words.notConfirmed}</StateMark>
      </td>
    </tr>
  );
}

function Complete({ telling, disclosures, timeline, now }: DisclosuresProps): JSX.Element {
  const { words } = telling;
  const { left, missing, answeredUnsent } = completenessOf(timeline, disclosures);
  const when = telling.momentNow(now.toISOString());
  if (missing.length === 0 && answeredUnsent.length === 0)
    return (
      <p class="measure">{left === 0 ? words.completeNone({ when }) : words.completeYes({ when, count: left })}</p>
    );
  return (
    <ul>
      {missing.map(({ agency, at }) => (
        <li>{words.missing({ agency: telling.agency(agency).inside, when: telling.moment(at) })}</li>
      ))}
      {answeredUnsent.map((agency) => (
        <li>{words.answeredUnsent({ agency: telling.agency(agency).name })}</li>
      ))}
    </ul>
  );
}
