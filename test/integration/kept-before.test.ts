import { systemClock } from '#clock';
import { openDatabase, provision, serviceUrl, type ServiceSchema } from '#database';
import { KeptMessages, messagingGrants, messagingMigrations, messagingTables } from '#messaging';
import { plainSealer } from '#secrecy';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { startMachine, World, type Machine } from '../conformance/support/world.js';

class AsItWas1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of messagingTables()) await runner.query(statement);
  }
  async down(): Promise<void> {}
}

const schema = (migrations: ServiceSchema['migrations'], grants: ServiceSchema['grants']): ServiceSchema => ({
  service: 'veteran',
  migrations,
  grants,
});
const KEPT = `'{"headers":{"ce_type":"t"},"value":"e30="}'`;

describe('messages that a service kept before it could try dead letters again', () => {
  let machine: Machine;
  let world: World;
  beforeAll(async () => {
    machine = await startMachine();
    world = await World.create(machine, 'postgres-log');
    await provision(world.ownerUrl, [schema([AsItWas1700000000000], [])]);
    await world.ask(`INSERT INTO veteran.message_partition VALUES ('veteran', 0)`);
    await world.ask(`INSERT INTO veteran.message_position (consumer, topic, partition, start, next, parked, dead_lettered)
      VALUES ('veteran', 'applications', 0, 0, 3, 1, 2)`);
    await world.ask(`INSERT INTO veteran.message_parked (consumer, topic, partition, position, resident, message, reason, since, next_attempt_at)
      VALUES ('veteran', 'applications', 0, 0, 'r', ${KEPT}, 'nobody yet', '2026-01-01Z', now())`);
    await world.ask(`INSERT INTO veteran.dead_letter (consumer, topic, partition, position, resident, message, code, detail, at)
      VALUES ('veteran', 'applications', 0, 1, 'r', ${KEPT}, 'HANDLER_FAILED', 'TypeError', '2026-01-02Z'),
        ('veteran', 'applications', 0, 2, 'r', ${KEPT}, 'UNKNOWN_TYPE', 'unknown', '2026-01-03Z')`);
    await provision(world.ownerUrl, [
      schema([AsItWas1700000000000, ...messagingMigrations], messagingGrants('veteran')),
    ]);
  });
  afterAll(async () => {
    await world.close();
    await machine.remove();
  });

  it('are still there, and can be tried again: what was read without the inbox, what was not with it', async () => {
    const dataSource = await openDatabase(serviceUrl(world.ownerUrl, 'veteran'), 'veteran', { poolSize: 1 });
    const reads = new Set(['applications']);
    const kept = new KeptMessages({ service: 'veteran', dataSource, sealer: plainSealer, clock: systemClock, reads });
    expect((await kept.list({}, 10)).kept).toMatchObject([
      { state: 'parked', detail: 'nobody yet', since: new Date('2026-01-01Z'), type: 't', times: 1 },
      { state: 'deadLettered', code: 'HANDLER_FAILED', since: new Date('2026-01-02Z'), times: 1 },
      { state: 'deadLettered', code: 'UNKNOWN_TYPE', since: new Date('2026-01-03Z') },
    ]);
    expect((await kept.retry(await kept.names({}))).size).toBe(3);
    await dataSource.destroy();
    expect(await world.ask('SELECT remembered, deaths FROM veteran.message_parked ORDER BY position')).toEqual([
      { remembered: true, deaths: 0 },
      { remembered: true, deaths: 1 },
      { remembered: false, deaths: 1 },
    ]);
    expect(await world.ask('SELECT parked::int, dead_lettered::int FROM veteran.message_position')).toEqual([
      { parked: 3, dead_lettered: 0 },
    ]);
  });
});
