import { v7 as uuidv7 } from 'uuid';
import { PortalStage } from './portal-stage.js';
import { Visitor } from './portal-visitor.js';

jest.setTimeout(60_000);

let stage: PortalStage;
beforeAll(async () => {
  stage = await PortalStage.open();
});
afterAll(() => stage.close());

describe('a draft', () => {
  test('takes what is there and shows it again', async () => {
    const opened = await stage.draft({ identity: { familyName: 'Østerbye', citizenship: null } }, [
      { relation: 'spouse', answers: { identity: { givenNames: 'Diya' } } },
    ]);
    expect(opened).toMatchObject({
      reference: expect.stringMatching(/^AK-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/),
      accessCode: expect.stringMatching(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/),
      accessToken: expect.stringMatching(/^[\w-]{43}$/),
    });
    const { status, body } = await stage.call('GET', `/applications/${opened.applicationId}`, undefined, {
      token: opened.accessToken,
    });
    expect([status, body]).toEqual([
      200,
      {
        channel: 'web',
        answers: { identity: { familyName: 'Østerbye', citizenship: null } },
        persons: [{ personId: expect.any(String), relation: 'spouse', answers: { identity: { givenNames: 'Diya' } } }],
        documents: [],
        submitted: false,
      },
    ]);
  });

  test('has whole facts replaced, retracted and answered by "I have none"', async () => {
    const opened = await stage.draft({
      identity: { familyName: 'A', otherCitizenships: ['ES', 'FR'] },
      family: { children: [{ name: { familyName: 'A', givenNames: 'B' } }] },
    });
    const { status, body } = await stage.call(
      'PATCH',
      `/applications/${opened.applicationId}`,
      {
        answers: { identity: { otherCitizenships: ['IT'] } },
        absent: { 'identifiers.foreignTin': 'notIssued' },
        retract: ['family.children'],
      },
      { token: opened.accessToken },
    );
    expect([status, body]).toMatchObject([
      200,
      {
        answers: { identity: { familyName: 'A', otherCitizenships: ['IT'] } },
        absent: { 'identifiers.foreignTin': 'notIssued' },
      },
    ]);
    expect(body.answers).not.toHaveProperty('family');
  });

  test('has its people added, changed and taken out by the id they were given', async () => {
    const opened = await stage.draft({}, [{ personId: 'child-1', relation: 'child', answers: {} }]);
    const change = (persons: object[]) =>
      stage.call('PATCH', `/applications/${opened.applicationId}`, { persons }, { token: opened.accessToken });
    await change([
      { personId: 'child-1', answers: { identity: { givenNames: 'Anika' } } },
      { personId: 'wife', relation: 'spouse' },
    ]);
    const { body } = await change([{ personId: 'wife', remove: true }]);
    expect(body.persons).toEqual([
      { personId: 'child-1', relation: 'child', answers: { identity: { givenNames: 'Anika' } } },
    ]);
  });

  test('holds twenty people besides the applicant, however they were added', async () => {
    const people = (count: number) => Array.from({ length: count }, () => ({ relation: 'child' }));
    const opened = await stage.draft({}, people(20));
    const path = `/applications/${opened.applicationId}`;
    const { status, problem } = await stage.call('PATCH', path, { persons: people(1) }, { token: opened.accessToken });
    expect([status, problem.errors]).toEqual([422, [expect.objectContaining({ path: 'persons', code: 'tooLong' })]]);
    const many = await stage.call('POST', '/applications', { channel: 'web', persons: people(20_000) });
    expect([many.status, many.problem.errors]).toEqual([
      422,
      [expect.objectContaining({ path: 'persons', code: 'tooLong' })],
    ]);
  });

  test('says on its page when it is full, instead of a button that would be refused', async () => {
    const who = new Visitor(stage.url);
    await who.post('/begin');
    for (let count = 0; count < 20; count += 1) await who.post('/application/household', { add: 'child' });
    const { html } = await who.get('/application/household');
    expect(html).toContain('An application can have 20 people besides you');
    expect(html).not.toContain('Add a child');
    expect((await who.post('/application/household', { add: 'child' })).status).toBe(422);
  });

  test('is not changed at all when some of a change is wrong, and all that is wrong is said', async () => {
    const opened = await stage.draft({ identity: { familyName: 'A' } });
    const path = `/applications/${opened.applicationId}`;
    const { status, problem } = await stage.call(
      'PATCH',
      path,
      {
        answers: { identity: { familyName: 'B', birthDate: '1990-02-31' }, shoes: { size: 43 } },
        absent: { 'identity.familyName': 'lost' },
        retract: ['family.cat'],
        persons: [
          { personId: 'x', answers: { identity: { citizenship: 'QQ' } } },
          { personId: 'y', remove: true },
        ],
        more: 1,
      },
      { token: opened.accessToken },
    );
    expect(status).toBe(422);
    expect(problem.errors?.map((one) => one.path).sort()).toEqual([
      'family.cat',
      'identity.birthDate',
      'identity.familyName',
      'more',
      'persons[0].answers.identity.citizenship',
      'persons[0].relation',
      'persons[1].personId',
      'shoes',
    ]);
    const { body } = await stage.call('GET', path, undefined, { token: opened.accessToken });
    expect(body.answers).toEqual({ identity: { familyName: 'A' } });
  });

  test('refuses facts that deny each other, whenever each of them came', async () => {
    const opened = await stage.draft({ identity: { statelessOrRefugee: 'none' } });
    const { status, problem } = await stage.call(
      'PATCH',
      `/applications/${opened.applicationId}`,
      { answers: { identity: { citizenship: null } } },
      { token: opened.accessToken },
    );
    expect([status, problem.errors?.length]).toEqual([422, 1]);
  });
});

