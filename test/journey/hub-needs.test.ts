import type { Question } from '../../apps/hub/demo/hub-answers.js';
import type { Json } from '../../apps/hub/demo/json.js';
import { eventually } from '../support/eventually.js';
import { HubStage, persona, type Text, type Visitor } from './hub-stage.js';

jest.setTimeout(120_000);

const spaniard = persona('eu-worker-single');

let stage: HubStage;
beforeAll(async () => {
  stage = await HubStage.open();
});
afterAll(() => stage.close());

type Topics = { [topic: string]: { [leaf: string]: Json } };

/** The Spanish engineer, but for some answers. */
const but = (changes: Topics) => {
  const answers = { ...spaniard.answers } as Topics;
  for (const [topic, leaves] of Object.entries(changes)) answers[topic] = { ...answers[topic], ...leaves };
  return { ...spaniard, answers };
};
const patch = ({ draft, token }: Visitor, caseId: string | undefined, body: Json) =>
  stage.call<{ errors?: { path: string; code: string; message: { da: string; en: string } }[] }>(
    'PATCH',
    caseId === undefined ? `/applications/${draft.applicationId}` : `/cases/${caseId}/answers`,
    body,
    { token },
  );

describe('an EU citizen from 1 December to 31 January', () => {
  it('has nothing to do with SIRI and the municipality: neither is sent a field', async () => {
    const stay = { entryDate: '2026-12-01', moveInDate: '2026-12-01', intendedEnd: '2027-01-31' };
    const visitor = await stage.arrive(but({ stay }));
    await eventually(async () =>
      expect(await stage.statuses(visitor)).toMatchObject({ siri: 'notApplicable', municipality: 'notApplicable' }),
    );
    for (const agency of ['siri', 'municipality'] as const) expect(await stage.received(agency, visitor)).toEqual([]);
  });
});

it.each<[string, Topics]>([
  ['a Dane who is an American too', { identity: { citizenship: 'US', otherCitizenships: ['DK'] } }],
  ['somebody from Åland', { identity: { citizenship: 'AX' } }],
])('%s has nothing to do with SIRI, whatever comes first', async (_who, changes) => {
  const visitor = await stage.arrive(but(changes));
  await eventually(async () => expect(await stage.statuses(visitor)).toMatchObject({ siri: 'notApplicable' }));
});

describe('a date before another that it cannot precede', () => {
  it('is refused in a draft and after submission, in both languages, and changes nothing', async () => {
    const visitor = await stage.arrive(but({ stay: { entryDate: '2026-12-01', intendedEnd: '2027-06-30' } }));
    const { status, body } = await patch(visitor, visitor.caseId, { answers: { stay: { intendedEnd: '2026-01-01' } } });
    expect([status, body.errors?.map(({ path, code }) => [path, code])]).toEqual([
      422,
      [['stay.intendedEnd', 'wrongOrder']],
    ]);
    expect(Object.keys(body.errors![0]!.message)).toEqual(['da', 'en']);
    await eventually(async () => expect((await stage.facts(visitor))['stay.intendedEnd']?.value).toBe('2027-06-30'));
    const draft = await stage.client.draft('web');
    const answers = {
      stay: { entryDate: '2026-12-01', intendedEnd: '2026-01-01' },
      identity: { birthDate: '2190-01-01' },
    };
    const refused = await patch({ draft, token: draft.accessToken } as unknown as Visitor, undefined, { answers });
    expect(refused.body.errors?.map(({ path, code }) => [path, code]).sort()).toEqual([
      ['identity.birthDate', 'inFuture'],
      ['stay.entryDate', 'wrongOrder'],
      ['stay.intendedEnd', 'wrongOrder'],
    ]);
  });
});

describe('an address that does not exist yet', () => {
  it('keeps the municipality collecting, with one entry and one question, until there is one', async () => {
    const { address, ...others } = but({}).answers;
    const { moveInDate, ...stay } = others.stay!;
    const visitor = await stage.arrive({
      ...spaniard,
      answers: { ...others, stay, address: { homeAtDisposal: address!.homeAtDisposal! } },
    });
    expect((await patch(visitor, visitor.caseId, { absent: { address: 'notYet' } })).status).toBe(202);
    await eventually(async () => {
      const { municipality } = (await stage.see(visitor)).agencies;
      expect([municipality?.status, municipality?.missing]).toEqual(['collecting', ['address']]);
    });
    const questions = (await stage.questions(visitor)) as (Question & { label: Text })[];
    expect(questions.map(({ path, label }) => [path, label.en])).toEqual([
      ['address.street', 'Your address in Denmark'],
    ]);
    expect((await stage.see(visitor)).status).toBe('actionNeeded');
    const lease = (await stage.facts(visitor))['travelDocument.copy']!.value!;
    await patch(visitor, visitor.caseId, {
      answers: { address: { ...address, housingProof: lease }, stay: { moveInDate: moveInDate! } },
    });
    await eventually(async () => expect((await stage.see(visitor)).agencies.municipality?.missing).toEqual([]));
  });
});
