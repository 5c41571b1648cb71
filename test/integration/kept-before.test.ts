import { systemClock } from '#clock';
import { openDatabase, provision, serviceUrl, unnest, type ServiceSchema } from '#database';
import { KeptMessages, messagingGrants, messagingMigrations, messagingTables } from '#messaging';
import { plainSealer } from '#secrecy';
import { namer } from '../../libs/messaging/engine/inbox-name.js';
import { startMachine, World, type Machine } from '../conformance/support/world.js';

const asItWas = { name: 'AsItWas1700000000000', statements: messagingTables() };

const schema = (migrations: ServiceSchema['migrations'], grants: ServiceSchema['grants']): ServiceSchema => ({
  service: 'veteran',
  migrations,
  grants,
});
const KEPT = `'{"headers":{"ce_type":"t"},"value":"e30="}'`;

const UUID = '019abcde-0000-7000-8000-0123456789ab';
const remembered = ['veteran', 'other group'].flatMap((group) =>
  ['municipality:0101', 'Ærø', ''].flatMap((source) =>
    [UUID, UUID.toUpperCase(), `${UUID} `, 'letter 17', 'æøå'].map((id) => ({
      ...{ group, source, id },
      content: Buffer.from(`${group}/${source}/${id}`),
    })),
  ),
);

const REMEMBERED = unnest({ group: 'text', source: 'text', id: 'text', content: 'bytea' });

describe('what a service kept under the tables of before', () => {
  let machine: Machine;
  let world: World;
  beforeAll(async () => {
    machine = await startMachine();
    world = await World.create(machine, 'postgres-log');
    await provision(world.ownerUrl, [schema([asItWas], [])]);
    await world.ask(`INSERT INTO veteran.message_partition VALUES ('veteran', 0)`);
    await world.ask(`INSERT INTO veteran.message_position (consumer, topic, partition, start, next, parked, dead_lettered)
      VALUES ('veteran', 'applications', 0, 0, 3, 1, 2)`);
    await world.ask(`INSERT INTO veteran.message_parked (consumer, topic, partition, position, resident, message, reason, since, next_attempt_at)
      VALUES ('veteran', 'applications', 0, 0, 'r', ${KEPT}, 'nobody yet', '2026-01-01Z', now())`);
    await world.ask(`INSERT INTO veteran.dead_letter (consumer, topic, partition, position, resident, message, code, detail, at)
      VALUES ('veteran', 'applications', 0, 1, 'r', ${KEPT}, 'HANDLER_FAILED', 'TypeError', '2026-01-02Z'),
        ('veteran', 'applications', 0, 2, 'r', ${KEPT}, 'UNKNOWN_TYPE', 'unknown', '2026-01-03Z')`);
    await world.ask(
      `INSERT INTO veteran.message_inbox (consumer, source, id, content) SELECT * FROM ${REMEMBERED.as('old')}`,
      REMEMBERED.values(remembered),
    );
    await provision(world.ownerUrl, [schema([asItWas, ...messagingMigrations], messagingGrants('veteran'))]);
  });
  afterAll(async () => {
    await world.close();
    await machine.remove();
  });

  it('messages are still there, and can be tried again: what was read without the inbox, what was not with it', async () => {
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

  it('every id is remembered under the name that it has now', async () => {
    const expected = remembered.map(({ group, source, id, content }) => ({
      ...namer(group)({ source, id }),
      content: content.toString(),
    }));
    expect(new Set(expected.map(({ origin, id }) => `${origin} ${id}`)).size).toBe(remembered.length);
    const found = await world.ask<{ origin: string; id: string; content: Buffer }>(
      'SELECT origin, id, content FROM veteran.message_inbox',
    );
    const rows = found.map((row) => ({ ...row, origin: Number(row.origin), content: row.content.toString() }));
    expect(new Set(rows)).toEqual(new Set(expected));
    expect(rows.filter(({ id }) => id === UUID)).toHaveLength(6);
  });
});
