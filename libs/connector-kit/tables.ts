import type { ServiceSchema } from '#database';
import { messagingGrants, messagingRetention, messagingTables } from '#messaging';
import { serviceOf } from './connector.js';

/**
 * What every connector keeps, in a schema of its own. Values of a person stand sealed in `content`, `dossier` and `body`;
 * what is looked up is a keyed hash (hashes.ts): `recipient_hash`, `name`, `report_hash`, `names`.
 *
 * While a case is restricted nothing of it is sent: what is open waits (`restriction`).
 *
 * After a move several recipients have one case: who has it, and since which version, is what `delivery` says. `because`
 * is why a dossier was withdrawn. A report is sealed for its resident; for its first name until that is known. One that was
 * given up can be tried again: its time to wait begins anew with `parked_at`, while `received_at` stays. Whoever is erased
 * leaves the names of the case in `correlation`, since `erased_at`: what an agency says of it later is about nobody any more.
 */
const tables: readonly string[] = [
  `CREATE TABLE delivery (
     key uuid PRIMARY KEY,
     kind text NOT NULL CHECK (kind IN ('dossier', 'withdrawal')),
     case_id uuid NOT NULL,
     resident_id uuid NOT NULL,
     recipient_hash text NOT NULL,
     dossier_version integer NOT NULL CHECK (dossier_version > 0),
     content bytea NOT NULL,
     dossier bytea,
     because text CHECK (because IN ('withdrawn', 'moved', 'noLongerApplies')),
     state text NOT NULL CHECK (state IN ('waiting', 'delivering', 'delivered', 'undeliverable', 'superseded', 'cancelled')),
     attempts integer NOT NULL DEFAULT 0,
     delay_told boolean NOT NULL DEFAULT false,
     due_at timestamptz NOT NULL DEFAULT now(),
     taken_at timestamptz NOT NULL DEFAULT now(),
     ended_at timestamptz,
     reason text,
     cause jsonb NOT NULL,
     CONSTRAINT delivery_because CHECK ((kind = 'withdrawal') = (because IS NOT NULL))
   )`,
  `CREATE INDEX delivery_of_case ON delivery (case_id)`,
  `CREATE INDEX delivery_of_resident ON delivery (resident_id)`,
  `CREATE INDEX delivery_open ON delivery (due_at) WHERE state IN ('waiting', 'delivering')`,
  `CREATE TABLE restriction (
     case_id uuid PRIMARY KEY,
     resident_id uuid NOT NULL,
     restricted boolean NOT NULL,
     at timestamptz(3) NOT NULL
   )`,
  `CREATE INDEX restriction_of_resident ON restriction (resident_id)`,
  `CREATE TABLE correlation (
     name text PRIMARY KEY,
     resident_id uuid NOT NULL,
     case_id uuid NOT NULL,
     erased_at timestamptz
   )`,
  `CREATE INDEX correlation_of_case ON correlation (case_id)`,
  `CREATE INDEX correlation_of_resident ON correlation (resident_id)`,
  `CREATE TABLE inbound (
     report_hash text PRIMARY KEY,
     digest text NOT NULL,
     event_id uuid NOT NULL,
     names text[] NOT NULL CHECK (cardinality(names) = 2),
     resident_id uuid,
     state text NOT NULL CHECK (state IN ('applied', 'parked', 'dead', 'erased')),
     reason text,
     body bytea,
     received_at timestamptz NOT NULL DEFAULT now(),
     parked_at timestamptz NOT NULL DEFAULT now(),
     given_up_at timestamptz
   )`,
  `CREATE INDEX inbound_parked ON inbound (received_at) WHERE state = 'parked'`,
  `CREATE INDEX inbound_of_resident ON inbound (resident_id)`,
  `CREATE INDEX inbound_kept ON inbound (event_id) WHERE state <> 'applied'`,
];

/** The schema of an agency's connector, the same for whichever agency. A delivery is what was done: it goes with its resident only. */
export function connectorTables(agency: string): ServiceSchema {
  const service = serviceOf(agency);
  const role = service.replaceAll('-', '_');
  return {
    service,
    migrations: [{ name: 'ConnectorTables1798100000000', statements: [...messagingTables(), ...tables] }],
    retention: {
      ...messagingRetention,
      delivery: { rule: 'withApplication', resident: 'resident_id' },
      restriction: { rule: 'withApplication', resident: 'resident_id' },
      correlation: { rule: 'proof', since: 'erased_at', resident: 'resident_id', name: 'name' },
      inbound: { rule: 'deadLetter', since: 'given_up_at', resident: 'resident_id' },
    },
    grants: [
      ...messagingGrants(role),
      `GRANT SELECT, INSERT, UPDATE, DELETE ON delivery, restriction, correlation, inbound TO "${role}"`,
    ],
  };
}
