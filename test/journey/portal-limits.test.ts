import { linkIn, mailTo } from './portal-mails.js';
import { PortalStage, type Opened } from './portal-stage.js';
import { Visitor } from './portal-visitor.js';

jest.setTimeout(60_000);

const FROM_HOME = '203.0.113.7';
const FROM_ELSEWHERE = '198.51.100.9';
const from = (address: string): { headers: Record<string, string> } => ({ headers: { 'x-forwarded-for': address } });

describe('behind a proxy that is trusted', () => {
  let stage: PortalStage;
  beforeAll(async () => {
    stage = await PortalStage.open({ TRUSTED_PROXIES: '127.0.0.1' });
  });
  afterAll(() => stage.close());
  beforeEach(() => stage.clock.advance(16 * 60));

  const open = async (reference: string, accessCode: string, address: string): Promise<number> =>
    (await stage.call('POST', '/sessions', { reference, accessCode }, from(address))).status;

  test('twenty wrong codes from one address keep out that address alone', async () => {
    const { reference, accessCode } = await stage.draft();
    for (let guess = 0; guess < 20; guess++)
      expect(await open(`AK-${1000 + guess}-0000`, 'no', FROM_ELSEWHERE)).toBe(401);
    expect(await open(reference, accessCode, FROM_ELSEWHERE)).toBe(429);
    expect(await open(reference, accessCode, FROM_HOME)).toBe(201);
  });

  test('who names somebody else’s reference again and again keeps its owner out of nothing', async () => {
    const draft = await stage.draft();
    for (let guess = 0; guess < 5; guess++) expect(await open(draft.reference, 'no', FROM_ELSEWHERE)).toBe(401);
    expect(await open(draft.reference, 'no', FROM_ELSEWHERE)).toBe(429);
    expect(await open(draft.reference, draft.accessCode, FROM_HOME)).toBe(201);
    const stranger = new Visitor(stage.url, 'en', FROM_ELSEWHERE);
    const fields = { reference: draft.reference, email: 'stranger@example.org' };
    for (let post = 0; post < 10; post++) await stranger.post('/lost-code', fields);
    expect((await stranger.post('/lost-code', fields)).status).toBe(429);
    const owner = new Visitor(stage.url, 'en', FROM_HOME);
    expect(await owner.post('/lost-code', fields)).toMatchObject({ status: 303, location: '/lost-code/sent' });
    expect((await owner.post('/continue', { reference: draft.reference, code: draft.accessCode })).status).toBe(303);
  });

  test('a line has one count, whatever address of its own it uses, and says nothing of where it comes from by itself', async () => {
    for (let guess = 0; guess < 20; guess++)
      expect(await open(`AK-${2000 + guess}-0000`, 'no', `2001:db8:1:2::${guess + 1}`)).toBe(401);
    expect(await open('AK-2999-0000', 'no', '2001:db8:1:2:ffff::1')).toBe(429);
    expect(await open('AK-2999-0000', 'no', '192.0.2.1, 2001:db8:1:2::77')).toBe(429);
    expect(await open('AK-2999-0000', 'no', '2001:db8:1:3::1')).toBe(401);
  });
});

describe('without a trusted proxy', () => {
  let stage: PortalStage;
  beforeAll(async () => {
    stage = await PortalStage.open();
  });
  afterAll(() => stage.close());

  test('where a request says that it comes from counts nothing', async () => {
    const guess = async (number: number): Promise<number> => {
      const body = { reference: `AK-${1000 + number}-0000`, accessCode: 'no' };
      return (await stage.call('POST', '/sessions', body, from(`192.0.2.${number}`))).status;
    };
    for (let number = 0; number < 20; number++) expect(await guess(number)).toBe(401);
    expect(await guess(21)).toBe(429);
  });

  test('wrong dates of birth by links to a mistyped address bar no link to the right one', async () => {
    const draft = await stage.draft();
    const wrong = 'mistyped@example.org';
    await change(stage, draft, { identity: { birthDate: '1991-03-14' }, contact: { email: wrong } });
    const link = linkIn(await mailTo(stage.folder, wrong, /saved/), 'return');
    const guess = { 'birthDate.day': '1', 'birthDate.month': '1', 'birthDate.year': '1990' };
    for (let miss = 0; miss < 10; miss++) await new Visitor(stage.url).post(link, guess);
    await change(stage, draft, { contact: { email: 'right@example.org' } });
    const own = linkIn(await mailTo(stage.folder, 'right@example.org', /saved/), 'return');
    const born = { 'birthDate.day': '14', 'birthDate.month': '3', 'birthDate.year': '1991' };
    expect((await new Visitor(stage.url).post(own, born)).status).toBe(303);
  });
});

async function change(
  stage: PortalStage,
  { applicationId, accessToken: token }: Opened,
  answers: object,
): Promise<void> {
  expect((await stage.call('PATCH', `/applications/${applicationId}`, { answers }, { token })).status).toBe(200);
}
