import { readFileSync } from 'node:fs';
import type { Json } from '../../apps/hub/demo/json.js';
import { eventually } from '../support/eventually.js';
import { agencies, HubStage, offsets, persona, type Agency, type Visitor } from './hub-stage.js';

jest.setTimeout(180_000);

let stage: HubStage;
beforeAll(async () => (stage = await HubStage.open()));
afterAll(() => stage.close());

interface Sent {
  caseReference: string;
  recipient: string;
  dossierVersion: number;
  paths: string[];
  claims?: string[];
  ended?: string[];
}

interface Problems {
  errors: { path: string; code: string; message: { da: string; en: string } }[];
}

async function granted(name: string): Promise<Visitor> {
  const visitor = await stage.arrive(persona(name));
  await stage.completes(visitor);
  await stage.comesToRest(visitor);
  return visitor;
}

const say = (agency: Agency, { draft }: Visitor, data: Json, source = 'siri') =>
  stage.report(agency, { subject: draft.reference, source, data });

const patch = ({ caseId, token }: Visitor, body: Json) =>
  stage.call<Problems>('PATCH', `/cases/${caseId}/answers`, body, { token });

const withdraw = ({ caseId, token }: Visitor, body: Json = {}) =>
  stage.call<{ agencies: string[] }>('POST', `/cases/${caseId}/withdrawal`, body, { token });

const sent = (agency: Agency, visitor: Visitor): Promise<Sent[]> =>
  stage.received(agency, visitor) as unknown as Promise<Sent[]>;

async function letGo(visitor: Visitor): Promise<{ recipient: string; reason: string }[]> {
  const { body } = await stage.call<{ caseReference: string; recipient: string; reason: string }[]>(
    'GET',
    '/control/municipality/withdrawn',
    undefined,
    { offset: offsets.sandbox },
  );
  return body.filter(({ caseReference }) => caseReference === visitor.draft.reference);
}

/** A paper that comes after submission. */
async function sendPaper({ draft, token }: Visitor): Promise<string> {
  const form = new FormData();
  const bytes = readFileSync('apps/hub/demo/personas/documents/divorce.pdf');
  form.set('file', new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), 'certificate.pdf');
  const path = `/applications/${draft.applicationId}/documents`;
  const { status, body } = await stage.call<{ documentId: string }>('POST', path, form, { token });
  expect(status).toBe(201);
  return body.documentId;
}

const flat = { 'address.street': 'Vesterbrogade', 'address.houseNumber': '112', 'address.municipalityCode': '0101' };
const house = { address: { street: 'Skovvej', houseNumber: '7', postalCode: '8000', municipalityCode: '0751' } };

describe('a move after everybody has granted', () => {
  it('against what the municipality registered is filed with the new one, told to the old one, and stands as a conflict', async () => {
    const visitor = await granted('eu-worker-single');
    expect((await say('municipality', visitor, { facts: flat }, '0101')).status).toBe(202);
    await eventually(async () =>
      expect((await stage.facts(visitor))['address.street']).toMatchObject({ source: 'municipality' }),
    );
    expect((await patch(visitor, { answers: house })).status).toBe(202);
    await eventually(async () => {
      const [first, second] = (await sent('municipality', visitor)).slice(-2);
      expect([first, second].map((one) => [one?.recipient, one?.claims?.includes('address.municipalityCode')])).toEqual(
        [
          ['0751', true],
          ['0101', true],
        ],
      );
    });
    const seen = await stage.see(visitor);
    expect(seen.conflicts.map(({ path }) => path)).toContain('address.municipalityCode');
    expect((await stage.facts(visitor))['address.municipalityCode']).toMatchObject({
      value: '0751',
      source: 'resident',
    });
    expect(seen.agencies.municipality).toMatchObject({ recipient: '0751' });
    expect(await letGo(visitor)).toEqual([]);
    const told = (await stage.disclosures(visitor)).filter(({ agency }) => agency !== 'municipality');
    expect(new Set(told.filter(({ dossierVersion }) => dossierVersion > 1).map(({ agency }) => agency))).toEqual(
      new Set(['siri', 'tax']),
    );
  });

  it('is filed before the old municipality lets go, though the certificate of a child is missing', async () => {
    const visitor = await granted('eu-worker-single');
    const child = { name: { familyName: 'Fernández', givenNames: 'Ana' }, birthDate: '2026-11-01', accompanies: true };
    expect((await patch(visitor, { answers: { family: { children: [{ ...child, custody: 'both' }] } } })).status).toBe(
      202,
    );
    await eventually(async () =>
      expect((await stage.questions(visitor)).map(({ path }) => path)).toContain('family.children'),
    );
    expect((await patch(visitor, { answers: house })).status).toBe(202);
    await eventually(async () => expect(await letGo(visitor)).toMatchObject([{ recipient: '0101', reason: 'moved' }]));
    expect((await sent('municipality', visitor)).at(-1)).toMatchObject({ recipient: '0751' });
    await stage.reaches(visitor, { municipality: 'granted' });
  });

  it('from a later day changes nothing before it, and names only who is of the household', async () => {
    const visitor = await granted('eu-worker-single');
    const wrong = await patch(visitor, { answers: house, from: '2027-02-30', movers: ['nobody'] });
    expect([wrong.status, wrong.body.errors.map(({ path }) => path)]).toEqual([422, ['from', 'movers[0]']]);
    const later = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
    expect((await patch(visitor, { answers: house, from: later, movers: ['applicant'] })).status).toBe(202);
    await eventually(async () =>
      expect((await stage.see(visitor)).timeline.map(({ event }) => event)).toContain('amended'),
    );
    expect((await stage.facts(visitor))['address.street']).toMatchObject({ value: 'Vesterbrogade' });
  });
});

