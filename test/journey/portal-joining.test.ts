import { danishDate, plus } from '#clock';
import { eventually } from '../support/eventually.js';
import { PortalStage, type Arrived, type Opened } from './portal-stage.js';
import { Visitor } from './portal-visitor.js';

jest.setTimeout(60_000);

let stage: PortalStage;
beforeAll(async () => {
  stage = await PortalStage.open();
});
afterAll(() => stage.close());

const paper = '%PDF-1.4\nstartxref\n9\n%%EOF\n';

const today = (): string => danishDate(stage.clock.now());

const answers = (certificate: string, maritalStatus: string) => ({
  identity: { familyName: 'Sharma', givenNames: 'Aarav', birthDate: '1990-01-15', maritalStatus },
  contact: { email: 'aarav@example.org', phone: '+4550505050' },
  stay: { ground: 'work', entryDate: plus(today(), '-P90D'), intendedEnd: 'open', moveInDate: plus(today(), 'P20D') },
  address: { street: 'Vesterbrogade', houseNumber: '112', postalCode: '1620', municipalityCode: '0101' },
  family: {
    spouse: { name: { familyName: 'Sharma', givenNames: 'Diya' }, birthDate: '1991-02-03' },
    children: [{ name: { familyName: 'Sharma', givenNames: 'Anika' }, birthDate: '2021-05-06', accompanies: true }],
    marriageCertificate: { documentId: certificate },
  },
});

async function settled(maritalStatus = 'married'): Promise<Arrived & { certificate: string }> {
  const opened = await stage.draft();
  const { body } = await stage.upload(opened, Buffer.from(paper));
  const certificate = (body as { documentId: string }).documentId;
  const change = { answers: answers(certificate, maritalStatus) };
  const path = `/applications/${opened.applicationId}`;
  const { status, text } = await stage.call('PATCH', path, change, { token: opened.accessToken });
  expect([status, status === 200 ? '' : text]).toEqual([200, '']);
  return { ...opened, ...(await stage.submit(opened)).body, certificate };
}

const join = (host: Arrived, body: object, token = host.accessToken) =>
  stage.call<Opened>('POST', `/cases/${host.caseId}/household`, body, { token });

async function draftOf({ applicationId, accessToken: token }: Opened) {
  const { body } = await stage.call('GET', `/applications/${applicationId}`, undefined, { token });
  return body as {
    answers: Record<string, Record<string, unknown>>;
    documents: { documentId: string }[];
    joins: object;
  };
}

