import type { Contracts } from '#contracts';
import { placeOfAddress, topicsOf } from '#intake';
import type { JSX } from 'preact';
import { namedAgencies } from '#fact-form';
import { whoIs } from '../visit/person-name.js';
import { Legend, StateMark, Uses, type NamedAgency, PlainPage, withPerson } from '#pages';
import { UndeliveredMails } from '../undelivered/undelivered-mails.js';
import type { Tasks } from './find-tasks.js';
import type { OwnVisit } from '../visit/visits.js';
import { Task } from './task.js';
import { TasksAside } from './tasks-aside.js';
import { textsIn } from '#texts';

const frameWords = textsIn('frame');
const applicationWords = textsIn('application');

interface TasksProps extends Tasks {
  contracts: Contracts;
  /** Until when the draft is kept, in a sentence. */
  kept: string;
}

/** The topics of one person's part, with what is left, and the way to the end. */
export function TasksPage(props: TasksProps): JSX.Element {
  const { visit, contracts, draft, asked, asksOthers, undelivered } = props;
  const words = applicationWords(visit);
  const topics = topicsOf(draft);
  const agencies = namedAgencies(contracts, visit.language).filter(
    ({ agency }) => draft.evaluation.agencies.get(agency)?.takesPart === true,
  );
  const all = topics.reduce((sum, topic) => sum + topic.of, 0);
  const given = all - topics.reduce((sum, topic) => sum + topic.left, 0);
  const name = whoIs(visit.application, draft.place, visit.language);
  const title = draft.place === 0 ? words.title : words.titleOf({ name });
  const isDone = topics.length > 1 && topics.every(({ state }) => state === 'done');
  const links = [{ href: '/leave', label: frameWords(visit).saveAndLeave }];
  return (
    <PlainPage
      title={title}
      name="tasks"
      links={links}
      above={<UndeliveredMails visit={visit} mails={undelivered} place={draft.place} correct={contactPage(props)} />}
    >
      <p class="lead">
        {topics.length <= 1 ? words.startFirst : isDone ? words.leadDone({ all }) : words.lead({ given, all })}
      </p>
      {topics.length > 1 && <Meter label={words.meter({ given, all })} share={all === 0 ? 0 : given / all} />}
      <div class="split">
        <div>
          <h2>{words.questions}</h2>
          {agencies.length > 0 && (
            <>
              <p class="flush">{words.usedBy}</p>
              <Legend agencies={agencies} label={words.shapes} />
            </>
          )}
          <ol class="tasks no-max-width">
            {topics.map((topic) => (
              <Task {...{ visit, contracts, topic, agencies, asked }} place={draft.place} />
            ))}
          </ol>
          <h2>{words.finish}</h2>
          <Finish visit={visit} isDone={isDone} isBegun={topics.length > 1} agencies={agencies} />
        </div>
        <TasksAside visit={visit} draft={draft} asksOthers={asksOthers} kept={props.kept} />
      </div>
    </PlainPage>
  );
}

function contactPage({ visit, contracts, draft }: TasksProps): string {
  const { topic } = contracts.getPath('contact.email');
  return withPerson(`/application/topics/${topic}`, placeOfAddress(visit.application, draft.person));
}

function Meter({ label, share }: { label: string; share: number }): JSX.Element {
  return (
    <svg class="meter" role="img" aria-label={label}>
      <rect width="100%" height="12" rx="6" fill="#fff" stroke="#6b7177" />
      <rect width={`${Math.round(share * 1000) / 10}%`} height="12" rx="6" fill="#10243f" />
    </svg>
  );
}

interface FinishProps {
  visit: OwnVisit;
  isDone: boolean;
  isBegun: boolean;
  agencies: readonly NamedAgency[];
}

function Finish({ visit, isDone, isBegun, agencies }: FinishProps): JSX.Element {
  const words = applicationWords(visit);
  return (
    <ol class="tasks no-max-width">
      <li>
        {isBegun ? (
          <a class="task" href="/application/check">
            {words.check}
          </a>
        ) : (
          <strong class="task">{words.check}</strong>
        )}
        <StateMark glyph={isDone ? 'now' : 'todo'}>
          {isDone ? words.ready : isBegun ? words.canSend : words.notStarted}
        </StateMark>
        <p class="quiet">{words.checkSummary}</p>
        {agencies.length > 0 && (
          <Uses all={agencies} by={new Set(agencies.map(({ agency }) => agency))} goesTo={words.goesTo} />
        )}
      </li>
    </ol>
  );
}
