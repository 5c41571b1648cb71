import { conformance } from './conformance.js';
import { startMachine, World, type Machine } from './support/world.js';
import { openDatabase } from '#database';

jest.setTimeout(300_000);

describe('messaging on the PostgreSQL log', () => {
  conformance('postgres-log');
});

describe('the rights of the PostgreSQL log follow the topic table:', () => {
  let machine: Machine;
  let world: World;
  beforeAll(async () => {
    machine = await startMachine();
    world = await World.create(machine, 'postgres-log');
  });
  afterAll(async () => {
    await world.close();
    await machine.remove();
  });

  async function as(service: string, sql: string): Promise<unknown> {
    const database = await openDatabase(world.url(service), service, { poolSize: 1 });
    return database.query(sql).finally(() => database.destroy());
  }
  const denied = { code: '42501' };

  it('a reader reads and does not write', async () => {
    await as('collector', 'SELECT * FROM log."applications"');
    await expect(as('collector', 'UPDATE log."applications#heads" SET next = 0')).rejects.toMatchObject(denied);
  });

  it('a writer appends, and neither reads, changes nor deletes what is there', async () => {
    await world.write('applications', [{ resident: 'r', number: 1 }]);
    await expect(as('portal', 'SELECT * FROM log."applications"')).rejects.toMatchObject(denied);
    await expect(as('portal', `UPDATE log."applications" SET key = ''`)).rejects.toMatchObject(denied);
    await expect(as('portal', 'DELETE FROM log."applications"')).rejects.toMatchObject(denied);
  });

  it('who is not in the table has no right at all', async () => {
    await expect(as('siri-connector', 'SELECT * FROM log."applications"')).rejects.toMatchObject(denied);
    await expect(as('siri-connector', 'SELECT * FROM log."cases#heads"')).rejects.toMatchObject(denied);
  });

  it('who writes a topic empties messages of it, and nobody else does', async () => {
    const forget = `SELECT log."applications#forget"('{r}', 0::smallint, 0, 1) AS emptied`;
    expect(await as('portal', forget)).toEqual([{ emptied: expect.any(Number) as number }]);
    for (const service of ['collector', 'siri-connector'])
      await expect(as(service, forget)).rejects.toMatchObject(denied);
  });

  it('nobody takes a message out of an inbox', async () => {
    await expect(as('collector', 'DELETE FROM message_inbox')).rejects.toMatchObject(denied);
    await expect(as('collector', `UPDATE message_inbox SET content = ''`)).rejects.toMatchObject(denied);
  });
});
