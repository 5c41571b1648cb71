import { contracts } from '#contracts';
import { openDatabase, provision, serviceUrl, type ServiceSchema } from '#database';
import { plainSealer } from '#secrecy';
import { v7 as uuidv7 } from 'uuid';
import { collectorSchema } from '../../apps/collector/collector.schema.js';
import { loadRecords } from '../../apps/collector/store/records.js';
import { Store } from '../../apps/collector/store/store.js';
import { startMachine, World, type Machine } from '../conformance/support/world.js';

const schema = (migrations: ServiceSchema['migrations'], grants: ServiceSchema['grants']): ServiceSchema => ({
  service: 'veteran',
  migrations,
  grants: grants?.map((grant) => grant.replaceAll('collector', 'veteran')),
});
/** With a table of the facts that stand, and with the paths to be shown kept beside the time of the next look. */
const asItWas = schema(collectorSchema.migrations.slice(0, -1), []);
const asItIs = schema(collectorSchema.migrations, collectorSchema.grants);

describe('the facts of a collector of before', () => {
  let machine: Machine;
  let world: World;
  beforeAll(async () => {
    machine = await startMachine();
    world = await World.create(machine, 'postgres-log');
    await provision(world.ownerUrl, [asItWas]);
  });
  afterAll(async () => {
    await world.close();
    await machine.remove();
  });

  it('are the same, and those that were not shown yet still will be', async () => {
    const [shown, waiting] = [uuidv7(), uuidv7()];
    const store = new Store(contracts, plainSealer);
    await world.ask(`INSERT INTO veteran.path (name) VALUES ('contact.phone'), ('contact.email')`);
    await world.ask(`INSERT INTO veteran.source (name) VALUES ('resident')`);
    for (const resident of [shown, waiting]) {
      await world.ask(
        `INSERT INTO veteran.record (resident_id, case_id, reference, application_id, household_id, relation, channel, submitted_at, revision)
         VALUES ($1, $2, '', $2, $2, 'applicant', 'portal', '2026-01-01Z', 7)`,
        [resident, uuidv7()],
      );
      const content = store.seal(resident, { value: 'said' });
      for (const path of [1, 2])
        await world.ask(
          `INSERT INTO veteran.fact (event_id, index, resident_id, path, source, assurance, observed_at, recorded_at, content)
           VALUES ($1, 0, $2, $3, 1, 0, '2026-01-01Z', '2026-01-01Z', $4)`,
          [uuidv7(), resident, path, content],
        );
    }
    await world.ask(`INSERT INTO veteran.due (resident_id, at, paths) VALUES ($1, now(), '{2}'), ($2, now(), '{}')`, [
      waiting,
      shown,
    ]);

    await provision(world.ownerUrl, [asItIs]);

    const dataSource = await openDatabase(serviceUrl(world.ownerUrl, 'veteran'), 'veteran', { poolSize: 1 });
    await store.open(dataSource.manager);
    const records = await loadRecords(store, dataSource.manager, [shown, waiting]);
    await dataSource.destroy();
    expect(new Map(records.map(({ arrival, changedFacts }) => [arrival.residentId, changedFacts]))).toEqual(
      new Map([
        [shown, []],
        [waiting, ['contact.email']],
      ]),
    );
    expect(records.flatMap(({ facts }) => facts.map(({ value }) => value))).toEqual(Array(4).fill('said'));
  });
});