describe('a spouse who joins later', () => {
  test('may leave out what is not said, or say nothing of it', async () => {
    const host = await settled();
    const nothing = { channel: null, answers: null, absent: null, retract: null };
    expect(await join(host, { relation: 'spouse', ...nothing })).toMatchObject({ status: 201 });
  });

  test('gets an application of her own that starts from what is shared', async () => {
    const host = await settled();
    const { status, body: opened } = await join(host, { relation: 'spouse' });
    expect(status).toBe(201);
    expect(opened.reference).not.toBe(host.reference);
    const draft = await draftOf(opened);
    expect(draft.joins).toEqual({ caseId: host.caseId, relation: 'spouse' });
    expect(draft.answers).toMatchObject({
      identity: { familyName: 'Sharma', givenNames: 'Diya', birthDate: '1991-02-03', maritalStatus: 'married' },
      address: { street: 'Vesterbrogade', houseNumber: '112', postalCode: '1620', municipalityCode: '0101' },
      family: { spouse: { name: { familyName: 'Sharma', givenNames: 'Aarav' }, birthDate: '1990-01-15' } },
    });
    expect(draft.answers.stay).toEqual({ ground: 'family', intendedEnd: 'open', moveInDate: plus(today(), 'P20D') });
    expect(draft.answers.contact).toBeUndefined();
    const [certificate] = draft.documents;
    expect(draft.documents).toHaveLength(1);
    expect(certificate!.documentId).not.toBe(host.certificate);
    expect(draft.answers.family!.marriageCertificate).toEqual({ documentId: certificate!.documentId });
  });

  test('keeps the papers that were shared with her when whose they were first is erased', async () => {
    const host = await settled();
    const { body: opened } = await join(host, { relation: 'spouse' });
    const path = `/applications/${opened.applicationId}/export.zip`;
    const archive = async () => (await stage.call('GET', path, undefined, { token: opened.accessToken })).text;
    const { documents } = await draftOf(opened);
    expect([documents.length, await archive()]).toEqual([1, expect.stringContaining(paper)]);
    const [{ id }] = (await stage.ask<{ id: string }>(
      'SELECT resident_id AS id FROM portal.person WHERE application_id = $1',
      [host.applicationId],
    )) as [{ id: string }];
    await stage.erase(id);
    await stage.restart(); // erases what is left of him as well: rows, and files
    await eventually(async () =>
      expect(await stage.ask('SELECT FROM portal.document WHERE application_id = $1', [host.applicationId])).toEqual(
        [],
      ),
    );
    expect([(await draftOf(opened)).documents, await archive()]).toEqual([documents, expect.stringContaining(paper)]);
  });

  test('and who is no EU citizen joins one who is without a scheme and without a fee', async () => {
    const host = await stage.arrived({ identity: { citizenship: 'ES' }, stay: { ground: 'work' } });
    const { body: opened } = await join(host, { relation: 'spouse', answers: { identity: { citizenship: 'IN' } } });
    const { body } = await stage.call('GET', `/applications/${opened.applicationId}`, undefined, {
      token: opened.accessToken,
    });
    const exempt = ['identifiers.siriCaseOrderId', 'stay.feeReceipt', 'stay.scheme'];
    expect((body as { absent: object }).absent).toEqual(Object.fromEntries(exempt.map((fact) => [fact, 'exempt'])));
  });

  test('is not called unmarried because the applicant said so before they married', async () => {
    const { body: opened } = await join(await settled('unmarried'), { relation: 'spouse' });
    expect((await draftOf(opened)).answers.identity).not.toHaveProperty('maritalStatus');
  });

  test('is of the same household, with a case of her own that only her own code opens', async () => {
    const host = await settled();
    const { body: opened } = await join(host, { relation: 'spouse' });
    const { body: submitted } = await stage.submit(opened);
    const [first, second] = (await stage.told([host.caseId, submitted.caseId])) as unknown as {
      data: { householdId: string; relation: string; applicationId: string };
    }[];
    expect(second!.data.householdId).toBe(first!.data.householdId);
    expect(second!.data.applicationId).not.toBe(first!.data.applicationId);
    expect([first!.data.relation, second!.data.relation]).toEqual(['applicant', 'spouse']);
    const as = (caseId: string, token: string) => stage.call('GET', `/cases/${caseId}`, undefined, { token });
    expect((await as(submitted.caseId, opened.accessToken)).status).toBe(200);
    expect((await as(submitted.caseId, host.accessToken)).status).toBe(404);
    expect((await as(host.caseId, opened.accessToken)).status).toBe(404);
  });

  test('joins once: a draft may be begun again, a second spouse is none', async () => {
    const host = await settled();
    await join(host, { relation: 'spouse' });
    const { body: opened } = await join(host, { relation: 'spouse' });
    await stage.submit(opened);
    expect((await join(host, { relation: 'spouse' })).status).toBe(409);
    const together = await stage.arrived({}, [{ relation: 'spouse', answers: {} }]);
    expect((await join(together, { relation: 'spouse' })).status).toBe(409);
  });
});

describe('a child who joins later', () => {
  test('is the next one of the children that were named, and a newborn after them', async () => {
    const host = await settled();
    const { body: first } = await join(host, { relation: 'child' });
    expect((await draftOf(first)).answers.identity).toMatchObject({ givenNames: 'Anika', birthDate: '2021-05-06' });
    await stage.submit(first);
    const birthDate = plus(today(), '-P3D');
    const { body: newborn } = await join(host, { relation: 'child', answers: { identity: { birthDate } } });
    const draft = await draftOf(newborn);
    expect(draft.answers.identity).toEqual({ birthDate });
    expect(draft.answers).toMatchObject({
      address: { street: 'Vesterbrogade' },
      contact: { email: 'aarav@example.org' },
    });
  });
});

