import { until } from '../conformance/support/until.js';
import { ConnectorsStage } from './connectors-stage.js';

jest.setTimeout(90_000);

describe('a dossier on its way to an agency', () => {
  let stage: ConnectorsStage;
  beforeAll(async () => {
    stage = await ConnectorsStage.open('siri');
  });
  afterAll(() => stage.close());
  afterEach(() => stage.reset());

  const untilStatus = (one: { caseId: string }, status: string, withinMs?: number) =>
    until(
      async () => (await stage.statuses(one)).includes(status),
      () => stage.statuses(one),
      withinMs,
    );

  it('is filed once, with the documents it names, acknowledged and granted', async () => {
    const one = stage.newCase();
    const before = stage.portal.asked;
    await stage.ready(one);
    await untilStatus(one, 'granted');
    const told = await stage.told(one);
    expect(told.map(({ data }) => data.status)).toEqual(['delivering', 'delivered', 'acknowledged', 'granted']);
    expect(new Set(told.map(({ key }) => key))).toEqual(new Set([one.residentId]));
    expect(told.at(-1)?.data.facts).toMatchObject({ 'permit.number': expect.any(String) });
    const [filing, ...more] = await stage.received(one);
    expect(more).toEqual([]);
    expect(filing).toMatchObject({ dossierVersion: 1, times: 1 });
    expect(filing?.paths).toContain('identity.familyName');
    expect(stage.portal.asked).toBeGreaterThan(before);
  });

  it('carries the cases that may be about the same person', async () => {
    const one = stage.newCase();
    await stage.ready(one, 1, {}, { mayBeSameAs: ['AK-TEST-9000'] });
    await untilStatus(one, 'granted');
    expect(await stage.received(one)).toMatchObject([{ mayBeSameAs: ['AK-TEST-9000'] }]);
  });

  it('is recorded as delivering before the agency has it', async () => {
    await stage.behave({ down: true });
    const one = stage.newCase();
    await stage.ready(one);
    await untilStatus(one, 'delivering');
    expect(await stage.received(one)).toEqual([]);
    await stage.reset();
    await untilStatus(one, 'granted');
  });

  it('says once that the agency does not answer, and delivers when it is back', async () => {
    await stage.behave({ down: true });
    const one = stage.newCase();
    await stage.ready(one);
    await untilStatus(one, 'delayed');
    const tries = await untilMoreTries(one);
    const { data } = (await stage.told(one)).find((event) => event.data.status === 'delayed')!;
    expect(data).toMatchObject({ attempts: 2, reason: 'HTTP 503', nextAttemptAt: expect.any(String) });
    await stage.reset();
    await untilStatus(one, 'granted');
    expect(await stage.statuses(one)).toEqual(['delivering', 'delayed', 'delivered', 'acknowledged', 'granted']);
    const [filing] = await stage.received(one);
    expect(filing).toMatchObject({ times: 1 });
    expect(await stateOf(one)).toMatchObject({ state: 'delivered', dossier: null });
    expect((await stateOf(one)).attempts).toBeGreaterThan(tries);
  });

  it('is told by the receipt when the answer to the call was lost', async () => {
    await stage.behave({ dropAfterCommit: true });
    const one = stage.newCase();
    await stage.ready(one);
    await untilStatus(one, 'granted');
    expect((await stage.statuses(one)).filter((status) => status === 'delivered')).toEqual(['delivered']);
    const filings = await stage.received(one);
    expect(filings).toHaveLength(1);
    expect(await stateOf(one)).toMatchObject({ state: 'delivered' });
  });

  it('waits for the portal when a document cannot be had, and blames nobody else', async () => {
    stage.portal.status = 503;
    const one = stage.newCase();
    await stage.ready(one);
    await untilStatus(one, 'delayed');
    expect((await stage.told(one)).at(-1)?.data.reason).toContain('the portal answered HTTP 503');
    const another = stage.newCase();
    stage.portal.status = 200;
    await stage.ready(another);
    await untilStatus(another, 'granted');
    await untilStatus(one, 'granted');
  });

  it('is replaced by a newer version while it has not arrived', async () => {
    await stage.behave({ down: true });
    const one = stage.newCase();
    await stage.ready(one, 1);
    await untilStatus(one, 'delivering');
    await stage.ready(one, 2, { 'contact.phone': '+4520304050' });
    await until(
      async () => (await statesOf(one))['1'] === 'superseded',
      () => statesOf(one),
    );
    await stage.reset();
    await untilStatus(one, 'granted');
    expect((await stage.received(one)).map(({ dossierVersion }) => dossierVersion)).toEqual([2]);
  });

  it('stays with the newer version when the older one comes late', async () => {
    const one = stage.newCase();
    await stage.ready(one, 2);
    await untilStatus(one, 'granted');
    await stage.ready(one, 1);
    await until(
      async () => (await statesOf(one))['1'] === 'superseded',
      () => statesOf(one),
    );
    expect((await stage.received(one)).map(({ dossierVersion }) => dossierVersion)).toEqual([2]);
  });

  it('is not sent when it was withdrawn before', async () => {
    await stage.behave({ down: true });
    await stage.ready(stage.newCase());
    const one = stage.newCase();
    await stage.withdrawn(one, 1);
    await untilStatus(one, 'withdrawn');
    await stage.ready(one, 1);
    await until(
      async () => (await statesOf(one))['1'] === 'cancelled',
      () => statesOf(one),
    );
    await stage.reset();
    expect(await stage.statuses(one)).toEqual(['withdrawn']);
    expect(await stage.received(one)).toEqual([]);
  });

  it('is withdrawn at an agency that has it', async () => {
    await stage.behave({ late: true });
    const one = stage.newCase();
    await stage.ready(one);
    await untilStatus(one, 'acknowledged');
    await stage.withdrawn(one);
    await untilStatus(one, 'withdrawn');
    const withdrawn = (await (await stage.control('GET', 'withdrawn')).json()) as object[];
    expect(withdrawn).toContainEqual(expect.objectContaining({ caseReference: one.reference, dossierVersion: 1 }));
  });

  it('goes on after the connector was started again, with the same key', async () => {
    await stage.behave({ down: true });
    const one = stage.newCase();
    await stage.ready(one);
    await untilStatus(one, 'delivering');
    await stage.stopConnector();
    await stage.reset();
    await stage.startConnector();
    await untilStatus(one, 'granted');
    expect((await stage.statuses(one)).filter((status) => status === 'delivering')).toHaveLength(1);
    expect(await stage.received(one)).toHaveLength(1);
  });

  it('spares an agency that is away: one try at a time, whoever waits', async () => {
    await stage.behave({ down: true });
    const waiting = Array.from({ length: 12 }, () => stage.newCase());
    for (const one of waiting) await stage.ready(one);
    for (const one of waiting) await untilStatus(one, 'delayed');
    const tries = await stage.ask<{ attempts: number }>(
      `SELECT sum(attempts)::int AS attempts FROM siri_connector.delivery WHERE case_id = ANY($1::uuid[])`,
      [waiting.map(({ caseId }) => caseId)],
    );
    expect(tries[0]?.attempts).toBeLessThan(24);
    await stage.reset();
    for (const one of waiting) await untilStatus(one, 'granted');
  });

  /** Waits for some tries more, as an outage brings them; gives how many have failed: none of these is under way. */
  async function untilMoreTries(one: { caseId: string }): Promise<number> {
    let failed = 0;
    await until(
      async () => {
        const { attempts, rests } = await stateOf(one);
        if (rests) failed = attempts;
        return failed >= 3;
      },
      () => stateOf(one),
    );
    return failed;
  }

  async function stateOf({ caseId }: { caseId: string }) {
    const [row] = await stage.ask<{ state: string; attempts: number; rests: boolean; dossier: Buffer | null }>(
      `SELECT state, attempts, due_at > now() AS rests, dossier FROM siri_connector.delivery WHERE case_id = $1`,
      [caseId],
    );
    return row!;
  }

  async function statesOf({ caseId }: { caseId: string }): Promise<Record<string, string>> {
    const rows = await stage.ask<{ dossier_version: number; state: string }>(
      `SELECT dossier_version, state FROM siri_connector.delivery WHERE case_id = $1 AND kind = 'dossier'`,
      [caseId],
    );
    return Object.fromEntries(rows.map((row) => [row.dossier_version, row.state]));
  }
});
