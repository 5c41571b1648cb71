import { contracts, type Json } from '#contracts';
import { eventually } from '../support/eventually.js';
import { PortalStage, type Arrived } from './portal-stage.js';

jest.setTimeout(60_000);

let stage: PortalStage;
beforeAll(async () => {
  stage = await PortalStage.open();
});
afterAll(() => stage.close());

const text = (word: string) => ({ da: word, en: word });
const get = (arrived: Arrived, part = '') =>
  stage.call('GET', `/cases/${arrived.caseId}${part}`, undefined, { token: arrived.accessToken });
const entry = (id: string, at: string, version = 1) => ({
  kind: 'timeline',
  id,
  version,
  body: { at, event: 'submitted', text: text(id) },
});
const stateOf = (status: string): Json => ({ status, missing: [], waitingFor: [], deadlines: [] });

describe('a case', () => {
  test('is shown as the collector shows it, with the time added up by who held it', async () => {
    const arrived = await stage.arrived();
    const start = stage.clock.now().getTime();
    const at = (seconds: number): string => new Date(start + seconds * 1000).toISOString();
    await stage.show(arrived.caseId, [
      { kind: 'agency', id: 'tax', version: 1, body: stateOf('waiting') },
      { kind: 'agency', id: 'siri', version: 1, body: { ...(stateOf('acknowledged') as object), recipient: 'siri' } },
      {
        kind: 'conflict',
        id: 'stay.entryDate',
        version: 1,
        body: {
          path: 'stay.entryDate',
          values: [
            { value: '2026-10-15', source: 'resident' },
            { value: '2026-10-16', source: 'municipality' },
          ],
        },
      },
      entry('later', at(5)),
      entry('first', at(1)),
      { kind: 'counts', id: arrived.caseId, version: 1, body: { asked: 52, wouldHaveBeenAsked: 110, reused: 58 } },
      {
        kind: 'holder',
        id: arrived.caseId,
        version: 1,
        body: {
          segments: [
            { from: at(0), holder: 'hub' },
            { from: at(2), holder: 'resident' },
            { from: at(62), holder: 'agencies' },
          ],
        },
      },
      {
        kind: 'case',
        id: arrived.caseId,
        version: 1,
        body: {
          reference: arrived.reference,
          applicationId: arrived.applicationId,
          householdId: arrived.applicationId,
          relation: 'applicant',
          channel: 'web',
          status: 'actionNeeded',
          submittedAt: at(0),
        },
      },
    ]);
    stage.clock.set(new Date(start + 100_000));
    await eventually(async () => expect((await get(arrived)).body.status).toBe('actionNeeded'));
    const { body } = await get(arrived);
    expect(body).toMatchObject({
      agencies: { siri: { status: 'acknowledged' }, tax: { status: 'waiting' } },
      conflicts: [{ path: 'stay.entryDate' }],
      timeline: [{ event: 'submitted', text: text('first') }, { text: text('later') }],
      counts: { asked: 52, wouldHaveBeenAsked: 110, reused: 58 },
      elapsed: { hub: 2, resident: 60, calendar: 0 },
    });
    expect(Object.keys(body.agencies as object)).toEqual(['siri', 'tax']);
    expect((body.elapsed as { agencies: number }).agencies).toBeGreaterThanOrEqual(38);
  });

  test('takes an element when it is newer than its copy, in whatever order they come', async () => {
    const arrived = await stage.arrived();
    const agency = (version: number, status: string) => ({
      kind: 'agency',
      id: 'siri',
      version,
      body: status === '' ? null : stateOf(status),
    });
    const shown = async () => ((await get(arrived)).body.agencies as Record<string, { status: string }>).siri?.status;
    await stage.show(arrived.caseId, [agency(3, 'granted')]);
    await eventually(async () => expect(await shown()).toBe('granted'));
    await stage.show(arrived.caseId, [agency(2, 'waiting')]);
    await stage.show(arrived.caseId, [agency(2, 'waiting'), agency(4, '')]);
    await eventually(async () => expect(await shown()).toBeUndefined());
    await stage.show(arrived.caseId, [agency(3, 'granted'), entry('mark', stage.clock.now().toISOString())]);
    await eventually(async () => expect((await get(arrived)).body.timeline).toHaveLength(1));
    expect(await shown()).toBeUndefined();
  });

  test('shows questions in the order of the form, the profile by fact, and disclosures', async () => {
    const arrived = await stage.arrived();
    const at = stage.clock.now().toISOString();
    const question = (path: string) => ({
      kind: 'question',
      id: path,
      version: 1,
      body: { path, agencies: ['siri'], label: contracts.getFact(path).title, why: text('why') },
    });
    const fact = (value: Json) => ({
      value,
      source: 'resident',
      assurance: 'selfDeclared',
      observedAt: at,
      eventId: 'e1',
      alternatives: [],
    });
    const disclosure = {
      at,
      agency: 'siri',
      recipient: 'siri',
      purpose: text('residence'),
      legalBasis: [{ law: 'law', section: '1' }],
      paths: ['identity.familyName'],
      dossierVersion: 1,
      confirmed: false,
      eventId: 'e2',
    };
    const order = contracts.facts
      .map((spec) => spec.fact)
      .filter((path) => ['contact.phone', 'identity.sex', 'stay.ground'].includes(path));
    await stage.show(arrived.caseId, [
      ...[...order].reverse().map(question),
      { kind: 'fact', id: 'identity.familyName', version: 1, body: fact('Ø') },
      { kind: 'disclosure', id: 'siri:1', version: 1, body: disclosure },
    ]);
    await eventually(async () => expect((await get(arrived, '/disclosures')).body).toEqual([disclosure]));
    expect(((await get(arrived, '/questions')).body as unknown as { path: string }[]).map(({ path }) => path)).toEqual(
      order,
    );
    expect((await get(arrived, '/profile')).body).toEqual({ facts: { 'identity.familyName': fact('Ø') } });
  });
});
