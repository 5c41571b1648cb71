import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { v7 as uuidv7 } from 'uuid';
import { examples } from '../../apps/portal/api/openapi/examples.js';
import { eventually } from '../support/eventually.js';
import { PortalStage, type Answer, type Opened } from './portal-stage.js';

jest.setTimeout(60_000);

interface Description {
  openapi: string;
  paths: Record<
    string,
    Record<
      string,
      { summary: string; responses: Record<string, { content?: Record<string, { schema: { $ref: string } }> }> }
    >
  >;
  components: { schemas: Record<string, object> };
}

let stage: PortalStage;
let description: Description;
let ajv: Ajv2020;
beforeAll(async () => {
  stage = await PortalStage.open();
  description = (await (await fetch(`${stage.url}/api/v1/openapi.json`)).json()) as Description;
  ajv = new Ajv2020({ allErrors: true, strict: false });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'api', components: description.components });
});
afterAll(() => stage.close());

/** Errors of an answer against what the description says of this call and status. */
function wrong(call: string, { status, type, body, text }: Answer): unknown {
  const [method = '', path = ''] = call.split(' ');
  const response = description.paths[path]?.[method.toLowerCase()]?.responses[status];
  if (response && status === 204) return text === '' && response.content === undefined ? null : 'nothing follows a 204';
  const content = response?.content;
  const described = content?.[type.split(';')[0]!];
  if (!described) return `${call} may not answer ${status} ${type}`;
  const validate = ajv.getSchema(`api${described.schema.$ref}`)!;
  return validate(body) === true ? null : validate.errors;
}

