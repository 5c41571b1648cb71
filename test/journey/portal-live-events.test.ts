import { request } from 'node:http';
import { PortalStage, type Arrived } from './portal-stage.js';

jest.setTimeout(60_000);

let stage: PortalStage;
beforeAll(async () => {
  stage = await PortalStage.open();
});
afterAll(() => stage.close());

const entry = (id: string, at: string, version = 1) => ({
  kind: 'timeline',
  id,
  version,
  body: { at, event: 'submitted', text: { da: id, en: id } },
});

describe('live events', () => {
  /** Reads a stream until `count` entries came. */
  function read(
    arrived: Arrived,
    count: number,
    headers: Record<string, string>,
  ): Promise<{ id: string; text: string }[]> {
    return new Promise((resolve, reject) => {
      const url = `${stage.url}/api/v1/cases/${arrived.caseId}/events`;
      let got = '';
      const reading = request(url, { headers }, (answer) => {
        if (answer.headers['content-type'] !== 'text/event-stream; charset=utf-8')
          reject(new Error(String(answer.statusCode)));
        answer.on('data', (bytes) => {
          got += String(bytes);
          const entries = [...got.matchAll(/id: (\d+)\ndata: (.*)\n\n/g)].map(([, id, data]) => ({
            id: id!,
            text: (JSON.parse(data!) as { text: { en: string } }).text.en,
          }));
          if (entries.length < count) return;
          reading.destroy();
          resolve(entries);
        });
      });
      reading.on('error', reject).end();
    });
  }

  test('are the timeline as it grows; who comes back with the last id misses nothing and sees nothing twice', async () => {
    const arrived = await stage.arrived();
    const bearer = { authorization: `Bearer ${arrived.accessToken}` };
    await stage.show(arrived.caseId, [entry('one', '2026-11-01T00:00:00.000Z')]);
    const first = read(arrived, 2, bearer);
    await stage.show(arrived.caseId, [
      entry('two', '2026-10-01T00:00:00.000Z'),
      entry('one', '2026-11-01T00:00:00.000Z', 2),
    ]);
    const seen = await first;
    expect(seen.map(({ text: shown }) => shown)).toEqual(['one', 'two']);
    await stage.show(arrived.caseId, [entry('three', '2026-11-02T00:00:00.000Z')]);
    const rest = await read(arrived, 1, { ...bearer, 'last-event-id': seen[1]!.id });
    expect(rest.map(({ text: shown }) => shown)).toEqual(['three']);
  });

  test('are had by the cookie of the session, which opens nothing else', async () => {
    const arrived = await stage.arrived();
    const { headers } = await stage.call('POST', '/sessions', {
      reference: arrived.reference,
      accessCode: arrived.accessCode,
    });
    const given = headers.get('set-cookie')!;
    expect(given).toMatch(/HttpOnly; SameSite=Strict/);
    const cookie = given.split(';')[0]!;
    await stage.show(arrived.caseId, [entry('one', '2026-11-01T00:00:00.000Z')]);
    expect(await read(arrived, 1, { cookie })).toHaveLength(1);
    expect((await stage.call('POST', `/cases/${arrived.caseId}/withdrawal`, {}, { headers: { cookie } })).status).toBe(
      401,
    );
  });

  test('end when the portal does, which does not wait for who reads', async () => {
    const arrived = await stage.arrived();
    await stage.show(arrived.caseId, [entry('one', '2026-11-01T00:00:00.000Z')]);
    const ended = new Promise<void>((resolve) => {
      const headers = { authorization: `Bearer ${arrived.accessToken}` };
      request(`${stage.url}/api/v1/cases/${arrived.caseId}/events`, { headers }, (answer) => {
        answer.on('end', resolve).resume();
      }).end();
    });
    await read(arrived, 1, { authorization: `Bearer ${arrived.accessToken}` });
    await stage.restart();
    await ended;
  });
});
