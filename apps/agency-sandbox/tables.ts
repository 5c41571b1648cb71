import type { ServiceSchema } from '#database';

const SERVICE = 'sandbox';

/** What the simulated agencies remember, each of its own filings only. Personal values stand sealed in `facts` and `body`. */
const tables: readonly string[] = [
  `CREATE TABLE filing (
     agency text NOT NULL,
     idempotency_key text NOT NULL,
     case_reference text NOT NULL,
     dossier_version integer NOT NULL,
     paths text[] NOT NULL,
     at timestamptz NOT NULL,
     times integer NOT NULL DEFAULT 1,
     position bigint GENERATED ALWAYS AS IDENTITY,
     PRIMARY KEY (agency, idempotency_key)
   )`,
  `CREATE TABLE agency_case (
     agency text NOT NULL,
     case_reference text NOT NULL,
     recipient text NOT NULL,
     own_reference text NOT NULL,
     dossier_version integer NOT NULL,
     state text NOT NULL,
     asked text[],
     facts bytea NOT NULL,
     PRIMARY KEY (agency, case_reference),
     UNIQUE (agency, own_reference)
   )`,
  `CREATE TABLE issued_number (
     agency text NOT NULL,
     number text NOT NULL,
     case_reference text NOT NULL,
     PRIMARY KEY (agency, number)
   )`,
  `CREATE TABLE report (
     id uuid PRIMARY KEY,
     agency text NOT NULL,
     case_reference text NOT NULL,
     body bytea NOT NULL,
     copies integer NOT NULL,
     due_at timestamptz NOT NULL,
     tries integer NOT NULL DEFAULT 0,
     ended_at timestamptz,
     refused integer,
     position bigint GENERATED ALWAYS AS IDENTITY
   )`,
  `CREATE INDEX report_due ON report (case_reference, agency, due_at) WHERE ended_at IS NULL`,
  `CREATE TABLE behaviour (agency text PRIMARY KEY, behaviour jsonb NOT NULL)`,
  `CREATE TABLE numbering (agency text PRIMARY KEY, last integer NOT NULL)`,
];

export const sandboxTables: ServiceSchema = {
  service: SERVICE,
  migrations: [
    { name: 'SandboxTables1767225600001', statements: tables },
    /** Each recipient of a kind has cases of its own: who moves is known to two municipalities. */
    {
      name: 'EachRecipientHasItsCases1796000000201',
      statements: [
        `ALTER TABLE agency_case DROP CONSTRAINT agency_case_pkey, ADD PRIMARY KEY (agency, recipient, case_reference)`,
        `ALTER TABLE filing ADD COLUMN recipient text, ADD COLUMN claims text[] NOT NULL DEFAULT '{}',
         ADD COLUMN ended text[] NOT NULL DEFAULT '{}'`,
        `ALTER TABLE report ADD COLUMN recipient text`,
        ...['filing', 'report'].flatMap((table) => [
          `UPDATE ${table} t SET recipient = c.recipient FROM agency_case c WHERE c.agency = t.agency AND c.case_reference = t.case_reference`,
          `UPDATE ${table} SET recipient = agency WHERE recipient IS NULL`,
          `ALTER TABLE ${table} ALTER COLUMN recipient SET NOT NULL`,
        ]),
        `CREATE TABLE withdrawal (
           agency text NOT NULL,
           recipient text NOT NULL,
           case_reference text NOT NULL,
           dossier_version integer NOT NULL,
           reason text,
           at timestamptz NOT NULL,
           position bigint GENERATED ALWAYS AS IDENTITY,
           PRIMARY KEY (agency, recipient, case_reference, dossier_version)
         )`,
      ],
    },
    /** Which cases a filing said may be about the same person. */
    { name: 'SamePersons1796000000550', statements: ['ALTER TABLE filing ADD COLUMN may_be_same_as text[]'] },
    /** What the connector answered a report last, where it did not take it. */
    {
      name: 'WhatWasAnswered1796000000600',
      statements: [
        `ALTER TABLE report ADD COLUMN answer jsonb, ADD COLUMN cancelled boolean NOT NULL DEFAULT false`,
        `UPDATE report SET answer = jsonb_build_object('status', refused) WHERE refused IS NOT NULL`,
        'ALTER TABLE report DROP COLUMN refused',
      ],
    },
  ],
  grants: [
    `GRANT SELECT, INSERT, UPDATE ON filing, withdrawal, agency_case, issued_number, report, behaviour, numbering TO "${SERVICE}"`,
    `GRANT UPDATE ON clock.offset TO "${SERVICE}"`,
  ],
};
