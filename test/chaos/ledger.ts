import { contracts } from '#contracts';
import { StoredValues, type Sealer } from '#secrecy';
import { openBedrock } from '#service';
import { dirname } from 'node:path';
import { asOwner, type Ask } from '../support/as-owner.js';
import type { InstallationUnderTest } from './installation-under-test.js';
import { keysOf } from './program-under-test.js';

/** One dossier version as its connector keeps it; the rows are never deleted. */
export interface Dossier {
  agency: string;
  reference: string;
  version: number;
  state: string;
}

/** What only the hub's own tables tell. */
export interface Ledger {
  dossiers: Dossier[];
  /** Work that is begun or due: deliveries, reports and events on their way, messages and reports that wait for their resident. */
  unfinished: number;
  /** Of it, events that were not sent yet. */
  unsent: number;
  /** What could not be applied, as `where: reason`. */
  dead: string[];
}

export async function readLedger(hub: InstallationUnderTest): Promise<Ledger> {
  const { keys, sealer } = await openBedrock({ keysDir: keysOf(hub.dataDir) });
  try {
    return await read(hub, sealer);
  } finally {
    await keys.close();
  }
}

function read(hub: InstallationUnderTest, sealer: Sealer): Promise<Ledger> {
  return asOwner(dirname(hub.databaseFolder), async (ask) => {
    const connectors = contracts.agencies.map((agency) => ({
      agency,
      schema: `${agency.replaceAll('-', '_')}_connector`,
    }));
    const ledger: Ledger = { dossiers: [], unfinished: 0, unsent: 0, dead: [] };
    for (const { agency, schema } of connectors) {
      ledger.dossiers.push(...(await dossiersOf(ask, agency, schema, sealer)));
      ledger.unfinished += await count(ask, `${schema}.delivery WHERE state IN ('waiting', 'delivering')`);
      ledger.unfinished += await count(ask, `${schema}.inbound WHERE state = 'parked'`);
      ledger.dead.push(...(await reasons(ask, 'reason', `${schema}.inbound WHERE state = 'dead'`, schema)));
    }
    for (const schema of ['portal', 'collector', ...connectors.map((connector) => connector.schema)]) {
      ledger.unfinished += await count(ask, `${schema}.message_parked`);
      ledger.unsent += await count(ask, `${schema}.message_outbox`);
      ledger.dead.push(
        ...(await reasons(ask, `topic || ' ' || code || ' ' || detail`, `${schema}.dead_letter`, schema)),
      );
    }
    ledger.unfinished += ledger.unsent;
    ledger.unfinished += await count(ask, `sandbox.report WHERE ended_at IS NULL`);
    ledger.dead.push(...(await refused(ask, sealer)));
    return ledger;
  });
}

interface Sealed {
  resident_id: string;
  content: Buffer;
}

async function dossiersOf(ask: Ask, agency: string, schema: string, sealer: Sealer): Promise<Dossier[]> {
  const rows = await ask<Sealed & { key: string; version: number; state: string }>(
    `SELECT key, resident_id, content, dossier_version AS version, state FROM ${schema}.delivery WHERE kind = 'dossier'`,
  );
  return new StoredValues(sealer, `${agency}-connector`).openRows(
    rows,
    ({ key }) => `delivery/${key}`,
    ({ version, state }, { reference }: { reference: string }) => ({ agency, reference, version, state }),
  );
}

/** What the simulated agencies said and their connectors did not take. */
async function refused(ask: Ask, sealer: Sealer): Promise<string[]> {
  const rows = await ask<Sealed & { id: string; agency: string }>(
    `SELECT id, agency, owner AS resident_id, answer AS content FROM sandbox.report
     WHERE ended_at IS NOT NULL AND answer IS NOT NULL AND NOT cancelled`,
  );
  return new StoredValues(sealer, 'sandbox').openRows(
    rows,
    ({ id }) => `report/${id}/answer`,
    ({ agency }, answer: object) => `sandbox: ${agency} ${JSON.stringify(answer)}`,
  );
}

async function count(ask: Ask, what: string): Promise<number> {
  return (await ask<{ count: number }>(`SELECT count(*)::int AS count FROM ${what}`))[0]?.count ?? 0;
}

async function reasons(ask: Ask, reason: string, what: string, where: string): Promise<string[]> {
  return (await ask<{ reason: string }>(`SELECT ${reason} AS reason FROM ${what}`)).map(
    (row) => `${where}: ${row.reason}`,
  );
}
