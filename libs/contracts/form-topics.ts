import type { FormTopic, PathSpec, SchemaObject, Text } from './model.js';
import { PROFILE } from './profile-paths.js';
import type { Resolve } from './references.js';
import { inWords } from './words.js';

/** From `x-topics` of the profile, in its order; a topic that has no entry comes last, by its id and the titles of its paths. */
export function readFormTopics(resolve: Resolve, paths: readonly PathSpec[]): ReadonlyMap<string, FormTopic> {
  const worded = (resolve(PROFILE) as SchemaObject)['x-topics'] as Record<string, FormTopic> | undefined;
  const topics = new Map(Object.entries(worded ?? {}));
  for (const { topic } of paths) {
    if (topics.has(topic)) continue;
    const titles = paths.filter((path) => path.topic === topic).map(({ title }) => title);
    topics.set(topic, { title: inWords(topic), summary: listed(titles) });
  }
  return topics;
}

function listed(titles: readonly Text[]): Text {
  return { da: titles.map(({ da }) => da).join(', '), en: titles.map(({ en }) => en).join(', ') };
}
