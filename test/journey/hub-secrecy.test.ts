import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '#contracts';
import { keysFrom } from '#service';
import { loadSecret } from '#settings';
import type { Draft } from '../../apps/hub/demo/hub-answers.js';
import { todayInDenmark } from '../../apps/hub/demo/personas.js';
import { eventually } from '../support/eventually.js';
import { leaks, personalValues } from './hub-leaks.js';
import { agencies, HubStage, offsets, persona, personas } from './hub-stage.js';

jest.setTimeout(120_000);

let stage: HubStage;
beforeAll(async () => {
  stage = await HubStage.open({ LOG_LEVEL: 'debug' });
});
afterAll(() => stage.close());

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

const documentFiles = (): string[] => filesBelow(join(stage.hub.dataDir, 'documents'));

describe('the photo', () => {
  it('is deleted for good once SIRI has confirmed it, and no other document is', async () => {
    await stage.behave('siri', { down: true });
    const worker = await stage.arrive(persona('eu-worker-single'));
    const given = { photo: 'identity.photo', passport: 'travelDocument.copy' };
    await eventually(async () => expect(await stage.facts(worker)).toHaveProperty([given.photo]));
    const facts = await stage.facts(worker);
    const ask = async (path: string): Promise<number> => {
      const { documentId } = facts[path]?.value as { documentId: string };
      const secret = loadSecret({ secret: undefined, keysDir: stage.hub.keysDir, production: false });
      const token = keysFrom(secret).documentsToken('siri').current;
      const answer = await fetch(`${stage.hub.url()}/internal/documents/${documentId}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      return answer.status;
    };
    const before = documentFiles();
    expect(await ask(given.photo)).toBe(200);
    await stage.behave('siri', {});
    await stage.completes(worker);
    await eventually(async () =>
      expect([documentFiles().length, await ask(given.photo)]).toEqual([before.length - 1, 410]),
    );
    expect(await ask(given.passport)).toBe(200);
  });
});

describe('what operators can see', () => {
  const secrets = new Set<string>();
  /** What residents and agencies were answered when they sent something wrong. */
  const problems: string[] = [];

  it('comes from eight journeys and from all that is wrong with what people send', async () => {
    const journeys = await Promise.all(personas().map((one) => stage.travel(one)));
    for (const { persona: one, profile, last } of journeys) {
      expect(last.status).toBe('completed');
      const known = { answers: one.answers, later: one.later, profile: valuesOf(profile.facts) };
      for (const value of personalValues(known)) secrets.add(value);
    }
    for (const value of await whatIsWrittenAnyway()) secrets.delete(value);
    expect([...secrets].filter((value) => /^\d{10}$/.test(value)).length).toBeGreaterThanOrEqual(8);
    const worker = await stage.arrive(persona('eu-worker-single'));
    for (const secret of [worker.token, worker.draft.accessCode]) secrets.add(secret);
    await sendWhatIsWrong(worker.draft);
    expect(problems.length).toBeGreaterThan(20);
  });

  it('is no value of any resident, no token and no code', async () => {
    const texts = await allThatIsShown();
    expect([...texts.keys()].filter((place) => place.endsWith('.log'))).not.toEqual([]);
    expect(texts.get('terminal')).toContain('"level"');
    expect(texts.get('terminal')).toContain('/applications');
    expect(secrets.size).toBeGreaterThan(150);
    expect(leaks([...secrets], texts)).toEqual([]);
  });

  it('would be seen if it were one', async () => {
    const texts = await allThatIsShown();
    texts.set('planted.log', `{"level":"error","detail":"GET /people/${encodeURIComponent('Nguyễn')}"}`);
    expect(leaks([...secrets], texts)).toContain('planted.log: Nguyễn (percent-encoded)');
  });

  /** Every entrance, with residents' own values where they do not belong. */
  async function sendWhatIsWrong(draft: Draft): Promise<void> {
    const { accessToken: token } = draft;
    const application = `/applications/${draft.applicationId}`;
    const name = 'Fernández Ortega';
    const [mail, phone, passport] = ['lucia.fernandez@example.org', '+34600111222', 'C01X00T47'];
    const answers: Json[] = [
      { identity: { birthDate: name, citizenship: name, sex: name, familyName: { name } } },
      { identity: { familyName: `${name}\u0000` }, contact: { email: phone, phone: mail, language: name } },
      { travelDocument: { copy: { documentId: passport } }, tax: { payoutAccount: { iban: 'DK0099990001234567' } } },
      { employment: { employerCvr: passport, startDate: mail }, family: { children: [{ name: mail }], parents: name } },
      { permit: { number: passport }, identifiers: { cprNumber: phone } },
      [name, mail],
    ];
    for (const wrong of answers) {
      await wrongly('POST', '/applications', { channel: 'web', answers: wrong });
      await wrongly('POST', '/applications', { channel: mail, answers: wrong, absent: { 'identity.photo': name } });
    }
    await wrongly('PATCH', application, { answers: answers[0] }, { token });
    await wrongly('POST', '/applications', `{"channel":"web","answers":{"identity":{"familyName":"${name}",`);
    await wrongly('POST', '/applications', `${name} ${mail}`);
    await wrongly('POST', '/applications', `name=${name}`, { headers: { 'content-type': 'text/plain' } });
    await wrongly('POST', '/sessions', { reference: draft.reference, accessCode: mail });
    await wrongly('POST', '/sessions', { reference: name, accessCode: passport });
    await wrongly('POST', '/sessions', { reference: [mail], accessCode: { name } });
    for (const path of [mail, encodeURIComponent(name), passport]) {
      await wrongly('GET', `/applications/${path}?email=${mail}`, undefined, { token });
      await wrongly('GET', `/cases/${path}/profile?name=${encodeURIComponent(name)}`, undefined, { token: passport });
      await wrongly('GET', `/${path}`);
    }
    await wrongly('PUT', `${application}/documents`, undefined, { token });
    const file = new FormData();
    file.set(
      'file',
      new Blob([Buffer.from(`no picture of ${name}`)], { type: 'image/png' }),
      `${passport} ${mail}.png`,
    );
    await wrongly('POST', `${application}/documents`, file, { token });
    await reportWhatIsWrong(draft.reference, { name, mail, passport });
  }

  /** Examples in the remedies, told to strangers too, and the day, which stands in every line of a log. */
  async function whatIsWrittenAnyway(): Promise<string[]> {
    const wrong = {
      ...{ identity: { birthDate: '?' }, contact: { email: '?', phone: '?' }, tax: { payoutAccount: { iban: '?' } } },
      ...{ employment: { employerCvr: '?' }, travelDocument: { number: '?' } },
    };
    const { text } = await stage.call('POST', '/applications', { channel: 'web', answers: wrong });
    return [...secrets].filter((value) => text.includes(value) || value === todayInDenmark(new Date()));
  }

  async function reportWhatIsWrong(subject: string, { name, mail, passport }: Record<string, string>): Promise<void> {
    const facts = { 'identity.familyName': name, 'identity.birthDate': mail, 'tax.card': passport, 'contact.email': 7 };
    for (const agency of agencies) {
      for (const [source, of] of [
        [agency, subject],
        [mail, name],
        [name, 'AK-0000-0000'],
      ] as const) {
        const data = { status: 'granted', facts, reason: name, asksFor: [mail], more: passport } as Json;
        const answer = await stage.report(agency, { subject: of!, source: source!, data });
        expect([400, 403, 404, 409, 422]).toContain(answer.status);
        problems.push(answer.text);
      }
      for (const body of [`{"specversion":"1.0","subject":"${name}"`, `"${mail}"`, `[{"id":"${passport}"}]`]) {
        problems.push((await stage.send(agency, body)).text);
      }
    }
    const wish = { delayMs: mail, [mail!]: name } as Json;
    const told = await stage.call('PUT', '/control/siri/behaviour', wish, { offset: offsets.sandbox });
    expect(told.status).toBe(422);
  }

  async function wrongly(...call: Parameters<HubStage['call']>): Promise<void> {
    const answer = await stage.call(...call);
    expect([answer.type, `${answer.status}`]).toEqual([
      expect.stringContaining('application/problem+json'),
      expect.stringMatching(/^4\d\d$/),
    ]);
    problems.push(answer.text);
  }

  async function allThatIsShown(): Promise<Map<string, string>> {
    const { hub } = stage;
    const files = filesBelow(hub.dataDir);
    const texts = new Map([
      ['terminal', hub.said],
      ['problems', problems.join('\n')],
      ['names of files', files.join('\n')],
      ...files.filter((file) => file.endsWith('.log')).map((file) => [file, readFileSync(file, 'utf8')] as const),
    ]);
    for (const [service, offset] of Object.entries({ portal: 0, ...offsets })) {
      for (const path of ['/metrics', '/health/live', '/health/ready', '/promises']) {
        const answer = await fetch(hub.url(offset) + path);
        if (path !== '/promises' || answer.ok) texts.set(`${service}${path}`, await answer.text());
      }
    }
    for (const agency of agencies) {
      const received = await fetch(`${hub.url(offsets.sandbox)}/control/${agency}/received`);
      texts.set(`${agency} received`, await received.text());
    }
    texts.set('statistics', (await stage.call('GET', '/statistics')).text);
    return texts;
  }
});

function valuesOf(facts: { [path: string]: { value?: Json } }): Json {
  return Object.values(facts).map(({ value }) => value ?? null);
}