describe('the end of a part', () => {
  it('is told to who has decided: a stay that ends within three months', async () => {
    const nordic = persona('nordic-worker');
    const visitor = await granted('nordic-worker');
    const entry = (nordic.answers.stay as { entryDate: string }).entryDate;
    const end = new Date(Date.parse(entry) + 50 * 86_400_000).toISOString().slice(0, 10);
    const before = (await sent('municipality', visitor)).length;
    expect((await patch(visitor, { answers: { stay: { intendedEnd: end } } })).status).toBe(202);
    await eventually(async () => expect((await sent('municipality', visitor)).length).toBe(before + 1));
    expect((await sent('municipality', visitor)).at(-1)!.paths).toContain('stay.intendedEnd');
    expect(await stage.statuses(visitor)).toMatchObject({ municipality: 'granted' });
  });

  it('is refused where everything is decided: nothing is withdrawn, and corrections go on being told', async () => {
    const visitor = await granted('nordic-worker');
    const answer = await withdraw(visitor);
    expect([answer.status, answer.text.length > 0]).toEqual([409, true]);
    expect((await stage.see(visitor)).timeline.map(({ event }) => event)).not.toContain('withdrawalAsked');
    const before = (await sent('tax', visitor)).length;
    await patch(visitor, { answers: { contact: { phone: '+4550505050' } } });
    await eventually(async () => expect((await sent('tax', visitor)).length).toBe(before + 1));
  });

  it('reaches and names who has not decided', async () => {
    await stage.behave('tax', { late: true });
    const visitor = await stage.arrive(persona('nordic-worker'));
    await stage.reaches(visitor, { municipality: 'granted', tax: 'acknowledged' });
    const { status, body } = await withdraw(visitor);
    await stage.behave('tax', {});
    expect([status, body.agencies]).toEqual([202, ['tax']]);
    await stage.reaches(visitor, { municipality: 'granted', tax: 'withdrawn' });
    const asked = (await stage.see(visitor)).timeline.find(({ event }) => event === 'withdrawalAsked')!;
    expect(asked.text.en).toContain('Tax');
    expect(asked.text.en).not.toContain('municipality');
  });
});

describe('a permit that is taken back', () => {
  it('is told at once to who was given it, and is in no later dossier', async () => {
    const visitor = await granted('third-country-worker-family');
    expect((await say('siri', visitor, { status: 'revoked' })).status).toBe(202);
    for (const agency of ['municipality', 'tax'] as const)
      await eventually(async () => {
        const last = (await sent(agency, visitor)).at(-1)!;
        expect(last.ended).toContain('permit.number');
        expect(last.paths.filter((path) => path.startsWith('permit.'))).toEqual([]);
      });
    await stage.reaches(visitor, { siri: 'revoked', municipality: 'granted', tax: 'granted' });
    expect(await stage.facts(visitor)).not.toHaveProperty(['permit.number']);
  });
});

