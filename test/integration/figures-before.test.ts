import { CaseCopy } from '#case-copy';
import { contracts } from '#contracts';
import { openDatabase, provision } from '#database';
import { plainSealer, StoredValues } from '#secrecy';
import { v7 as uuidv7 } from 'uuid';
import { portal } from '../../apps/portal/index.js';
import { startMachine, World, type Machine } from '../conformance/support/world.js';

const { migrations, grants = [] } = portal.schema;
const before = { service: 'veteran', migrations: migrations.filter(({ name }) => !name.startsWith('Figures')) };
const after = { service: 'veteran', migrations, grants: grants.map((grant) => grant.replaceAll('portal', 'veteran')) };

describe('cases that a portal kept before it had columns of figures', () => {
  let machine: Machine;
  let world: World;
  beforeAll(async () => {
    machine = await startMachine();
    world = await World.create(machine, 'postgres-log');
    await provision(world.ownerUrl, [before]);
    await world.ask('ALTER TABLE veteran.case_element DROP COLUMN figures');
  });
  afterAll(async () => {
    await world.close();
    await machine.remove();
  });

  const keep = (caseId: string, kind: string, body: object | null) =>
    world.ask(
      `INSERT INTO veteran.case_element (case_id, kind, id, version, resident_id, content) VALUES ($1, $2, $2, 1, $1, $3)`,
      [caseId, kind, body && Buffer.from(JSON.stringify(body))],
    );

  it('are counted as those that came later, and of no other element is a word in the clear', async () => {
    const counts = { asked: 1, wouldHaveBeenAsked: 2, reused: 1 };
    const holder = { segments: [{ from: '2026-11-22T09:30:00Z', holder: 'hub' }] };
    const [one, gone] = [uuidv7(), uuidv7()];
    await keep(one, 'case', { reference: 'AK-1', applicationId: one, status: 'completed' });
    await keep(one, 'counts', counts);
    await keep(one, 'holder', holder);
    await keep(one, 'timeline', { event: 'submitted' });
    await keep(gone, 'counts', null);
    await provision(world.ownerUrl, [after]);

    const database = await openDatabase(world.url('veteran'), 'veteran', { poolSize: 1 });
    const copy = new CaseCopy(new StoredValues(plainSealer, 'portal'), contracts);
    const figures = await copy.figures(database.manager).finally(() => database.destroy());
    expect(figures).toEqual([{ case: { status: 'completed' }, counts, holder }]);
    const others = await world.ask('SELECT figures FROM veteran.case_element WHERE kind = $1', ['timeline']);
    expect(others).toEqual([{ figures: null }]);
  });
});
