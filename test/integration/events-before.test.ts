import { contracts } from '#contracts';
import { openDatabase, provision, serviceUrl, type ServiceSchema } from '#database';
import { plainSealer } from '#secrecy';
import { v7 as uuidv7 } from 'uuid';
import { collectorSchema } from '../../apps/collector/collector.schema.js';
import { loadEvents } from '../../apps/collector/store/events.js';
import { loadRecords, type StoredRecord } from '../../apps/collector/store/records.js';
import { Store } from '../../apps/collector/store/store.js';
import { startMachine, World, type Machine } from '../conformance/support/world.js';

const schema = (migrations: ServiceSchema['migrations'], grants: ServiceSchema['grants']): ServiceSchema => ({
  service: 'veteran',
  migrations,
  grants: grants?.map((grant) => grant.replaceAll('collector', 'veteran')),
});
/** With tables of facts, of those that stand, of what was said and changed, and with the paths to be shown beside the next look. */
const asItWas = schema(
  collectorSchema.migrations.filter(({ name }) => !/^(FactsAlone|EventsAlone|WordsWhereTheyAreShown)/.test(name)),
  [],
);
const asItIs = schema(collectorSchema.migrations, collectorSchema.grants);

describe('what a collector of before has kept', () => {
  let machine: Machine;
  let world: World;
  beforeAll(async () => {
    machine = await startMachine();
    world = await World.create(machine, 'postgres-log');
    await provision(world.ownerUrl, [asItWas]);
    await world.ask(`INSERT INTO veteran.path (name) VALUES ('contact.phone'), ('contact.email')`);
    await world.ask(`INSERT INTO veteran.source (name) VALUES ('resident'), ('siri')`);
  });
  afterAll(async () => {
    await world.close();
    await machine.remove();
  });

  const store = new Store(contracts, plainSealer);
  const at = '2026-01-01T00:00:00.000Z';

  const record = (resident: string) =>
    world.ask(
      `INSERT INTO veteran.record (resident_id, case_id, reference, application_id, household_id, relation, channel, submitted_at, revision)
       VALUES ($1, $2, '', $2, $2, 'applicant', 'portal', $3, 7)`,
      [resident, uuidv7(), at],
    );
  const fact = async (resident: string, eventId: string, index: number, path: number, content: object, source = 1) =>
    world.ask(
      `INSERT INTO veteran.fact (event_id, index, resident_id, path, source, assurance, observed_at, recorded_at, content)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)`,
      [eventId, index, resident, path, source, source === 2 ? 3 : 0, at, await store.seal(resident, content)],
    );

  const today = async (residents: string[]) => {
    await provision(world.ownerUrl, [asItIs]);
    const dataSource = await openDatabase(serviceUrl(world.ownerUrl, 'veteran'), 'veteran', { poolSize: 1 });
    try {
      const records = await loadRecords(store, dataSource.manager, residents);
      const events = await loadEvents(store, dataSource.manager, residents);
      return { records: new Map(records.map((one): [string, StoredRecord] => [one.arrival.residentId, one])), events };
    } finally {
      await dataSource.destroy();
    }
  };

  it('is the same, and what was not shown yet still will be', async () => {
    const [shown, waiting, spoken] = [uuidv7(), uuidv7(), uuidv7()];
    for (const resident of [shown, waiting, spoken]) await record(resident);
    const event = uuidv7();
    await fact(shown, event, 1, 2, { value: null, validTo: '2026-12-31' });
    await fact(shown, event, 0, 1, { value: 'what "was" said: æ' });
    for (const path of [1, 2]) await fact(waiting, uuidv7(), 0, path, { value: 'said' });
    await world.ask(`INSERT INTO veteran.due (resident_id, at, paths) VALUES ($1, now(), '{2}'), ($2, now(), '{}')`, [
      waiting,
      shown,
    ]);

    const [report, amendment, withdrawal] = [uuidv7(), uuidv7(), uuidv7()];
    const said = {
      eventId: report,
      by: 'agency',
      agency: 'siri',
      recipient: 'siri',
      time: at,
      status: 'granted',
      facts: { 'contact.phone': 'from SIRI' },
    };
    await world.ask(
      'INSERT INTO veteran.said (event_id, resident_id, agency, at, content) VALUES ($1, $2, $3, $4, $5)',
      [report, spoken, 'siri', at, await store.seal(spoken, said)],
    );
    await fact(spoken, report, 0, 1, { value: 'from SIRI' }, 2);
    await fact(spoken, amendment, 0, 2, { absence: 'notYet' });
    await world.ask(
      `INSERT INTO veteran.change (event_id, resident_id, kind, agency, at)
       VALUES ($1, $3, 'amended', NULL, $4), ($2, $3, 'withdrawn', 'tax', $4)`,
      [amendment, withdrawal, spoken, at],
    );

    const { records, events } = await today([shown, waiting, spoken]);
    const due = await world.ask<{ resident_id: string }>('SELECT resident_id FROM veteran.due WHERE at <= now()');
    expect(new Set(due.map((row) => row.resident_id))).toEqual(new Set([shown, waiting, spoken]));
    expect([shown, waiting].map((resident) => records.get(resident)!.changedFacts)).toEqual([[], ['contact.email']]);
    const stated = { source: 'resident', assurance: 'selfDeclared', observedAt: at, recordedAt: at };
    expect(records.get(shown)!.facts).toMatchObject([
      { ...stated, index: 0, path: 'contact.phone', value: 'what "was" said: æ' },
      { ...stated, index: 1, path: 'contact.email', value: null, validTo: '2026-12-31' },
    ]);
    expect(records.get(waiting)!.facts).toHaveLength(2);
    expect(events.get(spoken)).toHaveLength(3);
    expect(records.get(spoken)).toMatchObject({
      said: [said],
      amendments: [{ eventId: amendment, at, by: 'resident', isChange: false }],
      withdrawals: [{ eventId: withdrawal, at, agency: 'tax' }],
    });
    expect([...records.get(spoken)!.facts].sort((one, other) => (one.path < other.path ? -1 : 1))).toMatchObject([
      { ...stated, eventId: amendment, path: 'contact.email', absence: 'notYet' },
      {
        ...stated,
        eventId: report,
        path: 'contact.phone',
        value: 'from SIRI',
        source: 'siri',
        assurance: 'authoritative',
      },
    ]);
  });
});
