import { request } from 'node:http';
import { eventually } from '../support/eventually.js';
import { linkIn, mailTo } from './portal-mails.js';
import { PortalStage, type Arrived, type Opened } from './portal-stage.js';
import { Visitor } from './portal-visitor.js';

jest.setTimeout(60_000);

const MOST_STREAMS = 3;
let stage: PortalStage;
beforeAll(async () => {
  stage = await PortalStage.open({ STREAMS_PER_TOKEN: String(MOST_STREAMS) });
});
afterAll(() => stage.close());
beforeEach(() => stage.clock.advance(16 * 60));

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const visitor = (): Visitor => new Visitor(stage.url);
const opens = async (who: Visitor): Promise<boolean> => (await who.get('/leave')).html.includes('Stay');

async function comesBack({ reference, accessCode }: Opened): Promise<Visitor> {
  const who = visitor();
  expect((await who.post('/continue', { reference, code: accessCode })).status).toBe(303);
  return who;
}

const statusOf = async ({ applicationId }: Opened, token: string): Promise<number> =>
  (await stage.call('GET', `/applications/${applicationId}`, undefined, { token })).status;

async function newToken({ reference, accessCode }: Opened, cookie = ''): Promise<string> {
  const headers = { ...(cookie && { cookie }) };
  const { status, body } = await stage.call('POST', '/sessions', { reference, accessCode }, { headers });
  expect(status).toBe(201);
  return body.accessToken as string;
}

describe('what is open in a browser', () => {
  test('closes when nobody was there for an hour, and stays open while somebody is', async () => {
    const who = await comesBack(await stage.draft());
    for (let visit = 0; visit < 3; visit++) {
      stage.clock.advance(50 * MINUTE);
      expect(await opens(who)).toBe(true);
    }
    stage.clock.advance(61 * MINUTE);
    expect(await opens(who)).toBe(false);
  });

  test('closes after a day in any case', async () => {
    const who = await comesBack(await stage.draft());
    for (let visit = 0; visit < 28; visit++) {
      stage.clock.advance(50 * MINUTE);
      expect(await opens(who)).toBe(true);
    }
    stage.clock.advance(50 * MINUTE);
    expect(await opens(who)).toBe(false);
  });

  test('ends when something else is opened in it, a program’s token does not', async () => {
    const draft = await stage.draft();
    const who = await comesBack(draft);
    const first = await tokensOf(draft);
    await who.post('/continue', { reference: draft.reference, code: draft.accessCode });
    expect(await tokensOf(draft)).toBe(first);
    const token = await newToken(draft);
    await newToken(draft, `ankomst_access=${token}; ankomst_visit=${token}`);
    expect(await statusOf(draft, token)).toBe(200);
  });
});

const tokensOf = async ({ applicationId }: Opened): Promise<number> => {
  const sql = 'SELECT count(*)::integer AS count FROM portal.access_token WHERE application_id = $1';
  return (await stage.ask<{ count: number }>(sql, [applicationId]))[0]!.count;
};

describe('a program’s token', () => {
  test('opens for 400 days, used or not, and no longer', async () => {
    const draft = await stage.draft();
    stage.clock.advance(399 * DAY);
    expect(await statusOf(draft, draft.accessToken)).toBe(200);
    stage.clock.advance(DAY);
    expect(await statusOf(draft, draft.accessToken)).toBe(401);
    expect(await statusOf(draft, await newToken(draft))).toBe(200);
  });

  test('can be given up alone, and with all others of the application', async () => {
    const draft = await stage.draft();
    const [one, other] = [await newToken(draft), await newToken(draft)];
    const who = await comesBack(draft);
    const left = await stage.call('DELETE', '/sessions/current', undefined, { token: one });
    expect([left.status, await statusOf(draft, one), await statusOf(draft, other)]).toEqual([204, 401, 200]);
    expect((await stage.call('DELETE', '/sessions', undefined, { token: one })).status).toBe(401);
    expect((await stage.call('DELETE', '/sessions', undefined, { token: other })).status).toBe(204);
    const statuses = [draft.accessToken, other].map((token) => statusOf(draft, token));
    expect([...(await Promise.all(statuses)), await opens(who)]).toEqual([401, 401, false]);
    expect(await statusOf(draft, await newToken(draft))).toBe(200);
  });
});

