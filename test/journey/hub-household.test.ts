import type { Draft } from '../../apps/hub/demo/hub-answers.js';
import type { Visit } from '../../apps/hub/demo/journey.js';
import type { Json } from '../../apps/hub/demo/json.js';
import { eventually } from '../support/eventually.js';
import { HubStage, persona, type Fact, type Visitor } from './hub-stage.js';

jest.setTimeout(120_000);

type Relation = 'applicant' | 'spouse' | 'child';

const worker = persona('third-country-worker-family');

/** What only this person can say; where they live and when they came, the applicant says for all. */
const ofTheirOwn: Record<string, { [topic: string]: Json }> = {
  spouse: {
    identity: { familyName: 'Sharma', givenNames: 'Diya', birthDate: '1989-06-21', sex: 'female', citizenship: 'IN' },
    travelDocument: { type: 'passport', number: 'N7654321' },
    stay: { ground: 'work', intendedEnd: 'open' },
  },
  child: {
    identity: { familyName: 'Sharma', givenNames: 'Anika', birthDate: '2021-05-30', sex: 'female', citizenship: 'IN' },
  },
};

let stage: HubStage;
let family: Visitor;
let cases: Record<Relation, Visit>;
beforeAll(async () => {
  stage = await HubStage.open();
  const persons = Object.entries(ofTheirOwn).map(([relation, answers]) => ({ relation, answers }));
  const opened = await stage.call<Draft>('POST', '/applications', { channel: 'web', persons });
  family = await stage.arrive(worker, opened.body);
  cases = await casesOf(family);
});
afterAll(() => stage.close());

/** A second submission changes nothing and names the cases again. */
async function casesOf({ draft, token }: Visitor): Promise<Record<Relation, Visit>> {
  const call = { token, headers: { 'idempotency-key': `again ${draft.reference}` } };
  const path = `/applications/${draft.applicationId}/submission`;
  const { body } = await stage.call<{ cases: { caseId: string; relation: Relation }[] }>('POST', path, undefined, call);
  const visits = body.cases.map(({ caseId, relation }) => [relation, { caseId, token }] as const);
  return Object.fromEntries(visits) as Record<Relation, Visit>;
}

/** Asked for more, they answer as the worker would, but for what is their own. */
function answersOf(relation: string): { [topic: string]: Json } {
  const own = Object.entries(ofTheirOwn[relation] ?? {});
  const merged = own.map(([topic, answers]) => [topic, Object.assign({}, worker.answers[topic], answers)] as const);
  return { ...worker.answers, ...Object.fromEntries(merged) };
}

async function factsOf(visit: Visit): Promise<Record<string, Fact>> {
  await eventually(async () => expect(await stage.facts(visit)).toHaveProperty(['address.street']));
  return stage.facts(visit);
}

