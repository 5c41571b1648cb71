import { provision, type ServiceSchema } from '#database';
import { v7 as uuidv7 } from 'uuid';
import { agencySandbox } from '../../apps/agency-sandbox/index.js';
import { startMachine, World, type Machine } from '../conformance/support/world.js';
import { plainConnector } from '../support/plain-connector.js';

const connector = plainConnector('municipality').schema;
const sandbox = agencySandbox.schema;
const oneRecipientACase = (schema: ServiceSchema): ServiceSchema => ({
  ...schema,
  migrations: schema.migrations.filter(
    ({ name }) => !/^(SeveralRecipientsHaveACase|EachRecipientHasItsCases)/.test(name),
  ),
  grants: [],
});

describe('what was kept while a case had one recipient', () => {
  let machine: Machine;
  let world: World;
  beforeAll(async () => {
    machine = await startMachine();
    world = await World.create(machine, 'postgres-log');
    await provision(world.ownerUrl, [connector, sandbox].map(oneRecipientACase));
  });
  afterAll(async () => {
    await world.close();
    await machine.remove();
  });

  const deliver = (caseId: string, kind: string, version: number, recipient: string, state = 'delivered') =>
    world.ask(
      `INSERT INTO municipality_connector.delivery (key, kind, case_id, reference, resident_id, recipient, dossier_version, state, attempts, cause)
       VALUES ($1, $2, $3, 'AK-1', $1, $4, $5, $6, 1, '{}')`,
      [uuidv7(), kind, caseId, recipient, version, state],
    );
  const clock = { grants: sandbox.grants?.filter((grant) => !grant.includes('clock.')) };

  it('goes on: a withdrawal knows why, the simulated agencies know whose case it was', async () => {
    const [moved, stopped] = [uuidv7(), uuidv7()];
    await deliver(moved, 'dossier', 1, '0101');
    await deliver(moved, 'dossier', 2, '0751');
    await deliver(moved, 'withdrawal', 1, '0101', 'waiting');
    await deliver(stopped, 'dossier', 1, '0101');
    await deliver(stopped, 'withdrawal', 1, '0101', 'waiting');
    await world.ask(
      `INSERT INTO municipality_connector.correlation VALUES ('hub', 'AK-1', $1, $1, 'AK-1', '0751', 2)`,
      [moved],
    );
    await world.ask(
      `INSERT INTO sandbox.agency_case VALUES ('municipality', 'AK-1', '0751', 'J-1', 2, 'granted', NULL, '{}')`,
    );
    await world.ask(
      `INSERT INTO sandbox.filing (agency, idempotency_key, case_reference, dossier_version, paths, at)
       VALUES ('municipality', 'k', 'AK-1', 2, '{}', now())`,
    );
    await provision(world.ownerUrl, [connector, { ...sandbox, ...clock }]);
    expect(
      await world.ask(
        `SELECT case_id, because FROM municipality_connector.delivery WHERE kind = 'withdrawal' ORDER BY dossier_version, because`,
      ),
    ).toEqual([
      { case_id: moved, because: 'moved' },
      { case_id: stopped, because: 'withdrawn' },
    ]);
    expect(await world.ask(`SELECT reference, case_id FROM municipality_connector.correlation`)).toEqual([
      { reference: 'AK-1', case_id: moved },
    ]);
    expect(await world.ask(`SELECT recipient, claims, ended FROM sandbox.filing`)).toEqual([
      { recipient: '0751', claims: [], ended: [] },
    ]);
  });
});
