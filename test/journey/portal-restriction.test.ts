import { eventually } from '../support/eventually.js';
import { erasing } from './portal-erasing.js';
import { PortalStage, type Answer, type Arrived } from './portal-stage.js';
import { Visitor } from './portal-visitor.js';

jest.setTimeout(120_000);

const DAY_MS = 24 * 60 * 60_000;

let stage: PortalStage;
beforeAll(async () => {
  stage = await PortalStage.open();
});
afterAll(() => stage.close());

type Restricted = Answer<{ restrictedSince?: string }>;
const ask = (
  { applicationId, accessToken: token }: { applicationId: string; accessToken: string },
  method: string,
): Promise<Restricted> => stage.call(method, `/applications/${applicationId}/restriction`, undefined, { token });

/** What the collector was told of restrictions of these cases, in order. */
async function told({ cases }: Arrived): Promise<boolean[]> {
  const all = await stage.told(cases.map(({ caseId }) => caseId));
  return all
    .filter(({ type }) => type === 'dk.ankomst.application.restricted.v1')
    .map(({ data }) => data.restricted === true);
}

describe('a restriction', () => {
  it('is of what was handed in, once, for everybody in it, until it is lifted, and told each time', async () => {
    const child = { personId: 'child', relation: 'child', answers: {} };
    const arrived = await stage.arrived({ identity: { familyName: 'Vinter' } }, [child]);
    expect((await ask(arrived, 'DELETE')).body).toEqual({});
    const { status, body } = await ask(arrived, 'POST');
    expect([status, body]).toEqual([200, { restrictedSince: expect.any(String) as string }]);
    expect((await ask(arrived, 'POST')).body).toEqual(body);
    expect(await told(arrived)).toEqual([true, true]);
    const { accessToken: token, caseId } = arrived;
    const shown = async () => (await stage.call<object>('GET', `/cases/${caseId}`, undefined, { token })).body;
    expect(await shown()).toMatchObject(body);
    expect((await ask(arrived, 'DELETE')).body).toEqual({});
    expect((await ask(arrived, 'DELETE')).body).toEqual({});
    expect(await told(arrived)).toEqual([true, true, false, false]);
    expect(await shown()).not.toHaveProperty('restrictedSince');
  });

  it('leaves reading, taking along and changing as they were, and asks nobody else', async () => {
    const arrived = await stage.arrived();
    const { applicationId, accessToken: token, caseId } = arrived;
    await ask(arrived, 'POST');
    for (const path of [`/applications/${applicationId}`, `/cases/${caseId}/profile`, `/cases/${caseId}/export`])
      expect([path, (await stage.call('GET', path, undefined, { token })).status]).toEqual([path, 200]);
    const change = { answers: { contact: { phone: '+4512345678' } } };
    expect((await stage.call('PATCH', `/cases/${caseId}/answers`, change, { token })).status).toBe(202);
    const erased = await stage.call('DELETE', `/applications/${applicationId}`, undefined, { token });
    expect([erased.status, erased.problem.detail]).toEqual([409, expect.stringMatching(/restricted.*|artikel 17/)]);
  });

  it('is not of a draft, nor anybody else’s to press', async () => {
    const draft = await stage.draft();
    const answer = await ask(draft, 'POST');
    expect([answer.status, answer.problem.detail]).toEqual([409, expect.stringContaining('was not handed in')]);
    const arrived = await stage.arrived();
    expect((await ask({ ...arrived, accessToken: draft.accessToken }, 'POST')).status).toBe(404);
    expect((await ask({ ...arrived, accessToken: 'none' }, 'POST')).status).toBe(401);
    expect(await told(arrived)).toEqual([]);
  });

  it('is pressed on a page in both languages, without a script, and lifted there', async () => {
    const arrived = await stage.arrived();
    const visitor = new Visitor(stage.url);
    await visitor.post('/continue', { reference: arrived.reference, code: arrived.accessCode });
    expect((await visitor.get('/erase')).html).toContain('href="/restriction"');
    const page = await visitor.get('/restriction');
    expect([page.status, page.html]).toEqual([200, expect.stringContaining('article 18')]);
    await visitor.post('/restriction', { restricted: 'yes' });
    expect(await told(arrived)).toEqual([true]);
    const restricted = await visitor.get('/case');
    expect(restricted.html).toContain('id="restriction"');
    await visitor.get('/language/da?to=/restriction');
    expect((await visitor.get('/restriction')).html).toContain('Ophæv begrænsningen');
    await visitor.post('/restriction', { restricted: 'no' });
    expect(await told(arrived)).toEqual([true, false]);
    expect((await visitor.get('/case')).html).not.toContain('id="restriction"');
  });

  it('is had and lifted by an operator', async () => {
    const arrived = await stage.arrived();
    expect(await erasing(stage, '--restrict', arrived.reference)).toEqual([
      0,
      expect.stringContaining('restricted since'),
    ]);
    expect(await erasing(stage, '--lift', arrived.reference)).toEqual([0, expect.stringContaining('not restricted')]);
    expect(await told(arrived)).toEqual([true, false]);
    expect((await erasing(stage, '--restrict', 'AK-NOBO-DY22'))[0]).toBe(4);
    expect((await erasing(stage, '--restrict', (await stage.draft()).reference))[0]).toBe(3);
    expect((await erasing(stage, '--restrict', arrived.reference, '--lift', arrived.reference))[0]).toBe(2);
  });

  it('keeps an application whose time is over from being erased by itself', async () => {
    const [restricted, other] = [await stage.arrived(), await stage.arrived()];
    await ask(restricted, 'POST');
    for (const one of [restricted, other]) await decided(one);
    stage.clock.set(new Date(stage.clock.now().getTime() + 91 * DAY_MS));
    await eventually(async () => expect(await isErased(other)).toBe(true));
    expect(await isErased(restricted)).toBe(false);
    const [code] = await erasing(stage, '--lift', restricted.reference);
    expect(code).toBe(0);
    stage.clock.set(new Date(stage.clock.now().getTime() + DAY_MS));
    await eventually(async () => expect(await isErased(restricted)).toBe(true));
  });
});

async function isErased({ applicationId }: Arrived): Promise<boolean> {
  const rows = await stage.ask('SELECT 1 FROM portal.erasure WHERE application_id = $1', [applicationId]);
  return rows.length > 0;
}

async function decided({ caseId, reference, applicationId, accessToken: token }: Arrived): Promise<void> {
  const at = stage.clock.now().toISOString();
  const about = { reference, applicationId, householdId: applicationId, relation: 'applicant', channel: 'web' };
  const state = { status: 'granted', recipient: 'siri', missing: [], waitingFor: [], deadlines: [] };
  await stage.show(caseId, [
    { kind: 'case', id: caseId, version: 1, body: { ...about, submittedAt: at, status: 'completed' } },
    { kind: 'agency', id: 'siri', version: 1, body: state },
    { kind: 'timeline', id: 'siri-1', version: 1, body: { at, event: 'granted', agency: 'siri' } },
  ]);
  await eventually(async () =>
    expect((await stage.call<{ status: string }>('GET', `/cases/${caseId}`, undefined, { token })).body.status).toBe(
      'completed',
    ),
  );
}
