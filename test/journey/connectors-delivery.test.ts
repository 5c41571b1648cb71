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

  const untilStatus = (one: { reference: string }, status: string, withinMs?: number) =>
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
});
