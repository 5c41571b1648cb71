import type { KeptBy } from '#database';

/**
 * The tables that messaging keeps in a service's own schema, for the first migration of the service. `consumer` is the
 * group. The sum of the counts equals the way the position went, by constraint, at any time.
 *
 * In the inbox, who reads and who wrote is a number and every id a UUID, as `namer` (engine/inbox-name.ts) makes them.
 * `remembered`: the inbox knows the message, so it had its turn with a handler; what was never read, or contradicts an
 * earlier message, it does not know. `first_kept_at`: since when it lies here, however often it was tried; `deaths`: how
 * often it was a dead letter before it was parked. The outbox holds what was told and has not left for Kafka yet; it is
 * empty where events travel through the log. `message_sent`: the last of its rows that left for each partition;
 * `message_undone`: rows of a writer's outbox, between the two, that a restore took back (kafka/undone.ts).
 */
export const messagingTables = (): readonly string[] => tables;

const tables: readonly string[] = [
  `CREATE TABLE message_position (
      consumer text NOT NULL,
      topic text NOT NULL,
      partition smallint NOT NULL,
      start bigint NOT NULL,
      next bigint NOT NULL,
      applied bigint NOT NULL DEFAULT 0,
      duplicate bigint NOT NULL DEFAULT 0,
      superseded bigint NOT NULL DEFAULT 0,
      parked bigint NOT NULL DEFAULT 0 CHECK (parked >= 0),
      dead_lettered bigint NOT NULL DEFAULT 0,
      erased bigint NOT NULL DEFAULT 0,
      lost bigint NOT NULL DEFAULT 0,
      PRIMARY KEY (consumer, topic, partition),
      CONSTRAINT nothing_silent CHECK (next - start = applied + duplicate + superseded + parked + dead_lettered + erased + lost)
    ) WITH (fillfactor = 50)`,
  `CREATE TABLE message_partition (
      consumer text NOT NULL,
      partition smallint NOT NULL,
      PRIMARY KEY (consumer, partition)
    )`,
  `CREATE TABLE message_inbox (
      origin bigint NOT NULL,
      id uuid NOT NULL,
      content bytea NOT NULL,
      PRIMARY KEY (origin, id)
    )`,
  `CREATE TABLE message_parked (
      consumer text NOT NULL,
      topic text NOT NULL,
      partition smallint NOT NULL,
      position bigint NOT NULL,
      resident text NOT NULL,
      message bytea NOT NULL,
      reason text NOT NULL,
      since timestamptz NOT NULL,
      first_kept_at timestamptz NOT NULL,
      remembered boolean NOT NULL,
      deaths integer NOT NULL,
      attempts integer NOT NULL DEFAULT 1,
      next_attempt_at timestamptz NOT NULL,
      PRIMARY KEY (consumer, topic, partition, position)
    )`,
  'CREATE INDEX message_parked_due ON message_parked (consumer, next_attempt_at)',
  'CREATE INDEX message_parked_first ON message_parked (consumer, first_kept_at)',
  `CREATE TABLE dead_letter (
      consumer text NOT NULL,
      topic text NOT NULL,
      partition smallint NOT NULL,
      position bigint NOT NULL,
      resident text NOT NULL,
      message bytea NOT NULL,
      code text NOT NULL,
      detail text NOT NULL,
      handler text,
      times integer NOT NULL DEFAULT 1,
      at timestamptz NOT NULL,
      first_kept_at timestamptz NOT NULL,
      remembered boolean NOT NULL,
      PRIMARY KEY (consumer, topic, partition, position)
    )`,
  'CREATE INDEX dead_letter_first ON dead_letter (consumer, first_kept_at)',
  `CREATE TABLE message_outbox (
      seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      topic text NOT NULL,
      partition smallint NOT NULL,
      key text NOT NULL,
      headers text NOT NULL,
      value bytea NOT NULL
    )`,
  `CREATE TABLE message_sent (
      topic text NOT NULL,
      partition smallint NOT NULL,
      seq bigint NOT NULL,
      PRIMARY KEY (topic, partition)
    ) WITH (fillfactor = 50)`,
  `CREATE TABLE message_undone (
      writer text NOT NULL,
      topic text NOT NULL,
      partition smallint NOT NULL,
      after bigint NOT NULL,
      before bigint NOT NULL,
      PRIMARY KEY (topic, partition, writer, before)
    )`,
];

/**
 * For `ServiceSchema.grants`. The inbox never forgets: nobody may change or delete what is in it. A dead letter that is
 * tried again moves to the parked messages, so that one that was applied leaves no copy of a person's values behind.
 */
export function messagingGrants(role: string): readonly string[] {
  return [
    `GRANT SELECT, INSERT, UPDATE ON message_position, message_partition, message_sent TO "${role}"`,
    `GRANT SELECT ON message_undone TO "${role}"`,
    `GRANT SELECT, INSERT ON message_inbox TO "${role}"`,
    `GRANT SELECT, INSERT, DELETE ON message_outbox TO "${role}"`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON message_parked, dead_letter TO "${role}"`,
  ];
}

/**
 * What lies in values is sealed for a resident; positions and the inbox tell of nobody. What is parked ends by itself, as it is
 * tried again: it has a place in the counts of its position.
 */
export const messagingRetention: Readonly<Record<string, KeptBy>> = {
  message_position: { rule: 'steering' },
  message_partition: { rule: 'steering' },
  message_inbox: { rule: 'steering' },
  message_sent: { rule: 'steering' },
  message_undone: { rule: 'steering' },
  message_parked: { rule: 'withApplication' },
  message_outbox: { rule: 'withApplication', resident: 'key' },
  dead_letter: { rule: 'deadLetter', since: 'at', resident: 'resident' },
};
