import { request } from 'node:http';
import { contracts, type Json } from '#contracts';
import { eventually } from '../support/eventually.js';
import { PortalStage, type Opened } from './portal-stage.js';

jest.setTimeout(60_000);

let stage: PortalStage;
beforeAll(async () => {
  stage = await PortalStage.open();
});
afterAll(() => stage.close());

type Arrived = Opened & { caseId: string; cases: { caseId: string; relation: string }[] };
const text = (word: string) => ({ da: word, en: word });
const get = (arrived: Arrived, part = '') =>
  stage.call('GET', `/cases/${arrived.caseId}${part}`, undefined, { token: arrived.accessToken });
const amend = (arrived: Arrived, body: unknown, caseId = arrived.caseId) =>
  stage.call('PATCH', `/cases/${caseId}/answers`, body, { token: arrived.accessToken });
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
      { kind: 'counts', id: arrived.caseId, version: 1, body: { asked: 53, wouldHaveBeenAsked: 113, reused: 60 } },
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
      counts: { asked: 53, wouldHaveBeenAsked: 113, reused: 60 },
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

describe('answers after submission', () => {
  test('are told with what was retracted and what there is none of', async () => {
    const arrived = await stage.arrived({ contact: { phone: '+4540404040', email: 'a@example.org' } });
    const body = {
      answers: { contact: { phone: '+4541414141' } },
      absent: { 'identifiers.foreignTin': 'notIssued' },
      retract: ['contact.email'],
    };
    expect((await amend(arrived, body)).status).toBe(202);
    const [, amended] = await stage.told([arrived.caseId]);
    expect(amended!.type).toBe('dk.ankomst.application.amended.v1');
    expect(amended!.data.facts).toMatchObject([
      { path: 'contact.phone', value: '+4541414141', source: 'resident' },
      { path: 'identifiers.foreignTin', absence: 'notIssued' },
      { path: 'contact.email', retracted: true },
    ]);
    const { body: draft } = await stage.call('GET', `/applications/${arrived.applicationId}`, undefined, {
      token: arrived.accessToken,
    });
    expect(draft).toMatchObject({
      answers: { contact: { phone: '+4541414141' } },
      absent: { 'identifiers.foreignTin': 'notIssued' },
    });
  });

  test('are validated like a draft, and then nothing is told', async () => {
    const arrived = await stage.arrived({ identity: { statelessOrRefugee: 'none' } });
    for (const answers of [
      { identity: { shoeSize: 4 } },
      { identity: { citizenship: null } },
      { permit: { number: 'X' } },
      { travelDocument: { copy: { documentId: arrived.caseId } } },
      [],
    ]) {
      expect((await amend(arrived, { answers })).status).toBe(422);
    }
    expect((await amend(arrived, {})).status).toBe(202);
    expect(await stage.told([arrived.caseId])).toHaveLength(1);
  });

  test('that the household shares are told of everybody who has not said otherwise', async () => {
    const arrived = await stage.arrived({ origin: { country: 'IN' } }, [
      { relation: 'spouse', answers: {} },
      { relation: 'child', answers: { origin: { country: 'DE' } } },
    ]);
    await amend(arrived, { answers: { origin: { country: 'NP' }, contact: { phone: '+4541414141' } } });
    const told = (await stage.told(arrived.cases.map(({ caseId }) => caseId))).filter(({ type }) =>
      type.includes('amended'),
    );
    const heard = new Map(told.map(({ data }) => [data.caseId, data.facts.map(({ path }) => path)]));
    expect(arrived.cases.map(({ caseId, relation }) => [relation, heard.get(caseId)])).toEqual([
      ['applicant', ['contact.phone', 'origin.country']],
      ['spouse', ['origin.country']],
      ['child', undefined],
    ]);
  });

  test('of one of the household are that person’s own', async () => {
    const arrived = await stage.arrived({ origin: { country: 'IN' } }, [{ relation: 'spouse', answers: {} }]);
    const spouse = arrived.cases.find(({ relation }) => relation === 'spouse')!.caseId;
    expect((await amend(arrived, { answers: { origin: { country: 'NP' } } }, spouse)).status).toBe(202);
    expect(await stage.told([arrived.caseId])).toHaveLength(1);
    expect((await stage.told([spouse]))[1]!.data.facts).toMatchObject([{ path: 'origin.country', value: 'NP' }]);
  });

  test('are never older than what was said before, though the clock was set back', async () => {
    const arrived = await stage.arrived({ contact: { phone: '+4540404040' } });
    stage.clock.advance(-3600);
    await amend(arrived, { answers: { contact: { phone: '+4541414141' } } });
    const [before, after] = (await stage.told([arrived.caseId])).map(({ data }) => data.facts[0]!.observedAt as string);
    stage.clock.advance(3600);
    expect(after! >= before!).toBe(true);
  });
});

