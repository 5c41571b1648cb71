import type { Contracts } from '#contracts';
import { startTopic } from '#needs';
import type { JSX } from 'preact';
import { TopicItem, topicWords } from '#fact-form';
import { type Role, type TopicState } from '#intake';
import { Uses, type Glyph, type NamedAgency, withPerson } from '#pages';
import { askedOf } from './asked-of-others.js';
import type { OwnVisit } from '../visit/visits.js';
import { textsIn } from '#texts';

const askedWords = textsIn('asked');
const applicationWords = textsIn('application');

const glyphs: Readonly<Record<TopicState['state'], Glyph>> = { done: 'done', begun: 'now', notStarted: 'todo' };

interface TaskProps {
  visit: OwnVisit;
  contracts: Contracts;
  topic: TopicState;
  agencies: readonly NamedAgency[];
  asked: readonly Role[];
  place: number;
}

/** One topic: how far it is, whom others were asked to answer it, and who gets it. */
export function Task({
  visit,
  contracts,
  topic: { topic, state, left, of, agencies: by, pages },
  agencies,
  asked,
  place,
}: TaskProps): JSX.Element {
  const words = applicationWords(visit);
  const text =
    state === 'done'
      ? words.done
      : state === 'notStarted'
        ? words.notStarted
        : left === 0
          ? words.begun
          : words.left({ left, all: of });
  const others = state === 'done' ? [] : asked.filter((role) => askedOf(role, { pages }).length > 0);
  return (
    <TopicItem
      href={withPerson(`/application/topics/${topic}`, place)}
      words={titleOfTopic(visit, contracts, topic)}
      glyph={others.length > 0 ? 'wait' : glyphs[state]}
      state={[text, ...others.map((role) => askedWords(visit).with[role])].join(' · ')}
    >
      {agencies.length > 0 && <Uses all={agencies} by={by} goesTo={words.goesTo} />}
    </TopicItem>
  );
}

export function titleOfTopic(
  visit: OwnVisit,
  contracts: Contracts,
  topic: string,
): { title: string; summary?: string } {
  const words = applicationWords(visit);
  return topic === startTopic
    ? { title: words.startTopic, summary: words.startSummary }
    : topicWords(contracts, topic, visit.language);
}
