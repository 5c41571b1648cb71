import { eventually } from '../support/eventually.js';
import { ConnectorsStage, type TestCase } from './connectors-stage.js';

jest.setTimeout(60_000);

describe('a connector, of a case that is restricted', () => {
  let stage: ConnectorsStage;
  beforeAll(async () => {
    stage = await ConnectorsStage.open('municipality');
  });
  afterAll(() => stage.close());
  afterEach(() => stage.reset());

  const states = (one: TestCase) =>
    stage.ask<{ kind: string; state: string }>(
      'SELECT kind, state FROM municipality_connector.delivery WHERE case_id = $1 ORDER BY dossier_version, kind',
      [one.caseId],
    );
  const knows = (one: TestCase, restricted: boolean) =>
    eventually(async () =>
      expect(
        await stage.ask('SELECT restricted FROM municipality_connector.restriction WHERE case_id = $1', [one.caseId]),
      ).toEqual([{ restricted }]),
    );

  /** Whoever came later has been served: there was time for all that waited. */
  async function othersAreServed(): Promise<void> {
    const other = stage.newCase();
    await stage.ready(other);
    await eventually(async () => expect(await stage.received(other)).toHaveLength(1));
  }

  it('hands over nothing that waits until that is lifted, and then once', async () => {
    const one = stage.newCase();
    await stage.behave({ down: true });
    await stage.ready(one);
    await eventually(async () => expect(await states(one)).toEqual([{ kind: 'dossier', state: 'delivering' }]));
    await stage.restricted(one);
    await knows(one, true);
    await stage.reset();
    await othersAreServed();
    expect(await stage.received(one)).toEqual([]);
    await stage.stopConnector();
    await stage.startConnector();
    await othersAreServed();
    expect(await stage.received(one)).toEqual([]);
    await stage.restricted(one, false);
    await eventually(async () => expect(await stage.statuses(one)).toContain('granted'));
    expect(await stage.received(one)).toMatchObject([{ dossierVersion: 1, times: 1 }]);
  });

  it('tells no agency of a withdrawal, and takes in what it says', async () => {
    const one = stage.newCase();
    await stage.behave({ late: true });
    await stage.ready(one);
    await eventually(async () => expect(await states(one)).toEqual([{ kind: 'dossier', state: 'delivered' }]));
    await stage.restricted(one);
    await stage.withdrawn(one);
    await eventually(async () => expect(await states(one)).toContainEqual({ kind: 'withdrawal', state: 'waiting' }));
    const report = {
      ...{ specversion: '1.0', id: `of ${one.reference}`, source: stage.recipient(), type: 'dk.ankomst.report.v1' },
      ...{ subject: one.reference, data: { dossierVersion: 1, status: 'moreNeeded', asksFor: ['contact.phone'] } },
    };
    expect((await stage.report(report)).status).toBe(202);
    await eventually(async () => expect(await stage.statuses(one)).toContain('moreNeeded'));
    await othersAreServed();
    expect(await states(one)).toContainEqual({ kind: 'withdrawal', state: 'waiting' });
    await stage.restricted(one, false);
    await eventually(async () => expect(await states(one)).toContainEqual({ kind: 'withdrawal', state: 'delivered' }));
  });

  it('finishes what was in the air when it came', async () => {
    const one = stage.newCase();
    await stage.behave({ delayMs: 1_500 });
    await stage.ready(one);
    await eventually(async () => expect(await states(one)).toEqual([{ kind: 'dossier', state: 'delivering' }]));
    await stage.restricted(one);
    await knows(one, true);
    await eventually(async () => expect(await states(one)).toEqual([{ kind: 'dossier', state: 'delivered' }]));
    expect(await stage.received(one)).toMatchObject([{ times: 1 }]);
  });

  it('goes by the latest, in whatever order they come', async () => {
    const one = stage.newCase();
    const [before, after] = ['2026-11-01T08:00:00.000Z', '2026-11-01T09:00:00.000Z'];
    await stage.restricted(one, true, after);
    await stage.restricted(one, false, before);
    await stage.ready(one);
    await eventually(async () => expect(await states(one)).toHaveLength(1));
    await othersAreServed();
    expect([await stage.received(one), await states(one)]).toEqual([[], [{ kind: 'dossier', state: 'waiting' }]]);
  });
});
