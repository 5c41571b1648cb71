import type { TopicSpec } from '#contracts';

/** One right on a Kafka: who may do what on which topic or in which consumer group. */
export interface Acl {
  /** The service; its user of Kafka has the same name. */
  readonly user: string;
  readonly resource: 'topic' | 'group';
  /** Exactly this name, prefix included. */
  readonly name: string;
  readonly operation: 'read' | 'write';
}

/**
 * The rights that a topic table gives: a writer writes, a reader reads, in a consumer group named like itself, and
 * nobody may do anything else. On Kafka either implies Describe, and Write the idempotent producer (since 2.8).
 */
export function kafkaAcls(topics: readonly TopicSpec[], prefix = ''): readonly Acl[] {
  const readers = new Set(topics.flatMap(({ readBy }) => readBy));
  return [
    ...topics.flatMap(({ name, writtenBy, readBy }) => [
      ...writtenBy.map((user): Acl => ({ user, resource: 'topic', name: prefix + name, operation: 'write' })),
      ...readBy.map((user): Acl => ({ user, resource: 'topic', name: prefix + name, operation: 'read' })),
    ]),
    ...[...readers].map((user): Acl => ({ user, resource: 'group', name: prefix + user, operation: 'read' })),
  ];
}

/** Everybody that a topic table names, and so every user that a Kafka needs. */
export function kafkaUsers(topics: readonly TopicSpec[]): readonly string[] {
  return [...new Set(topics.flatMap(({ writtenBy, readBy }) => [...writtenBy, ...readBy]))].sort();
}
