import { contracts, type Json } from '#contracts';
import { showValue } from '#fact-form';
import { Sheets } from '#sheets';
import { fromBufferPromise } from 'yauzl';
import { readPersonas, todayInDenmark } from '../../apps/hub/demo/personas.js';
import { eventually } from '../support/eventually.js';
import { agency, CaseVisitor, stateOf } from './portal-case-visitor.js';
import { mailsIn, mailTo } from './portal-mails.js';
import { PortalStage, type Arrived, type Opened } from './portal-stage.js';

jest.setTimeout(180_000);

let stage: PortalStage;
let browser: CaseVisitor;
const written: string[] = [];

beforeAll(async () => {
  stage = await PortalStage.open();
  browser = new CaseVisitor(stage);
  jest.spyOn(Sheets.prototype, 'write').mockImplementation((_, text) => void written.push(text));
  jest.spyOn(Sheets.prototype, 'writeTogether').mockImplementation((blocks) => {
    written.push(...blocks.map(([, text]) => text));
  });
});
afterAll(() => stage.close());

/** Every path that tells where somebody lives, with words that nothing else has. */
const home = {
  street: 'Zebragade',
  houseNumber: '987Q',
  floor: '77',
  door: 'zq9x',
  postalCode: '9881',
  municipalityCode: '0860',
  careOf: 'Vigdis Ukendt',
  landlord: { name: 'Lars Udlejer', phone: '+4598765432' },
};
const register = { street: 'Girafvej', houseNumber: '654W', municipalityCode: '0825' };
const meeting = 'Borgerservice, Springvandspladsen 5';
const UNTOLD = ['Hjørring', 'Læsø', meeting];