describe('what an agency can say', () => {
  it('is refused where it cannot be meant, and the place and the remedy are named', async () => {
    const visitor = await granted('nordic-worker');
    const refused: [Json, string][] = [
      [{ status: 'moreNeeded', reason: 'Call us' }, 'data.asksFor'],
      [
        { appointment: { kind: 'visit', place: 'Here', from: '2027-01-02T10:00:00Z', to: '2027-01-02T09:00:00Z' } },
        'data.appointment.to',
      ],
      [{ replaces: { 'identifiers.cprNumber': '7403914002' } }, 'data.replaces'],
      [{ status: 'granted', appeal: { body: 'Somebody' } }, 'data.appeal'],
    ];
    for (const [data, place] of refused) {
      const answer = (await say('tax', visitor, data, 'skattestyrelsen')) as unknown as {
        status: number;
        body: Problems;
      };
      expect([answer.status, answer.body.errors.some(({ path }) => path.startsWith(place))]).toEqual([422, true]);
    }
  });

  it('an appointment, another one in its place, and that there is none', async () => {
    const visitor = await granted('nordic-worker');
    const meeting = (hour: string) => ({
      ...{ kind: 'attendance', place: 'Borgerservice' },
      ...{ from: `2027-01-02T${hour}:00:00Z`, to: `2027-01-02T${hour}:30:00Z` },
    });
    const source = (await stage.see(visitor)).agencies.municipality!.recipient!;
    const now = async () => (await stage.see(visitor)).agencies.municipality as unknown as { appointment?: Json };
    await say('municipality', visitor, { appointment: meeting('10') }, source);
    await eventually(async () => expect((await now()).appointment).toMatchObject(meeting('10')));
    await say('municipality', visitor, { appointment: meeting('12') }, source);
    await eventually(async () => expect((await now()).appointment).toMatchObject({ ...meeting('12'), replaces: true }));
    await say('municipality', visitor, { appointment: { cancelled: true } }, source);
    await eventually(async () =>
      expect((await now()).appointment).toMatchObject({ ...meeting('12'), cancelled: true }),
    );
    expect((await stage.see(visitor)).timeline.map(({ event }) => event)).toContain('appointmentCancelled');
  });

  it('that a CPR number replaces another: it is used, and who had the old one is told', async () => {
    const visitor = await granted('eu-worker-single');
    const cpr = 'identifiers.cprNumber';
    const old = (await stage.facts(visitor))[cpr]!.value as string;
    const facts = { [cpr]: '7403914010' };
    await eventually(async () => expect((await sent('tax', visitor)).length).toBeGreaterThan(1));
    const before = (await sent('tax', visitor)).length;
    expect((await say('municipality', visitor, { facts, replaces: { [cpr]: old } }, '0101')).status).toBe(202);
    await eventually(async () => expect((await stage.facts(visitor))[cpr]).toMatchObject({ value: '7403914010' }));
    await eventually(async () => expect((await sent('tax', visitor)).length).toBe(before + 1));
    expect((await stage.see(visitor)).conflicts).toEqual([]);
  });
});

describe('what SIRI says and the resident says otherwise', () => {
  it('asks nothing, goes to SIRI with its reason, and ends with its answer', async () => {
    await stage.behave('siri', { contradict: { 'identity.maritalStatus': 'married' } });
    const visitor = await granted('eu-worker-single');
    await stage.behave('siri', {});
    const status = 'identity.maritalStatus';
    expect((await stage.see(visitor)).conflicts).toMatchObject([{ path: status, decides: 'siri' }]);
    expect(await stage.questions(visitor)).toEqual([]);
    const reason = 'I have never been married.';
    const answers = { identity: { maritalStatus: 'unmarried' } };
    const nobodys = { documentId: '0198f3a0-7c1e-7000-8000-000000000052' };
    expect((await patch(visitor, { answers, reason, evidence: [nobodys] })).body.errors).toMatchObject([
      { path: 'evidence[0].documentId', code: 'unknownDocument' },
    ]);
    const evidence = [{ documentId: await sendPaper(visitor) }];
    expect((await patch(visitor, { answers, reason, evidence })).status).toBe(202);
    await eventually(async () => expect((await sent('siri', visitor)).at(-1)!.claims).toEqual([status]));
    await eventually(async () =>
      expect((await stage.see(visitor)).conflicts).toMatchObject([
        { path: status, claim: { told: [{ agency: 'siri', reach: 'acknowledged' }] } },
      ]),
    );
    const dossierVersion = (await sent('siri', visitor)).at(-1)!.dossierVersion;
    await say('siri', visitor, { dossierVersion, facts: { [status]: 'unmarried' } });
    await eventually(async () => expect((await stage.see(visitor)).conflicts).toEqual([]));
    expect((await stage.facts(visitor))[status]).toMatchObject({ value: 'unmarried', source: 'siri' });
    expect(agencies).toContain('siri');
  });
});
