import type { ServiceSchema } from '#database';
import { messagingGrants, messagingTables } from '#messaging';
import { serviceOf } from './connector.js';

/** What every connector keeps, in a schema of its own. Personal values stand sealed in `dossier`, `closed` and `body`, nowhere else. */
const tables: readonly string[] = [
  `CREATE TABLE delivery (
     key uuid PRIMARY KEY,
     kind text NOT NULL CHECK (kind IN ('dossier', 'withdrawal')),
     case_id uuid NOT NULL,
     reference text NOT NULL,
     resident_id uuid NOT NULL,
     recipient text NOT NULL,
     dossier_version integer NOT NULL CHECK (dossier_version > 0),
     dossier bytea,
     state text NOT NULL CHECK (state IN ('waiting', 'delivering', 'delivered', 'undeliverable', 'superseded', 'cancelled')),
     attempts integer NOT NULL DEFAULT 0,
     delay_told boolean NOT NULL DEFAULT false,
     due_at timestamptz NOT NULL DEFAULT now(),
     taken_at timestamptz NOT NULL DEFAULT now(),
     ended_at timestamptz,
     agency_reference text,
     reason text,
     cause jsonb NOT NULL
   )`,
  `CREATE INDEX delivery_of_case ON delivery (case_id)`,
  `CREATE INDEX delivery_open ON delivery (due_at) WHERE state IN ('waiting', 'delivering')`,
  `CREATE TABLE correlation (
     named_by text NOT NULL,
     reference text NOT NULL,
     resident_id uuid NOT NULL,
     case_id uuid NOT NULL,
     case_reference text NOT NULL,
     recipient text NOT NULL,
     dossier_version integer NOT NULL,
     PRIMARY KEY (named_by, reference)
   )`,
  `CREATE INDEX correlation_of_case ON correlation (case_id)`,
  `CREATE TABLE inbound (
     source text NOT NULL,
     foreign_id text NOT NULL,
     digest text NOT NULL,
     event_id uuid NOT NULL,
     reference text NOT NULL,
     state text NOT NULL CHECK (state IN ('applied', 'parked', 'dead')),
     reason text,
     body bytea,
     received_at timestamptz NOT NULL DEFAULT now(),
     PRIMARY KEY (source, foreign_id)
   )`,
  `CREATE INDEX inbound_parked ON inbound (received_at) WHERE state = 'parked'`,
  `CREATE TABLE checkpoint (name text PRIMARY KEY, value text NOT NULL, moved_at timestamptz NOT NULL DEFAULT now())`,
];

/** The schema of an agency's connector, the same for whichever agency. A delivery is never deleted: it is what was done. */
export function connectorTables(agency: string): ServiceSchema {
  const service = serviceOf(agency);
  const role = service.replaceAll('-', '_');
  return {
    service,
    migrations: [
      { name: 'ConnectorTables1767225600000', statements: [...messagingTables(), ...tables] },
      /** A report that was given up can be tried again: its time to wait begins anew, `received_at` stays. */
      {
        name: 'ReportsAreTriedAgain1790000000101',
        statements: [
          'ALTER TABLE inbound ADD COLUMN parked_at timestamptz NOT NULL DEFAULT now()',
          'UPDATE inbound SET parked_at = received_at',
          `CREATE INDEX inbound_kept ON inbound (event_id) WHERE state <> 'applied'`,
        ],
      },
      /**
       * After a move several recipients have one case: who has it, and since which version, is what `delivery` says. `because`
       * is why a dossier was withdrawn; `closed` names what its contract closes for the person, sealed, since that tells where
       * they come from.
       */
      {
        name: 'SeveralRecipientsHaveACase1796000000101',
        statements: [
          `ALTER TABLE delivery ADD COLUMN because text CHECK (because IN ('withdrawn', 'moved', 'noLongerApplies')),
          ADD COLUMN closed bytea`,
          `UPDATE delivery w SET because = CASE WHEN EXISTS (
            SELECT FROM delivery d WHERE d.case_id = w.case_id AND d.recipient <> w.recipient AND d.dossier_version > w.dossier_version
          ) THEN 'moved' ELSE 'withdrawn' END WHERE kind = 'withdrawal'`,
          `ALTER TABLE delivery ADD CONSTRAINT delivery_because CHECK ((kind = 'withdrawal') = (because IS NOT NULL))`,
          'ALTER TABLE correlation DROP COLUMN recipient, DROP COLUMN dossier_version',
        ],
      },
      /** Nothing is polled. */
      { name: 'NoCheckpoints1797000000101', statements: ['DROP TABLE checkpoint'] },
      /** A report is sealed for its resident where that is known, and may be left of nobody. */
      {
        name: 'ReportsHaveResidents1797000000701',
        statements: [
          `ALTER TABLE inbound ADD COLUMN resident_id uuid, DROP CONSTRAINT inbound_state_check,
          ADD CONSTRAINT inbound_state_check CHECK (state IN ('applied', 'parked', 'dead', 'erased'))`,
        ],
      },
    ],
    grants: [...messagingGrants(role), `GRANT SELECT, INSERT, UPDATE ON delivery, correlation, inbound TO "${role}"`],
  };
}
