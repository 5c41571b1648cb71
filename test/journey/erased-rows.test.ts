import { eventually } from '../support/eventually.js';
import { CollectorStage, type Arrival } from './collector-stage.js';

jest.setTimeout(120_000);

const PERSONA = 'eu-worker-single';

describe('what the collector keeps of a resident whose keys were destroyed', () => {
  let stage: CollectorStage;
  beforeEach(async () => {
    stage = await CollectorStage.open();
  });
  afterEach(() => stage.close());

  it('goes, with what waits and what could not be applied; what is kept of others stays', async () => {
    const [gone, other] = [await arrived(), await arrived()];
    const before = await stage.tablesWith(gone);
    expect(before).toEqual(
      expect.arrayContaining(['dead_letter', 'disclosure', 'element', 'event', 'fact_read', 'filed', 'record']),
    );
    await stage.erase(gone);
    await eventually(async () => expect(await stage.tablesWith(gone)).toEqual([]));
    expect(await stage.tablesWith(other)).toEqual(before);
    await eventually(async () => expect(await readable('cases', gone)).toBe(0));
    expect([await readable('dossiers.siri', gone), await readable('dossiers.tax', gone)]).toEqual([0, 0]);
    expect(await readable('cases', other)).toBeGreaterThan(0);
  });

  it('does not come back with a replay from the first event, which counts them and loses none', async () => {
    const [gone, other] = [await arrived(), await arrived()];
    await stage.erase(gone);
    await eventually(async () => expect(await stage.tablesWith(gone)).toEqual([]));
    await stage.whileAway(() => stage.readAgain());
    await eventually(async () => expect(await stage.unread()).toBe(0));
    expect(await stage.tablesWith(gone)).toEqual([]);
    const counts = await stage.counts();
    expect(counts).toMatchObject({ lost: 0, dead_lettered: 3 }); // that of the other is counted again
    expect(counts.erased).toBeGreaterThanOrEqual(2);
    expect(await stage.tablesWith(other)).not.toEqual([]);
  });

  it('stays where the keys for one agency alone went, of which the log keeps nothing, and it is told nothing more', async () => {
    const one = await arrived();
    const before = await stage.tablesWith(one);
    await stage.erase(one, ['siri']);
    await eventually(async () => expect(await readable('dossiers.siri', one)).toBe(0));
    await stage.amend(one, { identity: { familyName: 'Vinter' } });
    await eventually(async () => expect(await readable('dossiers.tax', one)).toBe(2));
    expect([await readable('dossiers.siri', one), await stage.tablesWith(one)]).toEqual([0, before]);
    expect(await readable('cases', one)).toBeGreaterThan(0);
    expect((await stage.statuses(one)).siri).not.toBe('unknown');
  });

  it('waits for who writes about them just then, so that nothing is written afterwards', async () => {
    const gone = await arrived();
    await eventually(async () => expect(await stage.unread()).toBe(0));
    await stage.whileHeld(async (sql) => {
      await sql(`INSERT INTO collector.fact_read VALUES ('${gone.residentId}', '${gone.caseId}', 'a', 'b', now())`);
      await stage.erase(gone);
      await eventually(async () => expect(await stage.waiting()).toBeGreaterThan(0));
      expect(await stage.tablesWith(gone)).toContain('record');
    });
    await eventually(async () => expect(await stage.tablesWith(gone)).toEqual([]));
  });

  it('goes again when an old copy of the database brought it back', async () => {
    const gone = await arrived();
    await stage.erase(gone);
    await eventually(async () => expect(await stage.tablesWith(gone)).toEqual([]));
    await stage.whileAway(async () => {
      await stage.own(`INSERT INTO collector.due VALUES ('${gone.residentId}', now() + interval '1 year')`);
    });
    await eventually(async () => expect(await stage.tablesWith(gone)).toEqual([]));
  });

  async function arrived(): Promise<Arrival> {
    const arrival = await stage.submit(PERSONA);
    for (const reason of ['one', 'another'])
      await stage.report('tax', arrival, { reason }, { id: `of ${arrival.caseId}` });
    await eventually(async () => expect(await stage.tablesWith(arrival)).toContain('dead_letter'));
    await eventually(async () => expect(await stage.dossiers('siri', arrival)).toHaveLength(1));
    await stage.deliver('siri', arrival, 'delivering');
    await eventually(async () => expect(await stage.tablesWith(arrival)).toContain('disclosure'));
    expect(
      (await stage.get(`/internal/cases/${arrival.caseId}/known/identity.familyName?knownAt=2040-01-01`)).status,
    ).toBe(200);
    return arrival;
  }

  /** Messages of theirs that hold something still. */
  async function readable(topic: string, { residentId }: Arrival): Promise<number> {
    const [row] = await stage.own<{ count: number }>(
      `SELECT count(*)::int AS count FROM log."${topic}" WHERE key = '${residentId}' AND (value <> '' OR headers <> '{}')`,
    );
    return row!.count;
  }
});