test('every call answers as it is described, when it goes well and when it does not', async () => {
  const persons = [{ personId: 'child', relation: 'child', answers: {} }];
  const opening = await stage.call('POST', '/applications', {
    channel: 'web',
    answers: { identity: { familyName: 'A' }, contact: { email: 'a@example.org' } },
    absent: { 'identifiers.foreignTin': 'notIssued' },
    persons,
  });
  const opened = opening.body as never as Parameters<typeof stage.submit>[0];
  const token = { token: opened.accessToken };
  const draft = `/applications/${opened.applicationId}`;
  const pdf = Buffer.from('%PDF-1.4\nstartxref\n9\n%%EOF\n');
  const api = '/api/v1/applications/{applicationId}';
  const one = '/api/v1/cases/{caseId}';
  const answers: [string, Answer][] = [
    ['POST /api/v1/applications', opening],
    ['POST /api/v1/applications', await stage.call('POST', '/applications', { channel: 'pigeon' })],
    ['POST /api/v1/applications', await stage.call('POST', '/applications', '{')],
    [
      'POST /api/v1/applications',
      await stage.call('POST', '/applications', 'x', { headers: { 'content-type': 'text/plain' } }),
    ],
    ['POST /api/v1/applications', await stage.call('POST', '/applications', `"${'x'.repeat(1_100_000)}"`)],
    [`POST ${api}/documents`, await stage.upload(opened, pdf)],
    [`POST ${api}/documents`, await stage.upload(opened, Buffer.alloc(0))],
    [`PATCH ${api}`, await stage.call('PATCH', draft, { answers: { contact: { language: 'en' } } }, token)],
    [`PATCH ${api}`, await stage.call('PATCH', draft, {})],
    [`GET ${api}`, await stage.call('GET', draft, undefined, token)],
    [`POST ${api}/submission`, await stage.call('POST', `${draft}/submission`, undefined, token)],
  ];
  const submission = await stage.submit(opened);
  const { caseId } = submission.body;
  const path = `/cases/${caseId}`;
  await showEverything(caseId, opened.reference, opened.applicationId);
  await eventually(async () =>
    expect((await stage.call('GET', `${path}/questions`, undefined, token)).body).toHaveLength(1),
  );
  const joining = await stage.call('POST', `${path}/household`, { relation: 'child' }, token);
  const joined = joining.body as never as typeof opened;
  answers.push(
    [`POST ${api}/submission`, submission],
    [`PATCH ${api}`, await stage.call('PATCH', draft, {}, token)],
    [`GET ${one}`, await stage.call('GET', path, undefined, token)],
    [`GET ${one}`, await stage.call('GET', path)],
    [`GET ${one}`, await stage.call('GET', `/cases/${uuidv7()}`, undefined, token)],
    [`GET ${one}/questions`, await stage.call('GET', `${path}/questions`, undefined, token)],
    [`GET ${one}/profile`, await stage.call('GET', `${path}/profile`, undefined, token)],
    [`GET ${one}/disclosures`, await stage.call('GET', `${path}/disclosures`, undefined, token)],
    [`GET ${one}/export`, await stage.call('GET', `${path}/export`, undefined, token)],
    [`GET ${one}/export.zip`, await stage.call('GET', `${path}/export.zip`, undefined, token)],
    [`GET ${api}/export`, await stage.call('GET', `${draft}/export`, undefined, token)],
    [`GET ${api}/export`, await stage.call('GET', `${draft}/export`)],
    [`GET ${api}/export.zip`, await stage.call('GET', `${draft}/export.zip`, undefined, token)],
    [`GET ${one}/events`, await stage.call('GET', `${path}/events`)],
    [
      `PATCH ${one}/answers`,
      await stage.call('PATCH', `${path}/answers`, { answers: { contact: { phone: '+4540404040' } } }, token),
    ],
    [`PATCH ${one}/answers`, await stage.call('PATCH', `${path}/answers`, { answers: { shoes: 1 } }, token)],
    [`POST ${one}/household`, joining],
    [`POST ${one}/household`, await stage.call('POST', `${path}/household`, { relation: 'uncle' }, token)],
    [
      `GET ${api}`,
      await stage.call('GET', `/applications/${joined.applicationId}`, undefined, { token: joined.accessToken }),
    ],
    [`POST ${one}/withdrawal`, await stage.call('POST', `${path}/withdrawal`, {}, token)],
    [
      'POST /api/v1/sessions',
      await stage.call('POST', '/sessions', { reference: opened.reference, accessCode: opened.accessCode }),
    ],
    [
      'POST /api/v1/sessions',
      await stage.call('POST', '/sessions', { reference: opened.reference, accessCode: 'wrong' }),
    ],
    ['DELETE /api/v1/sessions/current', await stage.call('DELETE', '/sessions/current')],
    [
      'DELETE /api/v1/sessions/current',
      await stage.call('DELETE', '/sessions/current', undefined, { token: joined.accessToken }),
    ],
    ['DELETE /api/v1/sessions', await stage.call('DELETE', '/sessions')],
    ['DELETE /api/v1/sessions', await stage.call('DELETE', '/sessions', undefined, token)],
    ...(await erasing(opened)),
    ['GET /.well-known/jwks.json', await stage.call('GET', '/.well-known/jwks.json')],
    ['GET /api/v1/agencies', await stage.call('GET', '/agencies')],
    ['GET /api/v1/agencies/{agency}/needs', await stage.call('GET', '/agencies/municipality/needs')],
    ['GET /api/v1/agencies/{agency}/needs', await stage.call('GET', '/agencies/customs/needs')],
    ['GET /api/v1/overlap', await stage.call('GET', '/overlap')],
    ['GET /api/v1/statistics', await stage.call('GET', '/statistics')],
  );
  expect(answers.map(([call, answer]) => [call, answer.status, wrong(call, answer)])).toEqual(
    answers.map(([call, answer]) => [call, answer.status, null]),
  );
  const described = Object.entries(description.paths).flatMap(([where, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${where}`),
  );
  expect([...new Set(answers.map(([call]) => call))].sort()).toEqual(described.sort());
});

/** What a case is refused and a draft is not, and who comes back afterwards. */
async function erasing({ reference, accessCode, applicationId }: Opened): Promise<[string, Answer][]> {
  const call = 'DELETE /api/v1/applications/{applicationId}';
  const session = await stage.call<Opened>('POST', '/sessions', { reference, accessCode });
  const draft = await stage.draft();
  const own = `/applications/${draft.applicationId}`;
  const code = { reference: draft.reference, accessCode: draft.accessCode };
  return [
    ...(await restricting(applicationId, session.body.accessToken, draft)),
    [call, await stage.call('DELETE', own)],
    [
      call,
      await stage.call('DELETE', `/applications/${applicationId}`, undefined, { token: session.body.accessToken }),
    ],
    [call, await stage.call('DELETE', own, undefined, { token: draft.accessToken })],
    ['POST /api/v1/sessions', await stage.call('POST', '/sessions', code)],
  ];
}

/** Of a case, of a draft, and by nobody. */
async function restricting(applicationId: string, token: string, draft: Opened): Promise<[string, Answer][]> {
  const answers: [string, Answer][] = [];
  for (const method of ['POST', 'DELETE'])
    for (const [id, by] of [
      [applicationId, token],
      [draft.applicationId, draft.accessToken],
      [applicationId, undefined],
    ] as const)
      answers.push([
        `${method} /api/v1/applications/{applicationId}/restriction`,
        await stage.call(method, `/applications/${id}/restriction`, undefined, by === undefined ? {} : { token: by }),
      ]);
  return answers;
}

test('the document is OpenAPI 3.1, every call has a summary, and every example fits its schema', () => {
  expect(description.openapi).toBe('3.1.0');
  expect(
    Object.values(description.paths)
      .flatMap((methods) => Object.values(methods))
      .every(({ summary }) => summary),
  ).toBe(true);
  for (const [name, example] of Object.entries(examples)) {
    const validate = ajv.getSchema(`api#/components/schemas/${name}`)!;
    expect([name, validate(example), validate.errors]).toEqual([name, true, null]);
  }
});

async function showEverything(caseId: string, reference: string, applicationId: string): Promise<void> {
  const at = stage.clock.now().toISOString();
  const text = { da: 'tekst', en: 'text' };
  const stated = { value: 'A', source: 'resident', assurance: 'selfDeclared', observedAt: at, eventId: 'e' };
  const times = { from: '2026-12-01T10:00:00Z', to: '2026-12-01T10:20:00Z', saidAt: at };
  const appointment = { kind: 'biometrics', place: 'SIRI', ...times, replaces: true };
  const appeal = { body: 'Udlændingenævnet', until: '2026-12-29', how: 'Se brevet.' };
  const told = { version: 2, at, reach: 'delivered', ended: true, claims: true };
  const former = [{ recipient: '0101', state: 'kept', told: 'acknowledged' }];
  const claim = { at, source: 'resident', told: [{ agency: 'siri', recipient: 'siri', at, reach: 'acknowledged' }] };
  const outcome = { result: 'granted', at, facts: { 'permit.number': 'X1' }, appeal };
  const source = { title: text, address: 'https://agency.example', statedOn: '2026-01-02', readOn: '2026-11-29' };
  const silence = { since: at, goal: { date: '2026-12-20', offset: 'P1M', source }, exceeded: false };
  const deadlines = [{ id: 'biometrics', title: text, date: '2026-12-01' }];
  const bodies: [kind: string, id: string, body: object][] = [
    [
      'case',
      caseId,
      {
        reference,
        applicationId,
        householdId: applicationId,
        relation: 'applicant',
        channel: 'web',
        status: 'actionNeeded',
        submittedAt: at,
      },
    ],
    [
      'agency',
      'siri',
      {
        status: 'granted',
        recipient: 'siri',
        missing: [],
        waitingFor: [],
        deadlines,
        appointment,
        outcome,
        told,
        former,
      },
    ],
    [
      'agency',
      'tax',
      {
        status: 'acknowledged',
        silence,
        missing: ['tax.cardType'],
        waitingFor: ['siri'],
        notBefore: '2026-12-01',
        deadlines: [],
      },
    ],
    [
      'conflict',
      'identity.familyName',
      {
        path: 'identity.familyName',
        values: [
          { value: 'A', source: 'resident', at },
          { value: 'B', source: 'siri', at },
        ],
        decides: 'siri',
        claim,
      },
    ],
    ['timeline', 't', { at, agency: 'siri', event: 'granted', text }],
    ['counts', caseId, { asked: 1, wouldHaveBeenAsked: 3, reused: 2 }],
    ['holder', caseId, { segments: [{ from: at, holder: 'resident' }] }],
    ['fact', 'identity.familyName', { ...stated, alternatives: [{ ...stated, value: 'B', validFrom: '2026-01-01' }] }],
    [
      'disclosure',
      'siri:1',
      {
        at,
        agency: 'siri',
        recipient: 'siri',
        purpose: text,
        legalBasis: [{ law: 'law', section: '9' }],
        paths: ['identity.familyName'],
        dossierVersion: 1,
        confirmed: true,
        eventId: 'e',
      },
    ],
    [
      'question',
      'tax.cardType',
      { path: 'tax.cardType', agencies: ['tax'], label: text, why: text, details: { askedBy: [{ agency: 'tax' }] } },
    ],
  ];
  await stage.show(
    caseId,
    bodies.map(([kind, id, body]) => ({ kind, id, version: 1, body: body as never })),
  );
}