describe('bad input is a problem that names place, reason and remedy in both languages', () => {
  const bodies: Record<string, [place: string, body: object]> = {
    'an unknown path': ['identity.shoeSize', { channel: 'web', answers: { identity: { shoeSize: 43 } } }],
    'an unknown topic': ['shoes', { channel: 'web', answers: { shoes: { size: 43 } } }],
    'a wrong type': ['identity.familyName', { channel: 'web', answers: { identity: { familyName: 7 } } }],
    'a bad date': ['identity.birthDate', { channel: 'web', answers: { identity: { birthDate: '1990-02-31' } } }],
    'an impossible country': ['identity.citizenship', { channel: 'web', answers: { identity: { citizenship: 'QQ' } } }],
    'an unknown channel': ['channel', { channel: 'pigeon', answers: {} }],
    'no channel': ['channel', {}],
    'answers that are a list': ['answers', { channel: 'web', answers: [] }],
    'a bad IBAN': [
      'tax.payoutAccount',
      { channel: 'web', answers: { tax: { payoutAccount: { iban: 'DK0000000000000000' } } } },
    ],
    'a bad CVR number': [
      'employment.employerCvr',
      { channel: 'web', answers: { employment: { employerCvr: '12345678' } } },
    ],
    'what an agency issues': ['permit.number', { channel: 'web', answers: { permit: { number: 'X1' } } }],
    'U+0000 in a name': ['identity.familyName', { channel: 'web', answers: { identity: { familyName: 'a\u0000b' } } }],
    'a document of nobody': [
      'travelDocument.copy',
      { channel: 'web', answers: { travelDocument: { copy: { documentId: uuidv7() } } } },
    ],
    'two spouses': ['persons', { channel: 'web', persons: [{ relation: 'spouse' }, { relation: 'spouse' }] }],
    'no object': ['', []],
  };
  test.each(Object.entries(bodies))('%s', async (_what, [place, body]) => {
    const { status, type, problem } = await stage.call('POST', '/applications', body);
    expect([status, type]).toEqual([422, 'application/problem+json; charset=utf-8']);
    expect(problem.errors).toContainEqual(
      expect.objectContaining({
        path: place,
        code: expect.any(String),
        message: { da: expect.any(String), en: expect.any(String) },
      }),
    );
  });

  const texts: Record<string, [status: number, body: string]> = {
    'malformed JSON': [400, '{'],
    'the key __proto__': [422, '{"channel":"web","answers":{"__proto__":{"x":1},"constructor":{"prototype":{"y":2}}}}'],
    '100,000 nested brackets': [422, `{"channel":"web","answers":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    '200,000 open brackets': [400, '['.repeat(200_000)],
    '3 MB': [413, JSON.stringify({ channel: 'web', answers: { identity: { familyName: 'x'.repeat(3_000_000) } } })],
  };
  test.each(Object.entries(texts))('%s', async (_what, [status, body]) => {
    const answer = await stage.call('POST', '/applications', body);
    expect([answer.status, answer.type]).toEqual([status, 'application/problem+json; charset=utf-8']);
  });

  test('another content type', async () => {
    const headers = { 'content-type': 'text/plain' };
    expect((await stage.call('POST', '/applications', 'channel=web', { headers })).status).toBe(415);
  });
});

describe('a submission', () => {
  test('needs an idempotency key', async () => {
    const opened = await stage.draft();
    const path = `/applications/${opened.applicationId}/submission`;
    const { status, problem } = await stage.call('POST', path, undefined, { token: opened.accessToken });
    expect([status, problem.type]).toEqual([400, 'urn:ankomst:problem:missingHeader']);
  });

  test('gives the same answer again, whatever the key, and is told once', async () => {
    const opened = await stage.draft();
    const answers = [
      await stage.submit(opened, 'same'),
      await stage.submit(opened, 'same'),
      await stage.submit(opened),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await stage.told([answers[0]!.body.caseId])).toHaveLength(1);
  });

  test('is told once when it comes eight times at once', async () => {
    const opened = await stage.draft();
    const answers = await Promise.all(Array.from({ length: 8 }, () => stage.submit(opened, 'at-once')));
    expect(new Set(answers.map(({ text, status }) => status + text)).size).toBe(1);
    expect(await stage.told([answers[0]!.body.caseId])).toHaveLength(1);
  });

  test('with a key of another application is a conflict that tells nothing of it, and changes nothing', async () => {
    await stage.submit(await stage.draft(), 'taken');
    const other = await stage.draft();
    const { status, problem } = await stage.submit(other, 'taken');
    expect(status).toBe(409);
    expect(JSON.stringify(problem)).not.toMatch(/another|other|anden|andre/i);
    const { body } = await stage.call('GET', `/applications/${other.applicationId}`, undefined, {
      token: other.accessToken,
    });
    expect(body.submitted).toBe(false);
  });

  test('closes the draft; its case is there at once and claims nothing', async () => {
    const arrived = await stage.arrived();
    const token = { token: arrived.accessToken };
    expect((await stage.call('PATCH', `/applications/${arrived.applicationId}`, { answers: {} }, token)).status).toBe(
      409,
    );
    expect((await stage.call('GET', `/applications/${arrived.applicationId}`, undefined, token)).body).toMatchObject({
      submitted: true,
      caseId: arrived.caseId,
    });
    const { status, body } = await stage.call('GET', `/cases/${arrived.caseId}`, undefined, token);
    expect([status, body]).toEqual([
      200,
      {
        caseId: arrived.caseId,
        reference: arrived.reference,
        status: 'inProgress',
        agencies: {},
        conflicts: [],
        timeline: [],
        counts: { asked: 0, wouldHaveBeenAsked: 0, reused: 0 },
        elapsed: { hub: expect.any(Number), resident: 0, agencies: 0, calendar: 0 },
      },
    ]);
  });

  test('opens a case for each of the household, with what it shares copied as it was said', async () => {
    const opened = await stage.draft(
      { identity: { familyName: 'Sharma' }, origin: { country: 'IN' }, stay: { entryDate: '2026-10-15' } },
      [
        { relation: 'spouse', answers: { identity: { familyName: 'Sharma' } } },
        { relation: 'child', answers: { origin: { country: 'DE' } } },
      ],
    );
    const saidAt = (
      await stage.ask<{ at: Date }>('SELECT opened_at AS at FROM portal.application WHERE id = $1', [
        opened.applicationId,
      ])
    )[0]!.at;
    stage.clock.advance(60);
    const { body } = await stage.submit(opened);
    expect(body.cases.map(({ relation }) => relation)).toEqual(['applicant', 'spouse', 'child']);
    const told = await stage.told(body.cases.map(({ caseId }) => caseId));
    const factsOf = (relation: string) =>
      Object.fromEntries(
        told.find(({ data }) => data.relation === relation)!.data.facts.map((fact) => [fact.path, fact]),
      );
    expect(new Set(told.map(({ data }) => data.reference)).size).toBe(3);
    expect(factsOf('spouse')).toMatchObject({
      'origin.country': {
        value: 'IN',
        source: 'resident',
        assurance: 'selfDeclared',
        observedAt: saidAt.toISOString(),
      },
      'stay.entryDate': { value: '2026-10-15' },
    });
    expect(factsOf('child')).toMatchObject({ 'origin.country': { value: 'DE' } });
    expect(factsOf('child')).not.toHaveProperty(['identity.familyName']);
    for (const { caseId } of body.cases) {
      expect((await stage.call('GET', `/cases/${caseId}`, undefined, { token: opened.accessToken })).status).toBe(200);
    }
  });
});
