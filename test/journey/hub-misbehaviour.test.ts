import { setTimeout as pause } from 'node:timers/promises';
import { valueAt } from '../../apps/hub/demo/json.js';
import { eventually } from '../support/eventually.js';
import { agencies, HubStage, persona, told, type Agency, type Visitor } from './hub-stage.js';

/** How long an agency is away; `HUB_DOWN_SECONDS=30` for the outage that the project promises to outlive. */
const DOWN_MS = Number(process.env.HUB_DOWN_SECONDS ?? '4') * 1000;

jest.setTimeout(120_000 + 3 * DOWN_MS);

let stage: HubStage;
beforeAll(async () => {
  stage = await HubStage.open();
});
afterAll(() => stage.close());
afterEach(() => stage.behaveAll({}));

const titles: Record<Agency, { da: string; en: string }> = {
  siri: { da: 'SIRI', en: 'SIRI' },
  municipality: { da: 'Københavns Kommune', en: 'Copenhagen Municipality' },
  tax: { da: 'Skattestyrelsen', en: 'The Danish Tax Agency' },
};

/** What the case says when everything went well, whatever happened in between. */
const confirmed = (agency: Agency) => ({
  da: `${titles[agency].da} har bekræftet, at de har modtaget din ansøgning.`,
  en: `${titles[agency].en} confirmed that they received your application.`,
});
const yes = (agency: Agency) => ({ da: `${titles[agency].da} har sagt ja.`, en: `${titles[agency].en} said yes.` });

/** Each version once; a second one is filed for what a later agency issued, as soon as it did. */
async function expectFiledOnce(agency: Agency, visitor: Visitor): Promise<void> {
  const filed = (await stage.received(agency, visitor)).map(({ dossierVersion }) => dossierVersion);
  expect(filed.length).toBeGreaterThan(0);
  expect(filed).toEqual(filed.map((_, index) => index + 1));
}

describe('an agency that is down', () => {
  it('is said to be away, has what it is owed when it is back, and whoever waits for it waits', async () => {
    await stage.behave('siri', { down: true });
    const downUntil = Date.now() + DOWN_MS;
    const family = await stage.arrive(persona('third-country-worker-family'));
    await eventually(async () => {
      expect(told(await stage.see(family), 'siri')).toMatchObject({
        delayed: {
          da: 'SIRI svarer ikke lige nu. Vi har gemt din ansøgning og sender den, når SIRI er tilbage.',
          en: 'SIRI is not answering right now. We have kept your application and send it when SIRI is back.',
        },
      });
    });
    do {
      const { siri, ...others } = await stage.statuses(family);
      expect(['ready', 'delivering']).toContain(siri);
      expect(others).toEqual({ municipality: 'waiting', tax: 'waiting' });
      await pause(200);
    } while (Date.now() < downUntil);
    expect(await stage.received('siri', family)).toEqual([]);
    await stage.behave('siri', {});
    const last = await stage.completes(family);
    expect(told(last, 'siri')).toMatchObject({ acknowledged: confirmed('siri'), granted: yes('siri') });
    await expectFiledOnce('siri', family);
  });

  it('delays nobody who does not wait for it', async () => {
    await stage.behave('siri', { down: true });
    const worker = await stage.arrive(persona('eu-worker-single'));
    await stage.reaches(worker, { tax: 'granted' });
    const meanwhile = await stage.see(worker);
    expect(['ready', 'delivering']).toContain(meanwhile.agencies.siri?.status);
    expect(meanwhile.agencies.municipality).toMatchObject({ status: 'waiting', waitingFor: ['siri'] });
    expect(meanwhile.status).toBe('inProgress');
    expect(told(meanwhile, 'tax')).toMatchObject({ acknowledged: confirmed('tax'), granted: yes('tax') });
    expect(told(meanwhile, 'tax').delayed).toBeUndefined();
    await stage.behave('siri', {});
    await stage.completes(worker);
  });
});

