import type { Contracts } from '#contracts';
import type { JSX } from 'preact';
import type { TimelineEntry } from '../../cases/case-element.js';
import { showMoment } from '../frame/language.js';
import { caseWords } from './case-words.js';
import type { CaseView } from './case-view.js';

/** Newest first, in the words of the case; an agency is called by its own name where that is known. */
export function Log({ view, contracts }: { view: CaseView; contracts: Contracts }): JSX.Element {
  const { visit, shown } = view;
  const words = caseWords(visit);
  const entries = [...shown.timeline].reverse();
  return (
    <section id="log" aria-labelledby="log-title">
      <h2 id="log-title">{words.happened}</h2>
      {entries.length === 0 && <p>{words.nothingHappened}</p>}
      <ol class="log" data-count={entries.length}>
        {entries.map((entry, index) => (
          <li class={index === 0 ? 'latest' : undefined}>
            <time dateTime={entry.at}>{showMoment(entry.at, visit.now, visit.language)}</time>
            <p>{textOf(entry, view, contracts)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

export function textOf({ agency, text }: TimelineEntry, { visit, parties }: CaseView, contracts: Contracts): string {
  const own = text[visit.language];
  const party = parties.find((one) => one.agency === agency);
  if (!party || agency === undefined) return own;
  const title = contracts.process(agency).title[visit.language];
  return own
    .split(title)
    .map((part, index, parts) =>
      index === parts.length - 1 ? part : part + (startsSentence(part) ? party.name : party.inside),
    )
    .join('');
}

const startsSentence = (before: string): boolean => before.trim() === '' || /[.!?]\s*$/.test(before);
