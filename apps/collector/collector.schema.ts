import type { ServiceSchema } from '#database';
import { messagingGrants, messagingTables } from '#messaging';

/**
 * What the collector keeps. Values of persons are only in the sealed `content` columns; everything that is searched or
 * joined has a column of its own.
 */
const tables = [
  `CREATE TABLE path (id smallint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL UNIQUE)`,
  `CREATE TABLE source (id smallint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL UNIQUE)`,
  `CREATE TABLE record (
    resident_id uuid PRIMARY KEY,
    case_id uuid NOT NULL UNIQUE,
    reference text NOT NULL,
    application_id uuid NOT NULL,
    household_id uuid NOT NULL,
    relation text NOT NULL,
    channel text NOT NULL,
    submitted_at timestamptz(3) NOT NULL,
    revision integer NOT NULL DEFAULT 0,
    segments jsonb NOT NULL DEFAULT '[]'
  )`,
  `CREATE TABLE fact (
    event_id uuid NOT NULL,
    index smallint NOT NULL,
    resident_id uuid NOT NULL,
    path smallint NOT NULL,
    source smallint NOT NULL,
    assurance smallint NOT NULL,
    observed_at timestamptz(3) NOT NULL,
    recorded_at timestamptz(3) NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (event_id, index)
  )`,
  `CREATE INDEX fact_of_resident ON fact (resident_id, path)`,
  `CREATE TABLE standing (
    resident_id uuid NOT NULL,
    path smallint NOT NULL,
    source smallint NOT NULL,
    slot text NOT NULL,
    event_id uuid NOT NULL,
    index smallint NOT NULL,
    assurance smallint NOT NULL,
    observed_at timestamptz(3) NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (resident_id, path, source, slot)
  )`,
  `CREATE TABLE said (
    event_id uuid PRIMARY KEY,
    resident_id uuid NOT NULL,
    agency text NOT NULL,
    at timestamptz(3) NOT NULL,
    content bytea NOT NULL
  )`,
  `CREATE INDEX said_of_resident ON said (resident_id)`,
  `CREATE TABLE change (
    event_id uuid PRIMARY KEY,
    resident_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('amended', 'withdrawn')),
    agency text,
    at timestamptz(3) NOT NULL
  )`,
  `CREATE INDEX change_of_resident ON change (resident_id)`,
  `CREATE TABLE filed (
    resident_id uuid NOT NULL,
    agency text NOT NULL,
    version integer NOT NULL,
    schema_version text NOT NULL,
    recipient text NOT NULL,
    filed_at timestamptz(3) NOT NULL,
    withdrawn boolean NOT NULL DEFAULT false,
    content bytea NOT NULL,
    PRIMARY KEY (resident_id, agency, version)
  )`,
  `CREATE TABLE disclosure (
    event_id uuid PRIMARY KEY,
    resident_id uuid NOT NULL,
    agency text NOT NULL,
    recipient text NOT NULL,
    dossier_version integer NOT NULL,
    at timestamptz(3) NOT NULL,
    content bytea NOT NULL,
    UNIQUE (resident_id, agency, dossier_version)
  )`,
  `CREATE TABLE element (
    resident_id uuid NOT NULL,
    kind text NOT NULL,
    id text NOT NULL,
    digest text NOT NULL,
    PRIMARY KEY (resident_id, kind, id)
  )`,
  `CREATE TABLE due (resident_id uuid PRIMARY KEY, at timestamptz(3) NOT NULL)`,
  `CREATE INDEX due_at ON due (at)`,
];

