import { SIMULATED } from '#service';
import { eventually } from '../support/eventually.js';
import { ConnectorsStage, type TestCase } from './connectors-stage.js';
import { PortalStage } from './portal-stage.js';

jest.setTimeout(60_000);

interface Positions {
  erased: number;
  deadLettered: number;
}

const positionsOf = `SELECT sum(erased)::int AS erased, sum(dead_lettered)::int AS "deadLettered"`;

describe('the portal, of a resident whose key was destroyed', () => {
  let stage: PortalStage;
  beforeAll(async () => {
    stage = await PortalStage.open();
  });
  afterAll(() => stage.close());

  it('shows nothing and fails at nothing, passes over what it hears again, and counts on', async () => {
    const arrived = await Promise.all([1, 2, 3, 4, 5].map(() => stage.arrived()));
    const submittedAt = stage.clock.now().toISOString();
    for (const { caseId, reference, applicationId } of arrived) {
      const about = {
        reference,
        applicationId,
        householdId: applicationId,
        relation: 'applicant',
        channel: 'web',
        submittedAt,
      };
      await stage.show(caseId, [{ kind: 'case', id: caseId, version: 1, body: { ...about, status: 'completed' } }]);
    }
    const completed = async () => (await stage.call<{ cases: object }>('GET', '/statistics')).body.cases;
    await eventually(async () => expect(await completed()).toMatchObject({ completed: 5 }));

    const [gone, other] = arrived as [(typeof arrived)[0], (typeof arrived)[0]];
    const [person] = await stage.ask<{ resident_id: string }>(
      'SELECT resident_id FROM portal.person WHERE case_id = $1',
      [gone.caseId],
    );
    await stage.erase(person!.resident_id);
    await stage.ask('UPDATE portal.message_position SET start = start - next, next = 0');
    await eventually(async () => {
      const [row] = await stage.ask<Positions>(`${positionsOf} FROM portal.message_position`);
      expect(row).toEqual({ erased: 1, deadLettered: 0 });
    });

    const statusOf = async ({ caseId, applicationId, accessToken: token }: (typeof arrived)[0]) => [
      (await stage.call('GET', `/applications/${applicationId}`, undefined, { token })).status,
      (await stage.call('GET', `/cases/${caseId}`, undefined, { token })).status,
    ];
    expect([await statusOf(gone), await statusOf(other)]).toEqual([
      [404, 404],
      [200, 200],
    ]);
    expect(await completed()).toMatchObject({ completed: 5 });
  });
});

