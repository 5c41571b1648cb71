import type { KeptBy, ServiceSchema } from '#database';
import { messagingGrants, messagingRetention, messagingTables } from '#messaging';

/**
 * What the collector keeps. All that is about a person is in the sealed `content`, for the resident of the row; what is
 * searched, joined or counted has a column of its own, and none of these tells who somebody is, nor where they live.
 *
 * | columns | why they are plain |
 * | --- | --- |
 * | `resident_id`, `case_id`, `application_id`, `household_id`, `event_id` | UUIDs that are drawn, or derived from drawn ones |
 * | `agency`, `version`, `dossier_version`, `schema_version`, `withdrawn` | which kind of authority, never which of them (that can tell where somebody lives), and counts |
 * | `relation`, `channel` | one of three and one of five words of the contracts |
 * | `submitted_at`, `recorded_at`, `filed_at`, `at`, `segments` | when the hub did something, and who held the case since when |
 * | `due.at` | when the hub looks at the case again, for any of many reasons; it is sought in order |
 * | `revision` | counts |
 * | `element.kind`, `element.id` | what is shown: names of fields, agencies, versions, UUIDs; a keyed hash where it would name a day (`secretName`) |
 * | `element.digest` | a keyed hash of what is shown |
 * | `fact_read.path`, `fact_read.reader` | the name of a field, and the kind of who read it |
 */
const tables = [
  `CREATE TABLE record (
    resident_id uuid PRIMARY KEY,
    case_id uuid NOT NULL UNIQUE,
    application_id uuid NOT NULL,
    household_id uuid NOT NULL,
    relation text NOT NULL,
    channel text NOT NULL,
    submitted_at timestamptz(3) NOT NULL,
    revision integer NOT NULL DEFAULT 0,
    segments jsonb NOT NULL DEFAULT '[]',
    content bytea NOT NULL
  )`,
  /** What an event brought, a row each (ADR 0014); whose it is comes first in the key, since it is only ever asked for so. */
  `CREATE TABLE event (
    resident_id uuid NOT NULL,
    event_id uuid NOT NULL,
    revision integer NOT NULL,
    recorded_at timestamptz(3) NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (resident_id, event_id)
  )`,
  `CREATE TABLE filed (
    resident_id uuid NOT NULL,
    agency text NOT NULL,
    version integer NOT NULL,
    schema_version text NOT NULL,
    filed_at timestamptz(3) NOT NULL,
    withdrawn boolean NOT NULL DEFAULT false,
    content bytea NOT NULL,
    PRIMARY KEY (resident_id, agency, version)
  )`,
  `CREATE TABLE disclosure (
    event_id uuid PRIMARY KEY,
    resident_id uuid NOT NULL,
    agency text NOT NULL,
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
  /** Room in the pages of what is written over keeps new versions of a row out of the indexes. */
  `CREATE TABLE due (resident_id uuid PRIMARY KEY, at timestamptz(3) NOT NULL) WITH (fillfactor = 70)`,
  `CREATE INDEX due_at ON due (at)`,
  /** Who read what was known of a person is added, never changed. */
  `CREATE TABLE fact_read (
    resident_id uuid NOT NULL,
    case_id uuid NOT NULL,
    path text NOT NULL,
    reader text NOT NULL,
    at timestamptz(3) NOT NULL
  )`,
  'CREATE INDEX fact_read_of_resident ON fact_read (resident_id, at)',
];

const withApplication: KeptBy = { rule: 'withApplication', resident: 'resident_id' };

/** What events brought and what was disclosed is changed by nobody, by grant; it goes with the keys of its resident. */
export const collectorSchema: ServiceSchema = {
  service: 'collector',
  retention: {
    ...messagingRetention,
    record: withApplication,
    event: withApplication,
    filed: withApplication,
    disclosure: withApplication,
    element: withApplication,
    due: withApplication,
    fact_read: withApplication,
  },
  migrations: [{ name: 'CollectorTables1798100000000', statements: [...messagingTables(), ...tables] }],
  grants: [
    ...messagingGrants('collector'),
    'GRANT SELECT, INSERT, DELETE ON event, disclosure, fact_read TO collector',
    'GRANT SELECT, INSERT, UPDATE, DELETE ON record, filed, element, due TO collector',
  ],
};