const utc = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** What events brought and what was disclosed are append-only by grant. */
export const collectorSchema: ServiceSchema = {
  service: 'collector',
  migrations: [
    { name: 'CollectorTables1790000000001', statements: [...messagingTables(), ...tables] },
    /** The facts that are to be shown with the next look. */
    {
      name: 'ChangedFacts1790000000300',
      statements: [`ALTER TABLE due ADD COLUMN paths smallint[] NOT NULL DEFAULT '{}'`],
    },
    /**
     * What happened to a resident is only ever asked for by the resident: one index a table instead of two. That an event
     * counts once is the inbox's promise. Room in the pages of what is written over keeps new versions of a row out of the
     * indexes.
     */
    {
      name: 'KeysBeginWithTheResident1790000000400',
      statements: [
        'ALTER TABLE fact DROP CONSTRAINT fact_pkey, ADD PRIMARY KEY (resident_id, path, event_id, index)',
        'DROP INDEX fact_of_resident',
        'ALTER TABLE said DROP CONSTRAINT said_pkey, ADD PRIMARY KEY (resident_id, event_id)',
        'DROP INDEX said_of_resident',
        'ALTER TABLE change DROP CONSTRAINT change_pkey, ADD PRIMARY KEY (resident_id, event_id)',
        'DROP INDEX change_of_resident',
        'ALTER TABLE standing SET (fillfactor = 80)',
        'ALTER TABLE due SET (fillfactor = 70)',
      ],
    },
    /**
     * A fact is written once. Which facts stand, and which are to be shown, is found when a case is looked at (ADR 0013):
     * from the facts, and from the revision of the case at which each was recorded.
     */
    {
      name: 'FactsAlone1790000000600',
      statements: [
        'DROP TABLE standing',
        'ALTER TABLE fact ADD COLUMN revision integer NOT NULL DEFAULT -1', // shown long ago
        'ALTER TABLE fact ALTER COLUMN revision DROP DEFAULT',
        `UPDATE fact SET revision = record.revision FROM record, due
         WHERE fact.resident_id = record.resident_id AND fact.resident_id = due.resident_id AND fact.path = ANY(due.paths)`,
        'ALTER TABLE due DROP COLUMN paths',
      ],
    },
    /**
     * What an event brought is one row: its facts, what an agency said, what was changed (ADR 0014). Until then each had a
     * table of its own, and what an agency stated stood in two. Contents were sealed by `plainSealer` alone: they are JSON.
     */
    {
      name: 'EventsAlone1790000000700',
      statements: [
        `CREATE TABLE event (
          resident_id uuid NOT NULL,
          event_id uuid NOT NULL,
          revision integer NOT NULL,
          recorded_at timestamptz(3) NOT NULL,
          content bytea NOT NULL,
          PRIMARY KEY (resident_id, event_id)
        )`,
        `INSERT INTO event (resident_id, event_id, revision, recorded_at, content)
         WITH stated AS (
           SELECT resident_id, event_id, max(revision) AS revision, max(recorded_at) AS at, string_agg(
             format('{"path":%s,"source":%s,"assurance":"%s","observedAt":"%s",%s', to_json(path.name), to_json(source.name),
               (ARRAY['selfDeclared', 'documented', 'verified', 'authoritative'])[assurance + 1], ${utc('observed_at')},
               substr(convert_from(content, 'UTF8'), 2)), ',' ORDER BY index) AS facts
           FROM fact JOIN path ON path.id = fact.path JOIN source ON source.id = fact.source
           GROUP BY resident_id, event_id
         ), changed AS (
           SELECT resident_id, event_id, at, format('{"kind":"%s",%s"at":"%s"}', kind,
             '"agency":' || to_json(agency) || ',', ${utc('at')}) AS change
           FROM change
         )
         SELECT resident_id, event_id, coalesce(stated.revision, -1), coalesce(stated.at, said.at, changed.at),
           convert_to('{' || concat_ws(',', '"said":' || convert_from(said.content, 'UTF8'), '"change":' || changed.change,
             CASE WHEN said.content IS NULL THEN '"facts":[' || stated.facts || ']' END) || '}', 'UTF8')
         FROM stated FULL JOIN said USING (resident_id, event_id) FULL JOIN changed USING (resident_id, event_id)`,
        'DROP TABLE fact, said, change, path, source',
      ],
    },
    /**
     * Which documents each agency may read is shown of a case; of those whose dossiers are out it is shown when they are looked
     * at, at once. Who read what was known of a person is added, never changed.
     */
    {
      name: 'WhoMayReadWhat1796000000600',
      statements: [
        `INSERT INTO due (resident_id, at) SELECT DISTINCT resident_id, now() FROM filed WHERE NOT withdrawn
        ON CONFLICT (resident_id) DO UPDATE SET at = least(due.at, excluded.at)`,
        `CREATE TABLE fact_read (
          case_id uuid NOT NULL,
          path text NOT NULL,
          reader text NOT NULL,
          at timestamptz(3) NOT NULL
        )`,
        'CREATE INDEX fact_read_of_case ON fact_read (case_id, at)',
      ],
    },
    /**
     * What is shown is published without words from here on (ADR 0020): every case is looked at once, so that copies hold what a
     * sentence needs.
     */
    {
      name: 'WordsWhereTheyAreShown1797000000600',
      statements: [
        `INSERT INTO due (resident_id, at) SELECT resident_id, now() FROM record
        ON CONFLICT (resident_id) DO UPDATE SET at = least(due.at, excluded.at)`,
      ],
    },
  ],
  grants: [
    ...messagingGrants('collector'),
    'GRANT SELECT, INSERT ON event, disclosure, fact_read TO collector',
    'GRANT SELECT, INSERT, UPDATE ON record, filed TO collector',
    'GRANT SELECT, INSERT, UPDATE, DELETE ON element, due TO collector',
  ],
};
