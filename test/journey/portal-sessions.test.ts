import { v7 as uuidv7 } from 'uuid';
import { PortalStage } from './portal-stage.js';

jest.setTimeout(60_000);

let stage: PortalStage;
beforeAll(async () => {
  stage = await PortalStage.open();
});
afterAll(() => stage.close());

describe('what may be opened', () => {
  test('without a token or with an unknown one nothing, with another application’s token as if there were nothing', async () => {
    const own = await stage.arrived();
    const other = await stage.draft();
    const calls: [string, string, object?][] = [
      ['GET', `/applications/${own.applicationId}`],
      ['PATCH', `/applications/${own.applicationId}`, { answers: {} }],
      ['POST', `/applications/${own.applicationId}/submission`],
      ['POST', `/applications/${own.applicationId}/documents`],
      ...['', '/questions', '/profile', '/disclosures', '/events'].map((part): [string, string] => [
        'GET',
        `/cases/${own.caseId}${part}`,
      ]),
      ['PATCH', `/cases/${own.caseId}/answers`, { answers: { identity: { shoeSize: 4 } } }],
      ['POST', `/cases/${own.caseId}/withdrawal`, {}],
    ];
    for (const [method, path, body] of calls) {
      const by = async (token?: string): Promise<number> => (await stage.call(method, path, body, { token })).status;
      expect([method, path, await by(), await by('no-such-token'), await by(other.accessToken)]).toEqual([
        method,
        path,
        401,
        401,
        404,
      ]);
    }
  });

  test('no id is an error of ours', async () => {
    const { accessToken: token } = await stage.draft();
    for (const id of ['1', '%00', uuidv7(), '../x']) {
      expect([400, 404]).toContain((await stage.call('GET', `/cases/${id}`, undefined, { token })).status);
      expect([400, 404]).toContain((await stage.call('GET', `/applications/${id}`, undefined, { token })).status);
    }
  });
});

describe('coming back', () => {
  const open = (reference: string, accessCode: string) => stage.call('POST', '/sessions', { reference, accessCode });

  test('with reference and code as they were written, typed or heard', async () => {
    const arrived = await stage.arrived();
    const { status, body } = await open(
      arrived.reference.toLowerCase().replaceAll('-', ' '),
      arrived.accessCode.toLowerCase().replaceAll('0', 'o'),
    );
    expect([status, body]).toEqual([
      201,
      { applicationId: arrived.applicationId, caseId: arrived.caseId, accessToken: expect.any(String) },
    ]);
    const token = body.accessToken as string;
    expect((await stage.call('GET', `/cases/${arrived.caseId}`, undefined, { token })).status).toBe(200);
  });

  test('fails alike for a wrong code and an unknown reference, and after five failures for the right code, too', async () => {
    const { reference, accessCode } = await stage.draft();
    for (const failing of [reference, 'AK-0000-0000']) {
      const statuses = [];
      for (let attempt = 0; attempt < 6; attempt++) statuses.push((await open(failing, `no-${attempt}`)).status);
      expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    }
    const { status, headers } = await open(reference, accessCode);
    expect(status).toBe(429);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(800);
    await stage.restart();
    expect((await open(reference, accessCode)).status).toBe(429);
    stage.clock.advance(15 * 60 + 1);
    expect((await open(reference, accessCode)).status).toBe(201);
  });

  test('is counted by address: twenty guesses at once at twenty references, and the next waits', async () => {
    const { reference, accessCode } = await stage.draft();
    stage.clock.advance(15 * 60 + 1);
    const guesses = await Promise.all(Array.from({ length: 25 }, (_, i) => open(`AK-${1000 + i}-0000`, 'no')));
    expect(guesses.filter(({ status }) => status === 401)).toHaveLength(20);
    expect((await open(reference, accessCode)).status).toBe(429);
    stage.clock.advance(15 * 60 + 1);
  });

  test('a token lives through a restart, and neither it nor the code is stored', async () => {
    const opened = await stage.draft();
    await stage.restart();
    expect(
      (await stage.call('GET', `/applications/${opened.applicationId}`, undefined, { token: opened.accessToken }))
        .status,
    ).toBe(200);
    const [row] = await stage.ask<{ all: string }>(
      `SELECT (SELECT string_agg(t::text, ' ') FROM portal.access_token t) || (SELECT string_agg(a::text, ' ') FROM portal.application a) AS all`,
    );
    expect(row!.all).not.toContain(opened.accessToken);
    expect(row!.all).not.toContain(opened.accessCode.replaceAll('-', ''));
    expect(row!.all).not.toContain(opened.accessCode);
  });
});