const places = contracts.paths.filter(({ place }) => place);
const leaves = (value: Json): string[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap((one) => leaves(one)) : [String(value)];

/** As it is kept, and as it is shown in both languages. */
const tellingOf = (values: Record<string, Json>): string[] =>
  Object.entries(values).flatMap(([name, value]) => {
    const { schema } = contracts.getPath(`address.${name}`);
    const shown = (['da', 'en'] as const).map((language) => showValue(schema, value, { language, coversPlace: false }));
    return [...leaves(value), ...(typeof value === 'string' ? shown : [])];
  });

const ALL = [...new Set([...tellingOf(home), ...tellingOf(register), ...UNTOLD])];

/** What of the address stands in a text, as words of their own; a list to choose from tells nothing but by what is chosen. */
const toldIn = (page: string, text = page.replace(/<option(?![^>]* selected)[^>]*>[^<]*<\/option>/g, '')): string[] =>
  ALL.filter((word) => new RegExp(`(?<![\\w.-])${word.replace(/[+.]/g, '\\$&')}(?![\\w-])`, 'i').test(text));

function withoutFiles(answers: Record<string, Json>): Record<string, Record<string, Json>> {
  return Object.fromEntries(
    Object.entries(answers).map(([topic, facts]) => [
      topic,
      Object.fromEntries(
        Object.entries(facts as object).filter(([, value]) => !JSON.stringify(value).includes('$document')),
      ),
    ]),
  );
}

/** The example resident who asks for protection, at this address; with a lease. */
async function draft(protection: Json = { wanted: true }): Promise<Opened & { lease: string }> {
  const [found] = readPersonas(todayInDenmark(stage.clock.now()), ['returning-dane-protected-address']);
  const { address, ...answers } = withoutFiles(found!.answers);
  const { protection: _, ...rest } = address!;
  const opened = await stage.draft({
    ...answers,
    address: { ...rest, ...home, ...(protection !== null && { protection }) },
  });
  const lease = await stage.upload(opened, Buffer.from('%PDF-1.4\n%lease\nstartxref\n9\n%%EOF\n'), 'lease.pdf');
  const { documentId } = lease.body as { documentId: string };
  const housingProof = { documentId };
  const { status } = await stage.call('PATCH', `/applications/${opened.applicationId}`, { answers: { address: { housingProof } } }, { token: opened.accessToken }); // prettier-ignore
  expect(status).toBe(200);
  return { ...opened, lease: documentId };
}

/** A case in which everything that can tell the place does: two recipients, a claim, an answer, a move to come. */
async function handedIn(protection: Json = { wanted: true }): Promise<Arrived & { lease: string }> {
  const opened = await draft(protection);
  const arrived = { ...opened, ...(await stage.submit(opened)).body };
  const at = stage.clock.now().toISOString();
  const said = (value: Json, source: string) => ({
    ...{ value, source, assurance: 'selfDeclared', observedAt: at, eventId: `${source}-1` },
  });
  const element = (kind: string, id: string, body: unknown) => ({ kind, id, version: 1, body });
  const facts = Object.entries(home).map(([name, value]) => {
    const other = (register as Record<string, Json>)[name];
    const alternatives = other === undefined ? [] : [said(other, 'municipality')];
    return element('fact', `address.${name}`, { ...said(value, 'resident'), alternatives });
  });
  const told = [{ agency: 'municipality', recipient: '0825', at, reach: 'acknowledged' }];
  const meets = { kind: 'registration', place: meeting, from: '2099-01-05T09:00:00.000Z', to: '2099-01-05T09:30:00.000Z', saidAt: at }; // prettier-ignore
  await stage.show(arrived.caseId, [
    ...facts,
    element('earlier', 'e1', { ...said('Girafvej', 'resident'), path: 'address.street' }),
    agency('municipality', stateOf('acknowledged', { recipient: '0860', appointment: meets, former: [{ recipient: '0825', state: 'withdrawn' }] })), // prettier-ignore
    agency('tax', stateOf('granted', { recipient: 'skattestyrelsen', outcome: { result: 'granted', at, facts: {} } })),
    element('disclosure', 'municipality:1', { at, agency: 'municipality', recipient: '0860', schemaVersion: 'v1', paths: ['address.street'], dossierVersion: 1, confirmed: true, eventId: 'd1' }), // prettier-ignore
    element('timeline', 't1', { at, event: 'withdrawn', agency: 'municipality', recipient: '0825', because: 'moved', successor: '0860' }), // prettier-ignore
    element('timeline', 't2', { at, event: 'delivering', agency: 'municipality', recipient: '0860' }),
    element('timeline', 't3', {
      at,
      event: 'withdrawalAsked',
      reached: [{ agency: 'municipality', recipient: '0860' }],
    }),
    element('conflict', 'address.street', {
      ...{ path: 'address.street', decides: 'municipality', claim: { at, source: 'resident', told } },
      values: [
        { value: 'Girafvej', source: 'municipality', at },
        { value: 'Zebragade', source: 'resident', at },
      ],
    }),
    element('announced', 'resident/2099-02-01/address', { from: '2099-02-01', at, source: 'resident', facts: [{ path: 'address.street', value: 'Zebragade' }, { path: 'address.municipalityCode', value: '0860' }] }), // prettier-ignore
    element('answered', 'a1', { agency: 'municipality', recipient: '0825', at, result: 'stands', facts: [{ path: 'address.houseNumber', said: '987Q', registered: '654W' }] }), // prettier-ignore
  ]);
  await eventually(async () => expect((await browser.visit(arrived, '/case')).text).toContain('id="agency-tax'));
  return arrived;
}

const ofDraft = [
  '/application',
  '/application/topics/address',
  '/application/topics/address?page=2',
  '/application/check',
  '/application/household',
  '/data',
  '/data/ask/address.street',
  '/invitations',
  '/leave',
];
const ofCase = [
  '/case',
  '/case/move',
  '/case/correct',
  '/case/correct/address.protection',
  '/case/correct/contact.email',
  '/case/questions',
  '/case/withdraw',
  '/case/join',
  '/case/appointment.ics?agency=municipality',
  '/receipt',
  '/data',
  '/data/ask/address.street',
  '/data/ask/address.municipalityCode',
  '/invitations',
];

describe('where somebody lives who is protected', () => {
  test('is told by every path of this test: whoever adds one adds it here', () => {
    const known = [...Object.keys(home), 'housingProof'].map((name) => `address.${name}`);
    expect(places.map(({ path }) => path).sort()).toEqual(known.sort());
    expect(toldIn('Zebragade 987Q, 77. zq9x, Hjørring')).toEqual(
      expect.arrayContaining(['Zebragade', '77', 'Hjørring']),
    );
  });

  test.each(['en', 'da'])('stands on no page of a draft, in no language: %s', async (language) => {
    const opened = await draft();
    for (const path of ofDraft) {
      const page = await browser.visit(opened, path, undefined, language);
      expect([path, page.status < 400, toldIn(page.text)]).toEqual([path, true, []]);
    }
  });

  test.each(['en', 'da'])('stands on no page of a case: %s', async (language) => {
    const arrived = await handedIn();
    for (const path of ofCase) {
      const page = await browser.visit(arrived, path, undefined, language);
      expect([path, page.status < 400, toldIn(page.text)]).toEqual([path, true, []]);
    }
  });

  test('is shown by a press of its owner, once', async () => {
    const arrived = await handedIn();
    for (const path of ['/data', '/case', '/case/correct', '/case/move', '/data/ask/address.street']) {
      const before = await browser.visit(arrived, path);
      expect([path, before.text]).toEqual([path, expect.stringContaining('Your address is protected.')]);
      const pressed = await browser.visit(arrived, path, { place: 'show' });
      expect([path, pressed.status, toldIn(pressed.text).length > 0]).toEqual([path, 200, true]);
      expect(pressed.text).not.toContain('Your address is protected.');
      expect([path, toldIn((await browser.visit(arrived, path)).text)]).toEqual([path, []]);
    }
  });

  test('is shown to no press of another site, and kept in no cache', async () => {
    const arrived = await handedIn();
    const press = (site: string) =>
      fetch(`${stage.url}/data`, {
        method: 'POST',
        headers: { accept: 'text/html', 'sec-fetch-site': site, cookie: `ankomst_visit=${arrived.accessToken}; ankomst_present=1` }, // prettier-ignore
        body: new URLSearchParams({ place: 'show' }),
      });
    const foreign = await press('cross-site');
    expect([foreign.status, toldIn(await foreign.text())]).toEqual([403, []]);
    expect((await press('same-origin')).headers.get('cache-control')).toBe('no-store');
  });

  test('is left as it is by a form that was sent without showing it, and changed by one that did', async () => {
    const opened = await draft();
    const addressOf = async () => {
      const { body } = await stage.call<{ answers: { address: Json } }>('GET', `/applications/${opened.applicationId}`, undefined, { token: opened.accessToken }); // prettier-ignore
      return body.answers.address as Record<string, Json>;
    };
    const before = await addressOf();
    const path = '/application/topics/address';
    await browser.visit(opened, path, { later: 'yes', 'address.protection.wanted': 'true' });
    const { homeAtDisposal: _, ...kept } = before; // stands on this page and was sent empty
    expect(await addressOf()).toMatchObject(kept);
    const pressed = await browser.visit(opened, path, { place: 'show', 'address.protection.wanted': 'true' });
    expect(pressed.text).toContain('Zebragade');
    expect(pressed.text).toContain('name="place" value="shown"');
    const fields = Object.fromEntries(
      [...pressed.text.matchAll(/<input[^>]*name="(address\.[^"]*)"[^>]*value="([^"]*)"/g)].flatMap(
        ([tag, name, value]) =>
          /type="(?:radio|checkbox)"/.test(tag) && !tag.includes('checked') ? [] : [[name!, value!]],
      ),
    );
    const opener = /name="(opener:address\.street)"/.exec(pressed.text)?.[1];
    await browser.visit(opened, path, { ...fields, ...(opener && { [opener]: 'yes' }), 'address.street': 'Okapistræde', 'address.protection.wanted': 'true', place: 'shown', later: 'yes' }); // prettier-ignore
    expect(await addressOf()).toMatchObject({ street: 'Okapistræde', houseNumber: '987Q' });
  });

  test('is left out of the files at first, with the lease, and in them when they are sent for', async () => {
    const arrived = await handedIn();
    const file = async (type: string, method = 'GET'): Promise<Buffer> => {
      const headers = { 'sec-fetch-site': 'same-origin', cookie: `ankomst_visit=${arrived.accessToken}; ankomst_present=1; ankomst_language=en` }; // prettier-ignore
      const answer = await fetch(`${stage.url}/data/download.${type}`, { method, headers });
      expect(answer.status).toBe(200);
      return Buffer.from(await answer.arrayBuffer());
    };
    const names = async (bytes: Buffer): Promise<string[]> => {
      const found: string[] = [];
      for await (const { fileName } of (await fromBufferPromise(bytes)).eachEntry()) found.push(fileName);
      return found;
    };
    written.length = 0;
    await file('pdf');
    expect(written.length).toBeGreaterThan(50);
    expect(toldIn(written.join('\n'))).toEqual([]);
    expect(toldIn((await file('json')).toString())).toEqual([]);
    expect((await names(await file('zip'))).join()).not.toContain(arrived.lease);

    written.length = 0;
    await file('pdf', 'POST');
    expect(toldIn(written.join('\n'))).toEqual(expect.arrayContaining(['Zebragade', 'Hjørring']));
    expect(toldIn((await file('json', 'POST')).toString())).toEqual(expect.arrayContaining(['Zebragade', '0860']));
    expect((await names(await file('zip', 'POST'))).join()).toContain(arrived.lease);
  });

  test('is answered to its owner in full by the API', async () => {
    const { caseId, accessToken: token } = await handedIn();
    for (const part of ['', '/profile', '/export']) {
      const { text } = await stage.call('GET', `/cases/${caseId}${part}`, undefined, { token });
      expect([part, toldIn(text).length > 0]).toEqual([part, true]);
    }
  });

  test('is covered by the mark of an authority, whatever its owner has said, until its last day', async () => {
    const mark = (caseId: string, version: number, value: Json) => {
      const at = stage.clock.now().toISOString();
      const said = { value, source: 'municipality', assurance: 'verified', observedAt: at, eventId: `m${version}` };
      return stage.show(caseId, [
        { kind: 'fact', id: 'address.protection', version, body: { ...said, alternatives: [] } },
      ]);
    };
    const arrived = await handedIn({ wanted: false });
    const read = async (): Promise<number> => toldIn((await browser.visit(arrived, '/data')).text).length;
    expect(await read()).toBeGreaterThan(0);
    await mark(arrived.caseId, 1, { wanted: true, until: '2999-01-01' });
    await eventually(async () => expect(await read()).toBe(0));
    await mark(arrived.caseId, 2, { wanted: true, until: '2020-01-01' });
    await eventually(async () => expect(await read()).toBeGreaterThan(0));
  });

  test('stands on the page of no employer or school that is asked, and in no mail', async () => {
    const opened = await draft();
    for (const role of ['employer', 'school']) {
      const asked = contracts.facts.filter(({ authority }) => authority.includes(role));
      expect(asked.flatMap(({ paths }) => paths).filter(({ place }) => place)).toEqual([]);
    }
    await browser.visit(opened, '/invitations', { role: 'employer', email: 'hr@employer.example' });
    const { text } = await mailTo(stage.folder, 'hr@employer.example', /\/part\//);
    const door = /\/part\/\S+/.exec(text)![0];
    const post = await fetch(stage.url + door, {
      method: 'POST',
      redirect: 'manual',
      headers: { accept: 'text/html' },
    });
    const cookie = post.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    const page = await (await fetch(`${stage.url}/part`, { headers: { accept: 'text/html', cookie } })).text();
    expect(page).toContain('Østerbye');
    expect(toldIn(page)).toEqual([]);
    await handedIn();
    await mailTo(stage.folder, 'aase@example.org', /AK-/);
    const mails = mailsIn(stage.folder);
    expect(mails.length).toBeGreaterThan(1);
    expect(toldIn(mails.map((one) => `${one.subject} ${one.text}`).join('\n'))).toEqual([]);
  });
});
