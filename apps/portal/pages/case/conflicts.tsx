import type { Contracts, Json } from '#contracts';
import type { JSX } from 'preact';
import { showValue } from '../facts/show-value.js';
import { caseWords } from './case-words.js';
import type { CaseView } from './case-view.js';
import { sourceName } from './source-name.js';

interface Said {
  value: Json;
  source: string;
}

/** What sources say against each other, side by side. */
export function Conflicts({ view, contracts }: { view: CaseView; contracts: Contracts }): JSX.Element | null {
  const { visit, shown, place } = view;
  const words = caseWords(visit);
  if (shown.conflicts.length === 0) return null;
  return (
    <section id="conflicts" aria-labelledby="conflicts-title">
      <h2 id="conflicts-title">{words.conflicts}</h2>
      <p>{words.conflictNote}</p>
      <dl class="facts">
        {shown.conflicts.map(({ path, values }) => {
          const fact = contracts.getFact(path);
          const schema = fact.paths[0]!.schema;
          const title = fact.title[visit.language];
          return (
            <div>
              <dt>{title}</dt>
              <dd>
                {(values as unknown as Said[]).map(({ value, source }) => (
                  <div>{words.says(sourceName(contracts, view, source), showValue(schema, value, visit.language))}</div>
                ))}
              </dd>
              <dd class="change">
                <a href={`/data${place === 0 ? '' : `?person=${place}`}#${path.replaceAll('.', '-')}`}>
                  {words.seeConflict}
                  <span class="sr-only">{`: ${title}`}</span>
                </a>
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