describe('a withdrawal', () => {
  const withdraw = (arrived: Arrived, body?: object) =>
    stage.call('POST', `/cases/${arrived.caseId}/withdrawal`, body, { token: arrived.accessToken });

  test('is told once, from one agency and as a whole', async () => {
    const arrived = await stage.arrived();
    for (const body of [{ agency: 'tax' }, { agency: 'tax' }, {}, undefined])
      expect((await withdraw(arrived, body)).status).toBe(202);
    const told = (await stage.told([arrived.caseId])).filter(({ type }) => type.includes('withdrawn'));
    expect(told.map(({ data }) => data)).toEqual([
      { caseId: arrived.caseId, agency: 'tax' },
      { caseId: arrived.caseId },
    ]);
  });

  test('from nobody we know is a problem', async () => {
    const { status, problem } = await withdraw(await stage.arrived(), { agency: 'customs' });
    expect([status, problem.errors?.[0]?.path]).toEqual([422, 'agency']);
  });
});

describe('live events', () => {
  /** Reads a stream until `count` entries came. */
  function read(
    arrived: Arrived,
    count: number,
    headers: Record<string, string>,
  ): Promise<{ id: string; text: string }[]> {
    return new Promise((resolve, reject) => {
      const url = `${stage.url}/api/v1/cases/${arrived.caseId}/events`;
      let got = '';
      const reading = request(url, { headers }, (answer) => {
        if (answer.headers['content-type'] !== 'text/event-stream; charset=utf-8')
          reject(new Error(String(answer.statusCode)));
        answer.on('data', (bytes) => {
          got += String(bytes);
          const entries = [...got.matchAll(/id: (\d+)\ndata: (.*)\n\n/g)].map(([, id, data]) => ({
            id: id!,
            text: (JSON.parse(data!) as { text: { en: string } }).text.en,
          }));
          if (entries.length < count) return;
          reading.destroy();
          resolve(entries);
        });
      });
      reading.on('error', reject).end();
    });
  }

  test('are the timeline as it grows; who comes back with the last id misses nothing and sees nothing twice', async () => {
    const arrived = await stage.arrived();
    const bearer = { authorization: `Bearer ${arrived.accessToken}` };
    await stage.show(arrived.caseId, [entry('one', '2026-11-01T00:00:00.000Z')]);
    const first = read(arrived, 2, bearer);
    await stage.show(arrived.caseId, [
      entry('two', '2026-10-01T00:00:00.000Z'),
      entry('one', '2026-11-01T00:00:00.000Z', 2),
    ]);
    const seen = await first;
    expect(seen.map(({ text: shown }) => shown)).toEqual(['one', 'two']);
    await stage.show(arrived.caseId, [entry('three', '2026-11-02T00:00:00.000Z')]);
    const rest = await read(arrived, 1, { ...bearer, 'last-event-id': seen[1]!.id });
    expect(rest.map(({ text: shown }) => shown)).toEqual(['three']);
  });

  test('are had by the cookie of the session, which opens nothing else', async () => {
    const arrived = await stage.arrived();
    const { headers } = await stage.call('POST', '/sessions', {
      reference: arrived.reference,
      accessCode: arrived.accessCode,
    });
    const given = headers.get('set-cookie')!;
    expect(given).toMatch(/HttpOnly; SameSite=Strict/);
    const cookie = given.split(';')[0]!;
    await stage.show(arrived.caseId, [entry('one', '2026-11-01T00:00:00.000Z')]);
    expect(await read(arrived, 1, { cookie })).toHaveLength(1);
    expect((await stage.call('POST', `/cases/${arrived.caseId}/withdrawal`, {}, { headers: { cookie } })).status).toBe(
      401,
    );
  });

  test('end when the portal does, which does not wait for who reads', async () => {
    const arrived = await stage.arrived();
    await stage.show(arrived.caseId, [entry('one', '2026-11-01T00:00:00.000Z')]);
    const ended = new Promise<void>((resolve) => {
      const headers = { authorization: `Bearer ${arrived.accessToken}` };
      request(`${stage.url}/api/v1/cases/${arrived.caseId}/events`, { headers }, (answer) => {
        answer.on('end', resolve).resume();
      }).end();
    });
    await read(arrived, 1, { authorization: `Bearer ${arrived.accessToken}` });
    await stage.restart();
    await ended;
  });
});

