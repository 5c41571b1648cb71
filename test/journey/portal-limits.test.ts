import { eventually } from '../support/eventually.js';
import { linkIn, mailsIn, mailTo } from './portal-mails.js';
import { PortalStage, type Opened } from './portal-stage.js';
import { Visitor } from './portal-visitor.js';
import { worker } from './portal-worker.js';

jest.setTimeout(60_000);

const FROM_HOME = '203.0.113.7';
const FROM_ELSEWHERE = '198.51.100.9';
const BORN = { 'birthDate.day': '14', 'birthDate.month': '3', 'birthDate.year': '1991' };
const from = (address: string): { headers: Record<string, string> } => ({ headers: { 'x-forwarded-for': address } });

describe('behind a proxy that is trusted', () => {
  let stage: PortalStage;
  beforeAll(async () => {
    stage = await PortalStage.open({
      TRUSTED_PROXIES: '127.0.0.1',
      DRAFTS_PER_MINUTE: '5',
      DRAFT_MAILS_PER_DAY: '3',
      DOCUMENTS_PER_APPLICATION: '4',
      DOCUMENT_MB_PER_APPLICATION: '1',
    });
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

  test('no more drafts are begun from one address in a minute than a setting says, and a page says what to do', async () => {
    const begin = (address: string) => stage.call('POST', '/applications', { channel: 'api' }, from(address));
    const begun = await Promise.all(Array.from({ length: 8 }, () => begin(FROM_ELSEWHERE)));
    expect(begun.map(({ status }) => status).sort()).toEqual([201, 201, 201, 201, 201, 429, 429, 429]);
    const { status, headers, problem } = await begin(FROM_ELSEWHERE);
    expect([status, problem.type]).toEqual([429, 'urn:ankomst:problem:tooManyDrafts']);
    expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(60);
    const page = await new Visitor(stage.url, 'en', FROM_ELSEWHERE).post('/begin');
    expect([page.status, page.html.includes('Wait a minute')]).toEqual([429, true]);
    const danish = await new Visitor(stage.url, 'da', FROM_ELSEWHERE).post('/begin');
    expect([danish.status, danish.html.includes('Vent et minut')]).toEqual([429, true]);
    expect((await new Visitor(stage.url, 'en', FROM_HOME).post('/begin')).location).toBe('/code');
    stage.clock.advance(61);
    expect((await begin(FROM_ELSEWHERE)).status).toBe(201);
  });

  test('a browser that reached the proxy by TLS gets cookies of this host alone, and two of one name open nothing', async () => {
    const { reference, accessCode } = await stage.draft();
    const tls = { 'x-forwarded-for': FROM_HOME, 'x-forwarded-proto': 'https' };
    const ask = (path: string, init: RequestInit): Promise<Response> =>
      fetch(stage.url + path, { redirect: 'manual', ...init, headers: { ...tls, ...init.headers } });
    const body = new URLSearchParams({ reference, code: accessCode });
    const given = (await ask('/continue', { method: 'POST', body })).headers.getSetCookie();
    expect(given.length).toBeGreaterThanOrEqual(3);
    for (const line of given) expect(line).toMatch(/^__Host-ankomst_\w+=[^;]*; Path=\/; HttpOnly; .*Secure$/);
    const cookie = given.map((line) => line.split(';')[0]).join('; ');
    const statusOf = async (sent: string): Promise<number> =>
      (await ask('/application', { headers: { cookie: sent } })).status;
    expect(await statusOf(cookie)).toBe(200);
    expect(await statusOf(`${cookie}; __Host-ankomst_visit=x`)).toBe(401);
    expect(await statusOf(cookie.replaceAll('__Host-', ''))).toBe(401);
  });

  test('an application holds as many documents, and as many bytes of them, as settings say', async () => {
    const draft = await stage.draft();
    const sent = await Promise.all(Array.from({ length: 6 }, (_, i) => stage.upload(draft, pdf(i, 10))));
    expect(sent.map(({ status }) => status).sort()).toEqual([201, 201, 201, 201, 413, 413]);
    expect(sent.find(({ status }) => status === 413)!.problem.type).toBe('urn:ankomst:problem:documentsFull');
    const other = await stage.draft();
    expect((await stage.upload(other, pdf(1, 600_000))).status).toBe(201);
    expect((await stage.upload(other, pdf(2, 600_000))).status).toBe(413);
    expect((await stage.upload(other, pdf(3, 300_000))).status).toBe(201);
  });

  describe('mails about drafts', () => {
    const save = async (address: string): Promise<Opened> => {
      stage.clock.advance(61);
      const draft = await stage.draft();
      await change(stage, draft, { identity: { birthDate: '1991-03-14' }, contact: { email: address } });
      return draft;
    };
    const sentTo = (...addresses: string[]): string[] =>
      mailsIn(stage.folder).flatMap(({ to, subject }) => (addresses.includes(to) ? [subject] : []));
    const queued = async (kind: string): Promise<number> => {
      const [row] = await stage.ask<{ count: number }>(
        'SELECT count(*)::integer AS count FROM portal.notice WHERE kind = $1 AND sent_at IS NULL AND due_at IS NOT NULL',
        [kind],
      );
      return row!.count;
    };

    test('go to one address so often only; what was handed in, and a way back, is never held back', async () => {
      const [address, tagged] = ['many@example.org', 'many+again@example.org'];
      const drafts: Opened[] = [];
      for (let draft = 0; draft < 5; draft++) drafts.push(await save(draft % 2 ? tagged : address));
      await eventually(async () => expect(await queued('draftSaved')).toBe(0));
      expect(sentTo(address, tagged)).toHaveLength(3);
      const last = drafts[4]!;
      const owner = new Visitor(stage.url, 'en', FROM_HOME);
      await owner.post('/lost-code', { reference: last.reference, email: address });
      await mailTo(stage.folder, address, /asked for a new code/);
      await stage.submit(last);
      await mailTo(stage.folder, address, /We have your application/);
      stage.clock.advance(86_400);
      await change(stage, drafts[3]!, { identity: { familyName: 'Later' } });
      await eventually(async () => expect(sentTo(tagged)).toHaveLength(2));
    });

    test('go to an employer so often only, and who asks once more is told', async () => {
      const invite = async (): Promise<string> => {
        stage.clock.advance(61);
        const { reference, accessCode } = await stage.draft(worker());
        const who = new Visitor(stage.url, 'en', FROM_HOME);
        await who.post('/continue', { reference, code: accessCode });
        const { status, html } = await who.post('/invitations', { role: 'employer', email: 'hr@employer.example' });
        return status === 303 ? 'asked' : /Several mails have been sent today/.test(html) ? 'told' : html;
      };
      const answers: string[] = [];
      for (let asked = 0; asked < 4; asked++) answers.push(await invite());
      expect(answers).toEqual(['asked', 'asked', 'asked', 'told']);
      await eventually(async () => expect(await queued('invited')).toBe(0));
      expect(sentTo('hr@employer.example')).toHaveLength(3);
    });

    test('go on to whoever has opened their draft by one of them', async () => {
      const address = 'owner@example.org';
      await save(address);
      const link = linkIn(await mailTo(stage.folder, address, /saved/), 'return');
      const owner = new Visitor(stage.url, 'en', FROM_HOME);
      expect((await owner.post(link, BORN)).status).toBe(303);
      for (let other = 0; other < 4; other++) await save(address);
      await owner.post('/leave');
      await eventually(async () => expect(sentTo(address)).toHaveLength(4));
    });
  });
});

const pdf = (number: number, size: number): Buffer =>
  Buffer.from(
    `%PDF-1.4\n% ${number} ${'x'.repeat(size)}\n1 0 obj<</Type/Catalog>>endobj\nxref\n0 1\n0000000000 65535 f \ntrailer<</Size 1/Root 1 0 R>>\nstartxref\n42\n%%EOF\n`,
  );

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
    expect((await new Visitor(stage.url).post(own, BORN)).status).toBe(303);
  });
});

async function change(
  stage: PortalStage,
  { applicationId, accessToken: token }: Opened,
  answers: object,
): Promise<void> {
  expect((await stage.call('PATCH', `/applications/${applicationId}`, { answers }, { token })).status).toBe(200);
}
