import type { JoinedApplication } from '#intake';
import type { JSX } from 'preact';
import type { CaseView } from '../case-view.js';
import { sayWhen } from '#case-reading';
import { textsIn } from '#texts';

const joinWords = textsIn('join');

/** The applications of those who join, as far as who has this case may know of them. */
export function JoinedApplications({ view }: { view: CaseView }): JSX.Element | null {
  const { visit, shown } = view;
  const joined = furthest(shown.joined ?? []);
  if (joined.length === 0) return null;
  const words = joinWords(visit);
  return (
    <section aria-labelledby="joined-title" id="joined">
      <h2 id="joined-title">{words.joined}</h2>
      <ul>
        {joined.map(({ relation, state, at }) => (
          <li>{words[state]({ who: words.joinedBy[relation], when: sayWhen(at, visit.now, visit.language) })}</li>
        ))}
      </ul>
      <p class="quiet">{words.joinedNote}</p>
    </section>
  );
}

/** There is one spouse: a draft that was begun again is the same news, and none once one was handed in. */
export function furthest(joined: readonly JoinedApplication[]): JoinedApplication[] {
  const spouses = joined.filter(({ relation }) => relation === 'spouse');
  const spouse = spouses.find(({ state }) => state === 'handedIn') ?? spouses.at(-1);
  return joined.filter((one) => one.relation === 'child' || one === spouse);
}
