import type { Migration } from '#database';

/** What changed since `messagingTables()`: follows a service's own first migration in its list, and is run once. */
export const messagingMigrations: readonly Migration[] = [
  /**
   * Dead letters can be tried again. `remembered`: the inbox knows the message, so it had its turn with a handler.
   * `first_kept_at`: since when it lies here, however often it was tried; `deaths`: how often it was a dead letter before
   * it was parked. What was never read, or contradicts an earlier message, the inbox does not know.
   */
  {
    name: 'DeadLettersAreTriedAgain1790000000100',
    statements: [
      `ALTER TABLE message_parked ADD COLUMN first_kept_at timestamptz, ADD COLUMN remembered boolean, ADD COLUMN deaths integer`,
      `UPDATE message_parked SET first_kept_at = since, remembered = true, deaths = 0`,
      `ALTER TABLE message_parked ALTER COLUMN first_kept_at SET NOT NULL, ALTER COLUMN remembered SET NOT NULL, ALTER COLUMN deaths SET NOT NULL`,
      `CREATE INDEX message_parked_first ON message_parked (consumer, first_kept_at)`,
      `ALTER TABLE dead_letter ADD COLUMN first_kept_at timestamptz, ADD COLUMN remembered boolean`,
      `UPDATE dead_letter SET first_kept_at = at,
         remembered = code NOT IN ('UNREADABLE', 'NUL', 'INVALID', 'WRONG_PARTITION', 'UNKNOWN_TYPE', 'OTHER_CONTENT')`,
      `ALTER TABLE dead_letter ALTER COLUMN first_kept_at SET NOT NULL, ALTER COLUMN remembered SET NOT NULL`,
      `CREATE INDEX dead_letter_first ON dead_letter (consumer, first_kept_at)`,
    ],
  },
  /** What was told and has not left for Kafka yet; empty where events travel through the log. */
  {
    name: 'EventsLeaveByAnOutbox1790000000200',
    statements: [
      `CREATE TABLE message_outbox (
      seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      topic text NOT NULL,
      partition smallint NOT NULL,
      key text NOT NULL,
      headers text NOT NULL,
      value bytea NOT NULL
    )`,
    ],
  },
  /** Who reads and who wrote as a number, and every id as a UUID, as `namer` (engine/inbox-name.ts) makes them. */
  {
    name: 'InboxOfNumbers1790000000500',
    statements: [
      'ALTER TABLE message_inbox RENAME TO message_inbox_of_texts',
      'ALTER INDEX message_inbox_pkey RENAME TO message_inbox_of_texts_pkey',
      'CREATE TABLE message_inbox (origin bigint NOT NULL, id uuid NOT NULL, content bytea NOT NULL, PRIMARY KEY (origin, id))',
      `INSERT INTO message_inbox (origin, id, content)
       SELECT ('x' || left(encode(sha256(convert_to(consumer, 'UTF8') || '\\x00'::bytea || convert_to(source, 'UTF8')), 'hex'), 12))::bit(48)::bigint,
         CASE WHEN id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN id
         ELSE left(hash, 12) || '8' || substr(hash, 14, 3) || '8' || substr(hash, 18, 15) END::uuid,
         content
       FROM (SELECT *, encode(sha256(convert_to(id, 'UTF8')), 'hex') AS hash FROM message_inbox_of_texts) AS old`,
      'DROP TABLE message_inbox_of_texts',
    ],
  },
  /** What is left of nobody is neither lost nor a dead letter: it is counted as what it is. */
  {
    name: 'ErasedIsCounted1797000000700',
    statements: [
      'ALTER TABLE message_position ADD COLUMN erased bigint NOT NULL DEFAULT 0',
      `ALTER TABLE message_position DROP CONSTRAINT nothing_silent, ADD CONSTRAINT nothing_silent
      CHECK (next - start = applied + duplicate + superseded + parked + dead_lettered + erased + lost)`,
    ],
  },
];