describe('an agency that answers otherwise than it should', () => {
  it('slowly: the case says that we are sending, and nothing is sent twice', async () => {
    await stage.behaveAll({ delayMs: 1_500 });
    const worker = await stage.arrive(persona('eu-worker-single'));
    await eventually(async () => {
      const seen = await stage.see(worker);
      expect(seen.agencies.siri?.status).toBe('delivering');
      expect(told(seen, 'siri').delivering).toEqual({
        da: 'Vi er ved at sende din ansøgning til SIRI.',
        en: 'We are sending your application to SIRI.',
      });
    });
    await stage.completes(worker);
    expect((await stage.received('siri', worker)).every(({ times }) => times === 1)).toBe(true);
  });

  it('twice: the case says it once', async () => {
    await stage.behaveAll({ answerTwice: true });
    const worker = await stage.arrive(persona('eu-worker-single'));
    const { timeline } = await stage.completes(worker);
    const said = timeline.filter(({ agency }) => agency === 'municipality').map(({ event }) => event);
    expect(said.filter((event) => event === 'acknowledged')).toHaveLength(1);
    expect(said.filter((event) => event === 'granted')).toHaveLength(1);
    for (const agency of agencies) await expectFiledOnce(agency, worker);
  });

  it('late: the case says meanwhile that it was received, and no more', async () => {
    await stage.behave('siri', { late: true });
    const worker = await stage.arrive(persona('eu-worker-single'));
    await stage.reaches(worker, { siri: 'acknowledged', tax: 'granted' });
    const meanwhile = await stage.see(worker);
    expect(meanwhile.status).toBe('inProgress');
    expect(told(meanwhile, 'siri')).toEqual(expect.objectContaining({ acknowledged: confirmed('siri') }));
    expect(told(meanwhile, 'siri').granted).toBeUndefined();
    await stage.completes(worker);
  });

  it('with the outcome before the receipt: the grant stands, and the case tells both as they happened', async () => {
    await stage.behave('siri', { outOfOrder: true });
    const worker = await stage.arrive(persona('eu-worker-single'));
    await stage.reaches(worker, { siri: 'granted' });
    expect(told(await stage.see(worker), 'siri').acknowledged).toBeUndefined();
    await eventually(async () => expect(told(await stage.see(worker), 'siri').acknowledged).toBeDefined());
    const { timeline, agencies: seen } = await stage.completes(worker);
    expect(seen.siri?.status).toBe('granted');
    const said = timeline.filter(({ agency }) => agency === 'siri').map(({ event }) => event);
    expect(said.slice(said.indexOf('acknowledged')).slice(0, 2)).toEqual(['acknowledged', 'granted']);
  });

  it('with a closed connection after it took the filing: tried again it is filed once, and its receipt is believed', async () => {
    await stage.behaveAll({ dropAfterCommit: true, outOfOrder: true });
    const worker = await stage.arrive(persona('eu-worker-single'));
    await stage.completes(worker);
    for (const agency of agencies) {
      await eventually(async () =>
        expect(told(await stage.see(worker), agency)).toMatchObject({
          acknowledged: confirmed(agency),
          granted: yes(agency),
        }),
      );
      await expectFiledOnce(agency, worker);
      expect((await stage.received(agency, worker))[0]?.times).toBeGreaterThan(1);
    }
  });
});

