import { until } from '../conformance/support/until.js';
import { ConnectorsStage, type TestCase } from './connectors-stage.js';

jest.setTimeout(60_000);

const [OWN, NEIGHBOUR] = ['0101', '0751'] as const;
const tokens = { [OWN]: 'the-token-of-copenhagen', [NEIGHBOUR]: 'the-token-of-aarhus' };

describe('the token of one municipality', () => {
  let stage: ConnectorsStage;
  let one: TestCase;
  beforeAll(async () => {
    stage = await ConnectorsStage.open('municipality', {
      settings: { MUNICIPALITY_EVENTS_TOKEN_0101: tokens[OWN], MUNICIPALITY_EVENTS_TOKEN_0751: tokens[NEIGHBOUR] },
    });
    one = stage.newCase();
    await stage.ready(one, 1, {}, { recipient: OWN });
    await until(
      async () => (await stage.statuses(one)).includes('granted'),
      () => stage.statuses(one),
    );
  });
  afterAll(() => stage.close());

  let ids = 0;
  const event = (source: string, subject = one.reference) => ({
    ...{ specversion: '1.0', id: `own-${(ids += 1)}`, source, type: 'dk.ankomst.report.v1', subject },
    data: { dossierVersion: 1, status: 'acknowledged' },
  });
  const send = async (token: string, ...events: object[]) => {
    const answer = await stage.report(events.length === 1 ? events[0] : events, {
      token,
      ...(events.length > 1 && { type: 'application/cloudevents-batch+json' }),
    });
    const { errors } = (await answer.json()) as { errors?: { path: string; code: string }[] };
    return [answer.status, ...(errors ?? []).map(({ path, code }) => `${path} ${code}`)];
  };

  it('takes part as that one, and the simulated agencies report with it', async () => {
    expect(await send(tokens[OWN], event(OWN))).toEqual([202]);
    const [{ count } = { count: 0 }] = await stage.ask<{ count: number }>(
      'SELECT count(*)::int AS count FROM municipality_connector.inbound',
    );
    expect(count).toBeGreaterThan(2);
  });

  it('reports as no other, neither of its case, nor of one that nobody knows yet, nor in a batch', async () => {
    expect(await send(tokens[NEIGHBOUR], event(OWN))).toEqual([422, 'source forbidden']);
    expect(await send(tokens[NEIGHBOUR], event(OWN, 'AK-TEST-9999'))).toEqual([422, 'source forbidden']);
    expect(await send(tokens[OWN], event(OWN), event(NEIGHBOUR))).toEqual([422, '[1].source forbidden']);
    expect(await send('the-token-of-nobody', event(OWN))).toEqual([401]);
  });

  it('is another than the one for all, which is for development', async () => {
    expect(await send(stage.token, event(OWN))).toEqual([202]);
    expect(await send(stage.token, event(NEIGHBOUR, 'AK-TEST-9998'))).toEqual([202]);
  });
});

describe('the token of an agency that is one organisation', () => {
  it('speaks for that one only', async () => {
    const stage = await ConnectorsStage.open('tax');
    try {
      const event = (source: string) => ({
        ...{ specversion: '1.0', id: source, source, type: 'dk.ankomst.report.v1', subject: 'AK-TEST-9999' },
        data: { status: 'acknowledged' },
      });
      expect((await stage.report(event('skattestyrelsen'))).status).toBe(202);
      expect((await stage.report(event('another'))).status).toBe(422);
    } finally {
      await stage.close();
    }
  });
});