test('who leaves everywhere at a page leaves all browsers and programs, and nobody else’s', async () => {
  const [draft, other] = [await stage.draft(), await stage.draft()];
  const [here, there, stranger] = [await comesBack(draft), await comesBack(draft), await comesBack(other)];
  expect((await here.get('/leave')).html).toContain('Leave everywhere');
  expect((await here.post('/leave', { everywhere: 'yes' })).location).toBe('/leave');
  expect([await opens(here), await opens(there), await opens(stranger)]).toEqual([false, false, true]);
  expect(await statusOf(draft, draft.accessToken)).toBe(401);
});

test('a new code ends the links that were mailed before it', async () => {
  const address = 'older-links@example.org';
  const draft = await stage.draft();
  const answers = { identity: { birthDate: '1991-03-14' }, contact: { email: address } };
  await stage.call('PATCH', `/applications/${draft.applicationId}`, { answers }, { token: draft.accessToken });
  const older = linkIn(await mailTo(stage.folder, address, /saved/), 'return');
  await visitor().post('/lost-code', { reference: draft.reference, email: address });
  const newer = linkIn(await mailTo(stage.folder, address, /asked for a new code/), 'return');
  const born = { 'birthDate.day': '14', 'birthDate.month': '3', 'birthDate.year': '1991' };
  expect((await visitor().post(newer, born)).location).toBe('/code');
  expect((await visitor().get(older)).html).toContain('does not work any longer');
  expect((await visitor().post(older, born)).html).toContain('does not work any longer');
});

describe('a stream of live events', () => {
  /** Its status, and whether it has ended. */
  function follow(arrived: Arrived, headers: Record<string, string>): Promise<{ status: number; hasEnded: boolean }> {
    return new Promise((resolve, reject) => {
      const stream = { status: 0, hasEnded: false };
      const asking = request(`${stage.url}/api/v1/cases/${arrived.caseId}/events`, { headers }, (answer) => {
        answer.on('end', () => (stream.hasEnded = true)).resume();
        stream.status = answer.statusCode!;
        open.push(() => asking.destroy());
        resolve(stream);
      });
      asking.on('error', reject).end();
    });
  }
  const open: (() => void)[] = [];
  afterEach(() => {
    for (const close of open.splice(0)) close();
  });

  test('ends with its session, by whatever it ends', async () => {
    const arrived = await stage.arrived();
    const token = await newToken(arrived);
    const bearer = { authorization: `Bearer ${token}` };
    const left = await follow(arrived, bearer);
    await stage.call('DELETE', '/sessions/current', undefined, { token });
    await eventually(async () => expect(left.hasEnded).toBe(true));
    expect((await follow(arrived, bearer)).status).toBe(401);
    const idle = await follow(arrived, { cookie: `ankomst_access=${arrived.accessToken}` });
    const working = await follow(arrived, { authorization: `Bearer ${arrived.accessToken}` });
    expect([idle.status, idle.hasEnded]).toEqual([200, false]);
    stage.clock.advance(61 * MINUTE);
    await eventually(async () => expect(idle.hasEnded).toBe(true));
    expect(working.hasEnded).toBe(false);
  });

  test('is one of few for each token, and another may be opened when one is closed', async () => {
    const arrived = await stage.arrived();
    const bearer = { authorization: `Bearer ${arrived.accessToken}` };
    for (let stream = 0; stream < MOST_STREAMS; stream++) expect((await follow(arrived, bearer)).status).toBe(200);
    const refused = await stage.call('GET', `/cases/${arrived.caseId}/events`, undefined, { headers: bearer });
    expect([refused.status, refused.problem.type]).toEqual([429, 'urn:ankomst:problem:tooManyStreams']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const other = { authorization: `Bearer ${await newToken(arrived)}` };
    expect((await follow(arrived, other)).status).toBe(200);
    open.shift()!();
    await eventually(async () => expect((await follow(arrived, bearer)).status).toBe(200));
  });
});