describe('a family that arrives with one application', () => {
  it('has a case each, with a reference of its own, all opened by one token', async () => {
    expect(Object.keys(cases).sort()).toEqual(['applicant', 'child', 'spouse']);
    const seen = await Promise.all(Object.values(cases).map((visit) => stage.see(visit)));
    expect(new Set(seen.map(({ reference }) => reference)).size).toBe(3);
    const { accessToken: token } = await stage.client.draft('web');
    for (const { caseId } of Object.values(cases)) {
      expect((await stage.call('GET', `/cases/${caseId}`, undefined, { token })).status).toBe(404);
    }
  });

  it('tells once where it lives and when it came: all have it, as and when the applicant said it', async () => {
    const applicant = await factsOf(cases.applicant);
    for (const relation of ['spouse', 'child'] as const) {
      const theirs = await factsOf(cases[relation]);
      for (const path of ['address.street', 'address.municipalityCode', 'origin.country', 'stay.entryDate']) {
        const { value, source, assurance, observedAt } = applicant[path]!;
        expect(theirs[path]).toMatchObject({ value, source, assurance, observedAt });
      }
      expect(theirs['identity.givenNames']?.value).not.toBe(applicant['identity.givenNames']?.value);
      expect(theirs['employment.employerName']).toBeUndefined();
    }
  });

  it('asks the others only what is theirs, while the applicant comes to the end', async () => {
    await stage.completes(cases.applicant);
    for (const relation of ['spouse', 'child'] as const) {
      await eventually(async () => expect((await stage.see(cases[relation])).status).toBe('actionNeeded'));
      const asked = (await stage.questions(cases[relation])).map(({ path }) => path);
      expect(asked.length).toBeGreaterThan(0);
      expect(asked.filter((path) => /^(address|origin)\.|^stay\.(entryDate|moveInDate)$/.test(path))).toEqual([]);
    }
  });

  it('asks a child of five what a child is asked, and shares the rest with where it is from', async () => {
    const asked = (await stage.questions(cases.child)).map(({ path }) => path);
    const ofAdults =
      /^(employment|tax|contact|study)[.]|^family[.](children|spouse|parents)|^stay[.](ground|entry|intended|scheme|fee|criminal)|maritalStatus/;
    expect(asked.filter((path) => ofAdults.test(path))).toEqual([]);
    expect(asked).toEqual(expect.arrayContaining(['identity.photo', 'travelDocument.number']));
    const [child, applicant] = await Promise.all([cases.child, cases.applicant].map((visit) => stage.facts(visit)));
    const { value, source, observedAt } = applicant!['contact.email']!;
    expect(child!['contact.email']).toMatchObject({ value, source, observedAt });
    expect(child!['stay.ground']).toMatchObject({ value: 'family', source: 'resident' });
    expect(child!['stay.scheme']?.value).toBe(applicant!['stay.scheme']?.value);
    expect(child!['family.parents']?.value).toEqual([
      expect.objectContaining({ name: { familyName: 'Sharma', givenNames: 'Aarav' } }),
      { name: { familyName: 'Sharma', givenNames: 'Diya' }, birthDate: '1989-06-21' },
    ]);
    expect((await stage.facts(cases.spouse))['contact.email']).toBeUndefined();
    expect((await stage.facts(cases.spouse))['stay.ground']?.value).toBe('work');
  });

  it('tells of the child what its parents correct, until the child has an answer of its own', async () => {
    const amend = (visit: Visit, answers: Json) =>
      stage.call('PATCH', `/cases/${visit.caseId}/answers`, { answers }, { token: visit.token });
    const emailOf = async (visit: Visit) => (await stage.facts(visit))['contact.email']?.value;
    await amend(cases.applicant, { contact: { email: 'family.sharma@example.org' } });
    await eventually(async () => expect(await emailOf(cases.child)).toBe('family.sharma@example.org'));
    await amend(cases.spouse, { identity: { givenNames: 'Diya Rani' } });
    await eventually(async () =>
      expect(JSON.stringify((await stage.facts(cases.child))['family.parents']?.value)).toContain('Diya Rani'),
    );
    await amend(cases.child, { contact: { email: 'anika@example.org' } });
    await eventually(async () => expect(await emailOf(cases.child)).toBe('anika@example.org'));
    await amend(cases.applicant, { contact: { email: 'aarav@example.org' } });
    await eventually(async () => expect(await emailOf(cases.applicant)).toBe('aarav@example.org'));
    expect(await emailOf(cases.child)).toBe('anika@example.org');
    await stage.call('PATCH', `/cases/${cases.child.caseId}/answers`, { retract: ['contact.email'] }, { token: cases.child.token }); // prettier-ignore
    await eventually(async () => expect(await emailOf(cases.child)).toBe('aarav@example.org'));
  });

  it.each(['spouse', 'child'] as const)(
    'takes the %s to the end too, once the questions are answered',
    async (relation) => {
      const theirs = { ...worker, persona: `${relation} of the worker`, answers: answersOf(relation) };
      const { last } = await stage.travel(theirs, { draft: family.draft, caseId: cases[relation].caseId });
      expect(last.status).toBe('completed');
      const numbers = await Promise.all(
        [cases.applicant, cases[relation]].map(
          async (visit) => (await stage.facts(visit))['identifiers.cprNumber']?.value,
        ),
      );
      expect(numbers).toEqual([expect.stringMatching(/^\d{10}$/), expect.stringMatching(/^\d{10}$/)]);
      expect(numbers[0]).not.toBe(numbers[1]);
    },
  );
});

describe.each(['eu-worker-single', 'nordic-worker'])('the family of a citizen without a scheme (%s)', (name) => {
  it.each(['spouse', 'child'] as const)('hands in with a %s, who has neither scheme nor fee', async (relation) => {
    const identity = { givenNames: 'Ana', birthDate: relation === 'child' ? '2021-05-30' : '1990-05-30' };
    const persons = [{ relation, answers: { identity: { ...identity, citizenship: 'IN' } } }];
    const opened = await stage.call<Draft>('POST', '/applications', { channel: 'web', persons });
    const theirs = await casesOf(await stage.arrive(persona(name), opened.body));
    await eventually(async () => expect((await stage.see(theirs[relation])).status).toBe('actionNeeded'));
    const asked = (await stage.questions(theirs[relation])).map(({ path }) => path);
    expect(asked).toContain('identity.photo');
    expect(asked.filter((path) => /scheme|feeReceipt|siriCaseOrderId/.test(path))).toEqual([]);
  });
});