describe('an agency that says no', () => {
  it('and later yes: the same case goes on where it stood, under the same references', async () => {
    await stage.behave('siri', { refuse: true });
    const family = await stage.arrive(persona('third-country-worker-family'));
    await stage.reaches(family, { siri: 'refused', municipality: 'stopped', tax: 'stopped' });
    const refused = await stage.see(family);
    expect(refused.status).toBe('refused');
    expect(told(refused, 'siri').refused).toEqual({
      da: 'SIRI har sagt nej. Myndighedens brev fortæller hvorfor, og om du kan klage.',
      en: "SIRI said no. The authority's letter says why, and whether you can appeal.",
    });
    expect(await stage.received('municipality', family)).toEqual([]);
    await stage.behave('siri', {});
    const completed = await stage.completes(family);
    expect(completed.reference).toBe(refused.reference);
    expect(completed.agencies.siri?.outcome?.result).toBe('granted');
    expect(told(completed, 'siri')).toMatchObject({ refused: expect.anything(), granted: yes('siri') });
    await expectFiledOnce('siri', family);
  });

  it('by taking its yes back: the case says so, and claims no longer that it is complete', async () => {
    await stage.behave('tax', { revoke: true });
    const worker = await stage.arrive(persona('eu-worker-single'));
    await stage.reaches(worker, { siri: 'granted', municipality: 'granted', tax: 'revoked' });
    const seen = await stage.see(worker);
    expect(seen.status).toBe('refused');
    expect(told(seen, 'tax')).toMatchObject({
      granted: yes('tax'),
      revoked: {
        da: 'Skattestyrelsen har taget sin tilladelse tilbage. Myndighedens brev fortæller hvorfor, og om du kan klage.',
        en: "The Danish Tax Agency took its permission back. The authority's letter says why, and whether you can appeal.",
      },
    });
  });
});

describe('an agency that wants to know more', () => {
  it('asks for what was given: it is a question with its reason, and the same value again is an answer', async () => {
    await stage.behave('tax', { askMore: ['contact.phone', 'identity.birthPlace'] });
    const lucia = persona('eu-worker-single');
    const worker = await stage.arrive(lucia);
    await stage.reaches(worker, { tax: 'moreNeeded' });
    const meanwhile = await stage.see(worker);
    expect(meanwhile.status).toBe('actionNeeded');
    expect(told(meanwhile, 'tax').moreNeeded).toEqual({
      da: 'Skattestyrelsen har brug for at vide mere. Vi venter på dit svar.',
      en: 'The Danish Tax Agency needs to know more. We wait for your answer.',
    });
    const asked = await stage.questions(worker);
    const why = {
      da: expect.stringMatching(/^Skattestyrelsen: ./),
      en: expect.stringMatching(/^The Danish Tax Agency: ./),
    };
    const label = { da: expect.stringMatching(/./), en: expect.stringMatching(/./) };
    expect(asked.map(({ path }) => path).sort()).toEqual(['contact.phone', 'identity.birthPlace']);
    for (const question of asked) expect(question).toMatchObject({ agencies: ['tax'], label, why });
    for (const { path } of asked) await stage.answer(worker, path, valueAt(lucia.answers, path)!);
    await stage.completes(worker);
    expect(await stage.questions(worker)).toEqual([]);
    expect((await stage.received('tax', worker)).at(-1)?.paths).toContain('contact.phone');
  });

  it('asks for what nobody had given: the answer reaches it, and it grants', async () => {
    await stage.behave('tax', { askMore: ['employment.benefits'] });
    const worker = await stage.arrive(persona('eu-worker-single'));
    await eventually(async () =>
      expect((await stage.questions(worker)).map(({ path }) => path)).toEqual(['employment.benefits']),
    );
    await stage.answer(worker, 'employment.benefits', ['pension']);
    await stage.completes(worker);
    const filed = await stage.received('tax', worker);
    expect(filed[0]?.paths).not.toContain('employment.benefits');
    expect(filed.at(-1)?.paths).toContain('employment.benefits');
  });
});

describe('an agency that contradicts the resident', () => {
  it('opens a conflict that shows both, keeps what the resident wrote, and holds nothing back', async () => {
    await stage.behave('municipality', { contradict: { 'identity.familyName': 'Hernandez' } });
    const worker = await stage.arrive(persona('eu-worker-single'));
    const { conflicts } = await stage.completes(worker);
    expect(conflicts.map(({ path }) => path)).toEqual(['identity.familyName']);
    expect(conflicts[0]?.values).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ value: 'Hernandez', source: 'municipality' }),
        expect.objectContaining({ value: 'Fernández Ortega', source: 'resident' }),
      ]),
    );
    const name = (await stage.facts(worker))['identity.familyName'];
    expect(name).toMatchObject({ value: 'Hernandez', source: 'municipality' });
    expect(name?.alternatives).toEqual([expect.objectContaining({ value: 'Fernández Ortega', source: 'resident' })]);
  });
});