test('who has the case sees that an application was begun from it and handed in, and nothing of what it says', async () => {
  const host = await settled();
  const joinedOf = async () => {
    const { body } = await stage.call('GET', `/cases/${host.caseId}`, undefined, { token: host.accessToken });
    return (body.joined ?? []) as { relation: string; state: string; at: string }[];
  };
  expect(await joinedOf()).toEqual([]);
  const { body: opened } = await join(host, { relation: 'spouse' });
  expect(await joinedOf()).toEqual([{ relation: 'spouse', state: 'begun', at: expect.any(String) as string }]);
  const browser = new Visitor(stage.url);
  await browser.post('/continue', { reference: host.reference, code: host.accessCode });
  const begun = await browser.get('/case');
  expect(begun.html).toMatch(/Your husband, wife or registered partner: begun at [^<]*, not handed in\./);
  await stage.submit(opened);
  expect((await joinedOf()).map(({ state }) => state)).toEqual(['handedIn']);
  const { html } = await browser.get('/case');
  expect(html).toMatch(/Your husband, wife or registered partner: handed in at /);
  expect(html).not.toContain(opened.reference);
  const { body } = await stage.call('GET', `/cases/${(await stage.submit(opened)).body.caseId}`, undefined, { token: opened.accessToken }); // prettier-ignore
  expect(body.joined).toBeUndefined();
});

test('a spouse whose application was begun twice is one, and children are each their own', async () => {
  const host = await settled();
  for (const relation of ['spouse', 'spouse', 'child', 'child']) await join(host, { relation });
  const browser = new Visitor(stage.url);
  await browser.post('/continue', { reference: host.reference, code: host.accessCode });
  const { html } = await browser.get('/case');
  expect(html.match(/: begun at /g)).toHaveLength(3);
});

test('nobody is joined to a case by who has not opened it, nor by what is wrong', async () => {
  const [host, stranger] = [await settled(), await settled()];
  expect((await join(host, { relation: 'child' }, stranger.accessToken)).status).toBe(404);
  expect((await join(host, { relation: 'child' }, 'unknown')).status).toBe(401);
  const { status, problem } = await join(host, { relation: 'uncle', answers: { identity: { birthDate: 'soon' } } });
  expect(status).toBe(422);
  expect(problem.errors!.map(({ path }) => path).sort()).toEqual(['identity.birthDate', 'relation']);
  const foreign = { family: { marriageCertificate: { documentId: host.certificate } } };
  expect((await join(stranger, { relation: 'spouse', answers: foreign })).status).toBe(422);
});

test('the page of a case leads to an application for who joins, whose code is shown', async () => {
  const host = await settled();
  const browser = new Visitor(stage.url);
  await browser.post('/continue', { reference: host.reference, code: host.accessCode });
  expect((await browser.get('/case')).html).toContain('Apply for somebody who joins you');
  expect((await browser.get('/case/join')).html).toContain(host.reference);
  const unchosen = await browser.post('/case/join');
  expect([unchosen.status, unchosen.html.includes('Choose who joins you')]).toEqual([422, true]);
  expect((await browser.post('/case/join', { language: 'da', relation: 'spouse' })).html).toContain(
    'Hvem kommer efter dig?',
  );
  expect(await browser.post('/case/join', { relation: 'spouse' })).toMatchObject({ status: 303, location: '/code' });
  const { html } = await browser.get('/code');
  expect(html).toMatch(/AK-[0-9A-Z]{4}-[0-9A-Z]{4}/);
  expect(html).not.toContain(host.reference);
  await eventually(async () => expect((await browser.get('/application')).status).toBe(200));
});
