import type { Contracts } from '#contracts';
import type { Language } from '#pages';

/** The words of a topic of the form. */
export function topicWords(
  contracts: Contracts,
  topic: string,
  language: Language,
): { title: string; summary?: string } {
  const words = contracts.formTopics.get(topic);
  return words ? { title: words.title[language], summary: words.summary[language] } : { title: topic };
}
