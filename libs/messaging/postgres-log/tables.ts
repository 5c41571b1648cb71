import type { TopicSpec } from '#contracts';
import type { KeptBy } from '#database';

export const messagesOf = (topic: string): string => `log."${topic}"`;
export const headsOf = (topic: string): string => `log."${topic}#heads"`;
export const forgetIn = (topic: string): string => `log."${topic}#forget"`;

/** PostgreSQL cuts longer names off. */
const LONGEST_NAME = 63 - '#forget'.length;
const NAME = /^[a-z0-9][a-z0-9.-]*$/;

/**
 * Schema `log`: a table of messages and one of heads per topic, so that PostgreSQL's own grants say who may append and
 * who may read. Idempotent; run by the owner, once the roles of all services exist. Append means: move a head and
 * insert; a writer that does not read its topic cannot even see what it wrote.
 * Whoever writes a topic may empty messages of it as well, and change nothing else: their places stay, so that positions have no gap.
 * `services`: those that have a role; rights of others in the topic table wait until they have one.
 */
export function logTables(topics: readonly TopicSpec[], services: readonly string[]): readonly string[] {
  return ['CREATE SCHEMA IF NOT EXISTS log', ...topics.flatMap((topic) => topicTables(topic, services))];
}

function topicTables({ name, partitions, ...rights }: TopicSpec, services: readonly string[]): string[] {
  if (!NAME.test(name) || name.length > LONGEST_NAME) {
    throw new RangeError(
      `The topic name ${name} must be lower case letters, digits, "." and "-", at most ${LONGEST_NAME}.`,
    );
  }
  const [messages, heads] = [messagesOf(name), headsOf(name)];
  const writtenBy = rights.writtenBy.filter((service) => services.includes(service));
  const readBy = rights.readBy.filter((service) => services.includes(service));
  const everybody = [...new Set([...writtenBy, ...readBy])];
  return [
    `CREATE TABLE IF NOT EXISTS ${messages} (
      partition smallint NOT NULL,
      position bigint NOT NULL,
      key text NOT NULL,
      headers jsonb NOT NULL,
      value bytea NOT NULL,
      at timestamptz NOT NULL DEFAULT clock_timestamp(),
      PRIMARY KEY (partition, position)
    )`,
    `CREATE TABLE IF NOT EXISTS ${heads} (
      partition smallint PRIMARY KEY,
      next bigint NOT NULL DEFAULT 0
    ) WITH (fillfactor = 50)`,
    `INSERT INTO ${heads} (partition) SELECT generate_series(0, ${partitions - 1}) ON CONFLICT DO NOTHING`,
    `CREATE OR REPLACE FUNCTION ${forgetIn(name)}(keys text[], part smallint, first bigint, last bigint) RETURNS integer
      LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
        WITH emptied AS (
          UPDATE ${messages} SET headers = '{}', value = ''
          WHERE partition = part AND position >= first AND position < last AND key = ANY(keys) AND value <> '' RETURNING 1
        )
        SELECT count(*)::integer FROM emptied
      $$`,
    `REVOKE ALL ON FUNCTION ${forgetIn(name)} FROM PUBLIC`,
    ...everybody.flatMap((service) => [
      `REVOKE ALL ON ${messages}, ${heads} FROM ${role(service)}`,
      `REVOKE ALL ON FUNCTION ${forgetIn(name)} FROM ${role(service)}`,
      `GRANT USAGE ON SCHEMA log TO ${role(service)}`,
      `GRANT SELECT ON ${heads} TO ${role(service)}`,
    ]),
    ...writtenBy.flatMap((service) => [
      `GRANT INSERT ON ${messages} TO ${role(service)}`,
      `GRANT UPDATE (next) ON ${heads} TO ${role(service)}`,
      `GRANT EXECUTE ON FUNCTION ${forgetIn(name)} TO ${role(service)}`,
    ]),
    ...readBy.map((service) => `GRANT SELECT ON ${messages} TO ${role(service)}`),
  ];
}

const role = (service: string): string => `"${service.replaceAll('-', '_')}"`;

/** What the log keeps of residents goes with their keys: a group that begins later reads all that is left from the first event on. */
export function logRetention(topics: readonly TopicSpec[]): Readonly<Record<string, KeptBy>> {
  return Object.fromEntries(
    topics.flatMap(({ name }) => [
      [messagesOf(name), { rule: 'withApplication', resident: 'key' }],
      [headsOf(name), { rule: 'steering' }],
    ]),
  );
}
