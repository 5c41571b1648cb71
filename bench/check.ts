import { contracts } from '#contracts';
import { openDatabase } from '#database';
import { profile, rankAll, type Fact } from '#profile';
import type { Sealer } from '#secrecy';
import { isDeepStrictEqual } from 'node:util';
import type { DataSource } from 'typeorm';
import { loadRecords } from '../apps/collector/store/records.js';
import { Store } from '../apps/collector/store/store.js';
import type { Load } from './load/load.js';

/** A benchmark whose result is wrong fails. */
export class WrongResult extends Error {
  readonly code = 'wrongResult';
  constructor(findings: readonly string[]) {
    super(`What the collector made of the load is wrong:\n  ${findings.join('\n  ')}`);
  }
}

/** What became of every message, against what the generator says; and sampled profiles against the pure fold. */
export async function checkCollector(databaseUrl: string, load: Load, sealer: Sealer): Promise<void> {
  const dataSource = await openDatabase(databaseUrl, 'collector', { poolSize: 1 });
  try {
    const findings = [...(await wrongCounts(dataSource, load)), ...(await wrongProfiles(dataSource, load, sealer))];
    if (findings.length > 0) throw new WrongResult(findings);
  } finally {
    await dataSource.destroy();
  }
}

async function wrongCounts(dataSource: DataSource, { counts }: Load): Promise<string[]> {
  const [row] = await dataSource.query<Record<string, string>[]>(
    `SELECT sum(next - start) AS handled, sum(applied) AS applied, sum(duplicate) AS duplicate, sum(superseded) AS superseded,
       sum(parked) AS parked, sum(dead_lettered) AS "deadLettered", sum(lost) AS lost FROM message_position`,
  );
  const letters = await dataSource.query<{ code: string; number: string }[]>(
    'SELECT code, count(*) AS number FROM dead_letter GROUP BY code',
  );
  const found = { ...row, ...Object.fromEntries(letters.map(({ code, number }) => [code, number])) };
  const dead = counts.unreadable + counts.misfit + counts.forged;
  const applied = counts.fresh + counts.late + counts.contrary;
  const expected: Record<string, number> = {
    handled: applied + counts.duplicate + dead,
    applied,
    duplicate: counts.duplicate,
    superseded: 0,
    parked: 0,
    deadLettered: dead,
    lost: 0,
    UNREADABLE: counts.unreadable,
    INVALID: counts.misfit,
    OTHER_CONTENT: counts.forged,
  };
  return Object.entries(expected).flatMap(([name, number]) =>
    Number(found[name] ?? 0) === number ? [] : [`${name}: ${found[name] ?? 0} instead of ${number}`],
  );
}

async function wrongProfiles(dataSource: DataSource, { sample }: Load, sealer: Sealer): Promise<string[]> {
  const records = await loadRecords(new Store(contracts, sealer), dataSource.manager, [...sample.keys()]);
  const stored = new Map(records.map(({ arrival, facts }) => [arrival.residentId, facts]));
  const day = new Date().toISOString().slice(0, 10);
  return [...sample].flatMap(([residentId, facts]: [string, readonly Fact[]]) => {
    const pure = profile(contracts, facts, { validOn: day });
    const kept = rankAll(contracts, stored.get(residentId) ?? [], day);
    return isDeepStrictEqual(kept, pure) ? [] : [`the profile of ${residentId} is not the fold of its facts`];
  });
}
