import type { Contracts, Question } from '#contracts';

/** What is asked now of one topic of the form. */
export interface AskedTopic {
  topic: string;
  questions: readonly Question[];
}

/** The questions of a case by topic, in the order of the form. */
export function askedTopics(contracts: Contracts, questions: readonly Question[]): AskedTopic[] {
  const topics = new Map<string, Question[]>();
  for (const question of questions) {
    const { topic } = contracts.getFact(question.path).paths[0]!;
    topics.set(topic, [...(topics.get(topic) ?? []), question]);
  }
  return [...topics].map(([topic, asked]) => ({ topic, questions: asked }));
}
