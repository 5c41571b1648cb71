import type { Contracts, Text } from '#contracts';
import type { Language } from '../frame/language.js';

interface TopicWords {
  title: Text;
  summary?: Text;
}

/** The words of a topic; a topic that has none is called by its name. */
export function topicWords(
  contracts: Contracts,
  topic: string,
  language: Language,
): { title: string; summary?: string } {
  const topics = (contracts as Contracts & { formTopics?: ReadonlyMap<string, TopicWords> }).formTopics;
  const words = topics?.get(topic);
  if (!words) return { title: topic.charAt(0).toUpperCase() + topic.slice(1) };
  return { title: words.title[language], summary: words.summary?.[language] };
}
