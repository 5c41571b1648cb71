import { eventually } from '../support/eventually.js';
import { PortalStage } from './portal-stage.js';

jest.setTimeout(60_000);

let stage: PortalStage;
beforeAll(async () => {
  stage = await PortalStage.open();
});
afterAll(() => stage.close());

interface Opened {
  accessToken: string;
}

const visit = (path: string, opened?: Opened, more: Record<string, string> = {}, method = 'GET') =>
  fetch(stage.url + path, {
    method,
    redirect: 'manual',
    headers: {
      accept: 'text/html',
      'accept-language': 'en',
      ...(opened && { cookie: `ankomst_visit=${opened.accessToken}; ankomst_present=1` }),
      ...more,
    },
  });
const read = async (path: string, opened?: Opened): Promise<string> => (await visit(path, opened)).text();
const answer = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${stage.url}/useful`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(fields),
    headers: { accept: 'text/html', ...headers },
  });
const text = (word: string) => ({ da: word, en: word });

async function caseWithTwoSources() {
  const arrived = await stage.arrived({ identity: { familyName: 'Ørsted' } });
  const at = stage.clock.now().toISOString();
  const said = (value: string, source: string, eventId: string) => ({
    value,
    source,
    assurance: 'selfDeclared',
    observedAt: at,
    eventId,
  });
  await stage.show(arrived.caseId, [
    {
      kind: 'fact',
      id: 'employment.jobTitle',
      version: 1,
      body: {
        ...said('Senior engineer', 'employer', 'e1'),
        alternatives: [said('Data engineer', 'resident', 'e2')],
      },
    },
    {
      kind: 'disclosure',
      id: 'siri:1',
      version: 1,
      body: {
        at,
        agency: 'siri',
        recipient: 'siri',
        purpose: text('Because of the stay.'),
        legalBasis: [{ law: 'Udlændingeloven', section: '§ 6' }],
        paths: ['employment.jobTitle'],
        dossierVersion: 1,
        confirmed: false,
        eventId: 'e3',
      },
    },
    { kind: 'timeline', id: 't1', version: 1, body: { at, agency: 'siri', event: 'delivering', text: text('sent') } },
  ]);
  await eventually(async () => expect(await read('/data', arrived)).toContain('Senior engineer'));
  return { ...arrived, at };
}

describe('the data of a resident', () => {
  test('shows sources that differ, why one counts, and who was sent it', async () => {
    const page = await read('/data', await caseWithTwoSources());
    expect(page).toContain('Data engineer');
    expect(page).toContain('your employer counts before you');
    expect(page).toContain('Udlændingeloven');
    expect(page).toContain('Not confirmed');
    expect(page).toContain('one message was sent to an agency, and it stands in this list');
    expect(page).toContain('/case/correct/employment.jobTitle');
  });

  test('says so where the history has a sending that the list has not', async () => {
    const arrived = await caseWithTwoSources();
    const entry = { at: arrived.at, agency: 'tax', event: 'delivering', text: text('sent') };
    await stage.show(arrived.caseId, [{ kind: 'timeline', id: 't2', version: 1, body: entry }]);
    await eventually(async () => expect(await read('/data', arrived)).toContain('this list does not have it'));
  });

  test('of a draft has been sent to nobody', async () => {
    const page = await read('/data', await stage.draft({ identity: { familyName: 'Ørsted' } }));
    expect(page).toContain('Ørsted');
    expect(page).toContain('nobody has received anything');
    expect(page).not.toContain('/case/correct');
  });

  test('can be taken along whole, in the words of the API and as a PDF', async () => {
    const arrived = await caseWithTwoSources();
    const json = await visit('/data/download.json', arrived);
    expect(json.headers.get('content-disposition')).toBe(`attachment; filename="ankomst-${arrived.reference}.json"`);
    expect(await json.json()).toMatchObject({
      reference: arrived.reference,
      facts: { 'employment.jobTitle': { source: 'employer', alternatives: [{ value: 'Data engineer' }] } },
      disclosures: [{ agency: 'siri', confirmed: false }],
      case: { timeline: [{ event: 'delivering' }] },
    });
    const pdf = await visit('/data/download.pdf', arrived);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  test('says before the PDF is taken along what it has no letters for, and nothing where it has all', async () => {
    const said = 'letters that the PDF cannot show';
    const of = async (familyName: string) => read('/data', await stage.draft({ identity: { familyName } }));
    expect(await of('山田')).toContain(said);
    expect(await of('Ṣẹ́gun Ǥaup')).not.toContain(said);
  });

  test('tells how to ask about an answer, without sending anything', async () => {
    const arrived = await caseWithTwoSources();
    const page = await read('/data/ask/employment.jobTitle', arrived);
    expect(page).toContain(arrived.reference);
    expect(page).toContain('SIRI');
    expect((await visit('/data/ask/no.such.fact', arrived)).status).toBe(404);
  });

  test('is nobody else’s', async () => {
    const mine = await caseWithTwoSources();
    const other = await stage.arrived({ identity: { familyName: 'Holm' } });
    for (const path of ['/data', '/data/download.json', '/data/download.pdf', '/data/ask/employment.jobTitle']) {
      expect((await visit(path)).status).toBe(401);
      expect((await visit(path, { accessToken: 'x'.repeat(43) })).status).toBe(401);
    }
    expect(await read('/data', other)).not.toContain('Senior engineer');
    expect(await read('/data/download.json', other)).not.toContain(mine.reference);
    expect((await visit('/data?person=1', mine)).status).toBe(404);
    expect((await visit('/data/download.json?person=-1', mine)).status).toBe(404);
  });

  test('is shut to a browser that was left alone for an hour', async () => {
    const mine = await caseWithTwoSources();
    const present = (await visit('/data', mine)).headers
      .getSetCookie()
      .filter((one) => one.startsWith('ankomst_present='));
    expect(present).toEqual([expect.stringMatching(/^ankomst_present=1;.*; Max-Age=3600/)]);
    expect((await visit('/data', undefined, { cookie: `ankomst_visit=${mine.accessToken}` })).status).toBe(401);
    const stay = (cookie: string) => visit('/stay', undefined, { cookie }, 'POST');
    expect((await stay(`ankomst_visit=${mine.accessToken}; ankomst_present=1`)).status).toBe(204);
    expect((await stay(`ankomst_visit=${mine.accessToken}`)).status).toBe(401);
  });
});

describe('"was this page useful"', () => {
  test('is counted by page and answer, leads back, and shows in the report', async () => {
    const referer = `${stage.url}/data?person=1`;
    const taken = await answer({ page: 'data', useful: 'yes' }, { referer });
    expect(taken.status).toBe(303);
    expect(taken.headers.get('location')).toBe(`/useful/thanks?to=${encodeURIComponent('/data?person=1')}`);
    expect(await read('/useful/thanks?to=/data')).toContain('href="/data"');
    await Promise.all([1, 2, 3].map(() => answer({ page: 'data', useful: 'no' })));
    expect(await stage.ask('SELECT page, useful, answers FROM portal.page_answer ORDER BY useful')).toEqual([
      { page: 'data', useful: false, answers: 3 },
      { page: 'data', useful: true, answers: 1 },
    ]);
    expect(await read('/statistics')).toContain('25 %');
  });

  test('is refused for what is no page or no answer, and from another site', async () => {
    expect((await answer({ page: '/data', useful: 'yes' })).status).toBe(422);
    expect((await answer({ page: 'data', useful: 'maybe' })).status).toBe(422);
    expect((await answer({ page: 'data', useful: 'yes' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });

  test('leads nowhere else', async () => {
    expect(await read('/useful/thanks?to=//elsewhere.example')).not.toContain('href="//');
  });
});

test.each(['/overlap', '/statistics', '/privacy', '/accessibility', '/licences'])(
  '%s is for everybody',
  async (path) => {
    const page = await visit(path);
    expect(page.status).toBe(200);
    expect((await page.text()).match(/<h1/g)).toHaveLength(1);
    const danish = await visit(path, undefined, { 'accept-language': 'da' });
    expect(await danish.text()).toContain('<html lang="da">');
  },
);
