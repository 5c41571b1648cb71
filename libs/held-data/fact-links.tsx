import type { JSX } from 'preact';
import type { KnownFact } from './known-fact.js';
import type { Telling } from './telling.js';
import { withPerson } from '#pages';

interface LinksProps {
  telling: Telling;
  fact: KnownFact;
  place: number;
  isSent: boolean;
}

/** What its person can do about a fact. */
export function FactLinks({ telling, fact, place, isSent }: LinksProps): JSX.Element {
  const { words } = telling;
  const about = <span class="sr-only">{words.aboutIt({ title: telling.title(fact.spec) })}</span>;
  if (!isSent)
    return (
      <a href={withPerson('/application', place)}>
        {words.change}
        {about}
      </a>
    );
  return (
    <span class="fact-links">
      {!fact.isIssued && (
        <a href={withPerson(`/case/correct/${fact.spec.fact}`, place)}>
          {words.correct}
          {about}
        </a>
      )}
      <a href={withPerson(`/data/ask/${fact.spec.fact}`, place)}>
        {words.ask}
        {about}
      </a>
    </span>
  );
}
