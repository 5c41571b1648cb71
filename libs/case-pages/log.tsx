import type { ShownEntry } from '#case-copy';
import type { JSX } from 'preact';
import { showMoment } from '#pages';
import type { CaseOnPage } from './view.js';
import { textsIn } from '#texts';

const caseWords = textsIn('case');

/** How much of it is shown at once. */
const SHOWN = 8;

/** Newest first, in the words of the case. */
export function Log({ view }: { view: CaseOnPage }): JSX.Element {
  const words = caseWords(view.visit);
  const entries = [...view.shown.timeline].reverse();
  const older = entries.slice(SHOWN);
  return (
    <section id="log" aria-labelledby="log-title">
      <h2 id="log-title">{words.happened}</h2>
      {entries.length === 0 && <p>{words.nothingHappened}</p>}
      <Entries entries={entries.slice(0, SHOWN)} view={view} latest />
      {older.length > 0 && (
        <details class="details" id="log-older">
          <summary class="details-summary">{words.older({ count: older.length })}</summary>
          <div class="details-text">
            <Entries entries={older} view={view} />
          </div>
        </details>
      )}
    </section>
  );
}

interface EntriesProps {
  entries: readonly ShownEntry[];
  view: CaseOnPage;
  latest?: boolean;
}

function Entries({ entries, view, latest = false }: EntriesProps): JSX.Element | null {
  const { visit } = view;
  if (entries.length === 0) return null;
  return (
    <ol class="log">
      {entries.map((entry, index) => (
        <li class={latest && index === 0 ? 'latest' : undefined}>
          <time dateTime={entry.at}>{showMoment(entry.at, visit.now, visit.language)}</time>
          <p>{entry.text[visit.language]}</p>
        </li>
      ))}
    </ol>
  );
}