describe('a connector, of a resident whose key was destroyed', () => {
  let stage: ConnectorsStage;
  beforeAll(async () => {
    stage = await ConnectorsStage.open('municipality');
  });
  afterAll(() => stage.close());

  const report = ({ reference }: TestCase) => ({
    specversion: '1.0',
    id: `of ${reference}, who is gone`,
    source: stage.recipient(),
    type: 'dk.ankomst.report.v1',
    subject: reference,
    data: { dossierVersion: 1, status: 'acknowledged' },
  });
  const left = { state: 'erased', body: null };
  const inbound = () =>
    stage.ask<{ state: string; body: Buffer | null; name: string }>(
      'SELECT state, body, names[1] AS name FROM municipality_connector.inbound',
    );

  const namesOfInbound = async () => (await inbound()).map(({ name }) => name);

  it('hands over no dossier that waited, and tries no more', async () => {
    await stage.behave({ down: true });
    const one = stage.newCase();
    await stage.ready(one);
    const delivery = async () =>
      (
        await stage.ask(
          `SELECT state, reason IS NOT NULL AS failed FROM municipality_connector.delivery WHERE case_id = $1`,
          [one.caseId],
        )
      )[0];
    await eventually(async () => expect(await delivery()).toEqual({ state: 'delivering', failed: true }));
    await stage.erase(one.residentId);
    await stage.reset();
    await eventually(async () => expect(await delivery()).toBeUndefined());
    expect(await stage.received(one)).toEqual([]);
  });

  it('passes over a report that waited for its case', async () => {
    const one = stage.newCase();
    expect((await stage.report(report(one))).status).toBe(202);
    await stage.erase((await inbound())[0]!.name);
    await stage.ready(one);
    await eventually(async () => expect(await inbound()).toContainEqual(expect.objectContaining(left)));
  });

  it('keeps no report that was to be given up', async () => {
    const one = stage.newCase();
    expect((await stage.report({ ...report(one), source: '0751' })).status).toBe(202);
    await stage.stopConnector();
    const [parked] = (await inbound()).filter(({ state }) => state === 'parked');
    await stage.ask('INSERT INTO municipality_connector.correlation (name, resident_id, case_id) VALUES ($1, $2, $3)', [
      parked!.name,
      one.residentId,
      one.caseId,
    ]);
    await stage.erase(one.residentId);
    await stage.startConnector();
    const { name } = parked!;
    await eventually(async () => expect(await namesOfInbound()).not.toContain(name));
  });

  it('hears what is said of somebody who is gone, and keeps nothing of it', async () => {
    const one = stage.newCase();
    expect((await stage.report(report(one))).status).toBe(202);
    const { name } = (await inbound()).find(({ state }) => state === 'parked')!;
    await stage.ready(one);
    await eventually(async () => expect(await stage.statuses(one)).toContain('granted'));
    await eventually(async () => expect(await inbound()).toContainEqual({ name, state: 'applied', body: null }));
    await stage.erase(one.residentId);
    const left = async () => [
      ...(await stage.rowsOf(one)),
      ...(await namesOfInbound()).filter((known) => known === name),
    ];
    await eventually(async () => expect(await left()).toEqual(['correlation']));
    expect(stage.ground.keys.erasedSince(name, 'municipality')).toBeDefined();
    const before = await inbound();
    for (const id of ['late', 'late', 'later']) expect((await stage.report({ ...report(one), id })).status).toBe(202);
    expect(await inbound()).toEqual(before);
  });

  it('keeps no parked report whose case is known only when all else of its person is gone', async () => {
    const [one, other] = [stage.newCase(), stage.newCase()];
    await stage.ready(one);
    await eventually(async () => expect(await stage.statuses(one)).toContain('granted'));
    await stage.erase(one.residentId);
    await eventually(async () => expect(await stage.rowsOf(one)).toEqual(['correlation']));
    expect((await stage.report(report(other))).status).toBe(202);
    const { name } = (await inbound()).find(({ state }) => state === 'parked')!;
    await stage.ask(
      `UPDATE municipality_connector.inbound SET names[2] =
         (SELECT name FROM municipality_connector.correlation WHERE resident_id = $1 LIMIT 1) WHERE names[1] = $2`,
      [one.residentId, name],
    );
    await eventually(async () => expect(await namesOfInbound()).not.toContain(name));
    expect(await stage.rowsOf(one)).toEqual(['correlation']);
  });

  it('tells an agency of no withdrawal that waited', async () => {
    const one = stage.newCase();
    await stage.ready(one);
    await eventually(async () => expect(await stage.statuses(one)).toContain('granted'));
    await stage.behave({ down: true });
    await stage.withdrawn(one);
    const withdrawal = () =>
      stage.ask(`SELECT state FROM municipality_connector.delivery WHERE case_id = $1 AND kind = 'withdrawal'`, [
        one.caseId,
      ]);
    await eventually(async () => expect(await withdrawal()).toEqual([{ state: 'delivering' }]));
    await stage.erase(one.residentId);
    await stage.reset();
    await eventually(async () => expect(await withdrawal()).toEqual([]));
  });

  it('hears no more from a simulated agency that has forgotten the person', async () => {
    const one = stage.newCase();
    await stage.behave({ late: true });
    await stage.ready(one);
    await eventually(async () => expect(await stage.statuses(one)).toContain('acknowledged'));
    await stage.behave({ down: true });
    const waiting = () => stage.ask<{ owner: string }>('SELECT owner FROM sandbox.report WHERE ended_at IS NULL');
    const [{ owner }] = (await waiting()) as [{ owner: string }];
    expect((await stage.forgotten([one.reference])).status).toBe(204);
    expect(stage.ground.keys.erasedSince(owner, SIMULATED)).toBeDefined();
    await stage.reset();
    await eventually(async () => expect(await waiting()).toEqual([]));
    expect(await stage.statuses(one)).not.toContain('granted');
    expect(await stage.received(one)).toEqual([]);
  });
});
