import type { ServiceSchema } from '#database';

const SERVICE = 'sandbox';

/**
 * What the simulated agencies remember, each of its own filings only. Values of a person stand sealed in `content`, `body`
 * and `answer`; what is looked up is a keyed hash (case-key.ts): `owner`, for whom they are sealed, `case_hash` and
 * `number_hash`. Each recipient of a kind has cases of its own: who moves is known to two municipalities. A report's `answer`
 * is what the connector answered last, where it did not take it.
 */
const tables: readonly string[] = [
  `CREATE TABLE filing (
     agency text NOT NULL,
     idempotency_key text NOT NULL,
     owner text NOT NULL,
     dossier_version integer NOT NULL,
     content bytea NOT NULL,
     at timestamptz NOT NULL,
     times integer NOT NULL DEFAULT 1,
     position bigint GENERATED ALWAYS AS IDENTITY,
     PRIMARY KEY (agency, idempotency_key)
   )`,
  `CREATE TABLE withdrawal (
     agency text NOT NULL,
     case_hash text NOT NULL,
     owner text NOT NULL,
     dossier_version integer NOT NULL,
     content bytea NOT NULL,
     at timestamptz NOT NULL,
     position bigint GENERATED ALWAYS AS IDENTITY,
     PRIMARY KEY (case_hash, dossier_version)
   )`,
  `CREATE TABLE agency_case (
     case_hash text PRIMARY KEY,
     agency text NOT NULL,
     owner text NOT NULL,
     dossier_version integer NOT NULL,
     state text NOT NULL,
     content bytea NOT NULL
   )`,
  `CREATE TABLE issued_number (
     agency text NOT NULL,
     number_hash text NOT NULL,
     owner text NOT NULL,
     content bytea NOT NULL,
     PRIMARY KEY (agency, number_hash)
   )`,
  `CREATE TABLE report (
     id uuid PRIMARY KEY,
     agency text NOT NULL,
     case_hash text NOT NULL,
     owner text NOT NULL,
     body bytea NOT NULL,
     copies integer NOT NULL,
     due_at timestamptz NOT NULL,
     tries integer NOT NULL DEFAULT 0,
     ended_at timestamptz,
     answer bytea,
     cancelled boolean NOT NULL DEFAULT false,
     position bigint GENERATED ALWAYS AS IDENTITY
   )`,
  `CREATE INDEX report_due ON report (case_hash, due_at) WHERE ended_at IS NULL`,
  `CREATE TABLE behaviour (agency text PRIMARY KEY, behaviour jsonb NOT NULL)`,
  `CREATE TABLE numbering (agency text PRIMARY KEY, last integer NOT NULL)`,
];

export const sandboxTables: ServiceSchema = {
  service: SERVICE,
  migrations: [{ name: 'SandboxTables1798100000000', statements: tables }],
  retention: Object.fromEntries(
    ['filing', 'agency_case', 'issued_number', 'report', 'behaviour', 'numbering', 'withdrawal'].map((table) => [
      table,
      { rule: 'simulated' },
    ]),
  ),
  grants: [
    `GRANT SELECT, INSERT, UPDATE ON filing, withdrawal, agency_case, issued_number, report, behaviour, numbering TO "${SERVICE}"`,
    `GRANT UPDATE ON clock.offset TO "${SERVICE}"`,
  ],
};
