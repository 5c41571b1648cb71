import type { Contracts } from '#contracts';
import type { ShownQuestion } from '#case-copy';
import type { AskedOfCase } from './fact-page.js';

/** What is asked now of one topic of the form. */
export interface AskedTopic {
  topic: string;
  questions: readonly ShownQuestion[];
}

export interface AskedNow extends AskedOfCase {
  /** All that is asked, and which of it stands here. */
  topics: readonly AskedTopic[];
  at: number;
  /** What was asked before this has just been answered. */
  wasAnswered: boolean;
}

/** The questions of a case by topic, in the order of the form. */
export function askedTopics(contracts: Contracts, questions: readonly ShownQuestion[]): AskedTopic[] {
  const topics = new Map<string, ShownQuestion[]>();
  for (const question of questions) {
    const { topic } = contracts.getFact(question.path).paths[0]!;
    topics.set(topic, [...(topics.get(topic) ?? []), question]);
  }
  return [...topics].map(([topic, asked]) => ({ topic, questions: asked }));
}