describe('for everybody to read', () => {
  it('opens with a page, from which every link of ours leads somewhere', async () => {
    const answer = await fetch(stage.url, { headers: { accept: 'text/html' } });
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const links = [...(await answer.text()).matchAll(/<a [^>]*href="(\/[^"#]*)"/g)].map(([, href]) => href as string);
    expect(links.length).toBeGreaterThan(5);
    for (const link of links)
      expect({ link, status: (await fetch(stage.url + link)).status }).toEqual({ link, status: 200 });
  });

  test('who takes part, what each may ask for, and what they ask for together', async () => {
    const { body: agencies } = await stage.call<{ agency: string }[]>('GET', '/agencies');
    expect(agencies.map(({ agency }) => agency)).toEqual(contracts.agencies);
    const { body: needs } = await stage.call<{ path: string; need: string }[]>('GET', '/agencies/siri/needs');
    expect(needs.find(({ path }) => path === 'permit.number')).toMatchObject({
      need: 'issued',
      legalBasis: [expect.anything()],
    });
    expect((await stage.call('GET', '/agencies/customs/needs')).status).toBe(404);
    expect((await stage.call('GET', '/overlap')).body).toMatchObject({
      paths: expect.any(Number),
      agencies: { siri: { shared: expect.any(Number) } },
    });
  });

  test('figures over all cases, with groups under five withheld', async () => {
    const { body: before } = await stage.call('GET', '/statistics');
    expect((before.cases as { completed: null }).completed).toBeNull();
    const from = stage.clock.now().getTime();
    const at = (seconds: number) => new Date(from + seconds * 1000).toISOString();
    for (let index = 1; index <= 5; index++) {
      const { caseId, reference, applicationId } = await stage.arrived();
      await stage.show(caseId, [
        {
          kind: 'case',
          id: caseId,
          version: 1,
          body: {
            reference,
            applicationId,
            householdId: applicationId,
            relation: 'applicant',
            channel: 'web',
            status: 'completed',
            submittedAt: at(0),
          },
        },
        {
          kind: 'holder',
          id: caseId,
          version: 1,
          body: {
            segments: [
              { from: at(0), holder: 'hub' },
              { from: at(index), holder: null },
            ],
          },
        },
        { kind: 'counts', id: caseId, version: 1, body: { asked: 10, wouldHaveBeenAsked: 30, reused: 20 } },
      ]);
    }
    await eventually(async () => {
      const { body } = await stage.call<{ facts: { asked: number } }>('GET', '/statistics');
      expect(body).toMatchObject({
        cases: { completed: 5, refused: null },
        elapsed: { hub: { median: 3, p90: 5 }, resident: { median: 0 } },
      });
      expect(body.facts.asked).toBeGreaterThanOrEqual(50);
    });
  });
});

test('tells how every message of the collector ended', async () => {
  const rows = (await (await fetch(`${stage.url}/promises`)).json()) as Record<string, Json>[];
  expect(rows.length).toBeGreaterThan(0);
});
