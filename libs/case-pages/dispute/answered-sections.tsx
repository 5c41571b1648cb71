import type { JSX } from 'preact';
import { AgencyMark } from '#pages';
import { caseAddress, type CaseOnPage } from '../view.js';
import { Website } from '../next/next.js';
import { sayWhen, type AnsweredDispute } from '#case-reading';
import { textsIn } from '#texts';

const answeredWords = textsIn('answered');

/** What agencies answered to what the person says against their registers, and what can be done about it. */
export function AnsweredDisputes({ view }: { view: CaseOnPage }): JSX.Element | null {
  if (view.answered.length === 0) return null;
  return (
    <div id="answered">
      {view.answered.map((answer, index) => (
        <OneAnswer answer={answer} id={`answered-${index}`} view={view} />
      ))}
    </div>
  );
}

interface Props {
  answer: AnsweredDispute;
  id: string;
  view: CaseOnPage;
}

function OneAnswer({ answer, id, view }: Props): JSX.Element {
  const { visit } = view;
  const { party, facts, result, at } = answer;
  const words = answeredWords(visit);
  const value = facts.length === 1 ? facts[0]!.registered : undefined;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{words[result]({ ...party, value })}</h2>
      <p>
        <AgencyMark place={party.place} small />{' '}
        {words.answered({ ...party, when: sayWhen(at, visit.now, visit.language) })}
      </p>
      <dl class="facts">
        {facts.map(({ title, registered, said }) => (
          <div>
            <dt>{title}</dt>
            <dd>
              {`${words.says(party)}: ${registered}`}
              {said !== registered && <div class="quiet">{`${words.youSay}: ${said}`}</div>}
            </dd>
          </div>
        ))}
      </dl>
      {result === 'agreed' ? <p>{words.nothing}</p> : <WhatNow answer={answer} id={id} view={view} />}
    </section>
  );
}

function WhatNow({ answer: { party, facts, isMove }, view }: Props): JSX.Element {
  const { visit, place, parties } = view;
  const words = answeredWords(visit);
  const website = parties.find(({ agency }) => agency === party.agency)?.website;
  const named = [...new Map(facts.map((one) => [one.fact, one.title]))];
  const page = (fact: string): string => (isMove ? 'move' : `objection/${fact}`);
  return (
    <>
      <p>
        {isMove ? words.askMove(party) : words.ask(party)} {website && <Website address={website} />}
      </p>
      <ul>
        {(isMove ? named.slice(0, 1) : named).map(([fact, title]) => (
          <li>
            <a href={caseAddress(place, page(fact))}>{isMove ? words.againMove : `${words.again}: ${title}`}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
