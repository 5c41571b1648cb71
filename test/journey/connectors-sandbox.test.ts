import { until } from '../conformance/support/until.js';
import { ConnectorsStage, type TestCase } from './connectors-stage.js';

jest.setTimeout(60_000);

describe('a simulated agency told to misbehave', () => {
  let stage: ConnectorsStage;
  beforeAll(async () => {
    stage = await ConnectorsStage.open('municipality', { pace: 5 });
  });
  afterAll(() => stage.close());
  afterEach(() => stage.reset());

  const untilSaid = (one: TestCase, ...statuses: string[]) =>
    until(
      async () => {
        const said = await stage.statuses(one);
        return statuses.every((status) => said.includes(status));
      },
      () => stage.statuses(one),
      20_000,
    );
  const filedUnder = async (behaviour: Record<string, unknown>): Promise<TestCase> => {
    await stage.behave(behaviour);
    const one = stage.newCase();
    await stage.ready(one);
    return one;
  };
  const reports = async (one: TestCase) =>
    (await stage.told(one)).filter(({ type }) => type === 'dk.ankomst.report.v1').map(({ data }) => data);

  const saidBy = async (recipient: string, one: TestCase) =>
    (await reports(one)).filter((said) => said.recipient === recipient).map(({ status }) => String(status));

  it('gives a synthetic CPR number and an appointment', async () => {
    const one = await filedUnder({});
    await untilSaid(one, 'granted');
    const [receipt, grant] = await reports(one);
    expect(receipt?.appointment).toMatchObject({ kind: 'attendance' });
    expect(grant?.facts).toEqual({ 'identifiers.cprNumber': expect.stringMatching(/^[6-9]\d{9}$/) });
  });

  it('uses a number again that the dossier has, and gives everybody else another', async () => {
    const one = stage.newCase();
    await stage.ready(one, 1, { 'identifiers.cprNumber': '7501904001' });
    const others = [stage.newCase(), stage.newCase()];
    for (const other of others) await stage.ready(other);
    for (const each of [one, ...others]) await untilSaid(each, 'granted');
    expect((await reports(one)).at(-1)?.facts).toEqual({ 'identifiers.cprNumber': '7501904001' });
    const given = await Promise.all(others.map(async (other) => JSON.stringify((await reports(other)).at(-1)?.facts)));
    expect(new Set(given).size).toBe(2);
  });

  it('opens a case of its own in the municipality that the person moved to, with the number that they have', async () => {
    const one = await filedUnder({});
    await untilSaid(one, 'granted');
    await stage.ready(one, 2, {}, { recipient: '0751' });
    await until(
      async () => (await saidBy('0751', one)).includes('granted'),
      () => saidBy('0751', one),
      20_000,
    );
    const [, grant] = await reports(one);
    const [receipt, again] = (await reports(one)).slice(2);
    expect(receipt?.appointment).toMatchObject({ place: expect.stringContaining('0751') });
    expect(again?.facts).toEqual(grant?.facts);
    const own = (await stage.told(one)).flatMap(({ data }) => (data.agencyReference as string | undefined) ?? []);
    expect(new Set(own).size).toBe(2);
    expect((await stage.received(one)).map(({ recipient }) => recipient)).toEqual([stage.recipient(), '0751']);
  });

  it('withdraws at the old municipality and cancels nothing at the new one', async () => {
    const one = await filedUnder({ late: true });
    await untilSaid(one, 'acknowledged');
    await stage.ready(one, 2, {}, { recipient: '0751' });
    await stage.withdrawn(one, 1, { reason: 'moved' });
    await until(
      async () => (await saidBy('0751', one)).includes('granted'),
      () => saidBy('0751', one),
      20_000,
    );
    expect(await saidBy(stage.recipient(), one)).toEqual(['acknowledged']);
    const withdrawn = (await (await stage.control('GET', 'withdrawn')).json()) as { caseReference: string }[];
    expect(withdrawn.filter(({ caseReference }) => caseReference === one.reference)).toEqual([
      {
        caseReference: one.reference,
        recipient: stage.recipient(),
        dossierVersion: 1,
        reason: 'moved',
        at: expect.any(String),
      },
    ]);
  });

  it('shows which paths were claimed and which ended, and answers no claim by itself', async () => {
    const one = stage.newCase();
    const said = { observedAt: '2026-11-22T09:30:00.000Z', source: 'resident' };
    const claims = [{ ...said, path: 'identity.maritalStatus', claimed: 'unmarried', registered: 'married' }];
    const ended = [{ path: 'permit.number', at: said.observedAt, reason: 'revoked' }];
    await stage.ready(one, 1, {}, { claims, ended });
    await untilSaid(one, 'granted');
    expect(await stage.received(one)).toMatchObject([
      { claims: ['identity.maritalStatus'], ended: ['permit.number'], recipient: stage.recipient() },
    ]);
    expect(Object.keys((await reports(one)).at(-1)?.facts ?? {})).toEqual(['identifiers.cprNumber']);
  });

  it('answers twice: the hub is told once', async () => {
    const one = await filedUnder({ answerTwice: true });
    await untilSaid(one, 'granted');
    await until(
      async () => (await unsent(one)) === 0,
      () => unsent(one),
    );
    expect((await reports(one)).map(({ status }) => status)).toEqual(['acknowledged', 'granted']);
  });

  it('sends the outcome before the receipt, with the times at which they happened', async () => {
    const one = await filedUnder({ outOfOrder: true });
    await untilSaid(one, 'granted', 'acknowledged');
    expect((await reports(one)).map(({ status }) => status)).toEqual(['granted', 'acknowledged']);
    const rows = await stage.ask<{ time: string }>(
      `SELECT headers->>'ce_time' AS time FROM log."reports.municipality"
       WHERE headers->>'ce_subject' = $1 AND headers->>'ce_type' = 'dk.ankomst.report.v1' ORDER BY position`,
      [one.caseId],
    );
    expect(rows[0]!.time > rows[1]!.time).toBe(true);
  });

  it('refuses, and grants what it refused when it no longer refuses', async () => {
    const one = await filedUnder({ refuse: true });
    await untilSaid(one, 'refused');
    expect(await stage.statuses(one)).not.toContain('granted');
    await stage.reset();
    await untilSaid(one, 'granted');
    expect((await reports(one)).at(-1)?.facts).toHaveProperty(['identifiers.cprNumber']);
  });

  it('grants and revokes', async () => {
    const one = await filedUnder({ revoke: true });
    await untilSaid(one, 'revoked');
    expect((await reports(one)).map(({ status }) => status)).toEqual(['acknowledged', 'granted', 'revoked']);
  });

  it('asks once for more, and goes on with the version that tells it', async () => {
    const one = await filedUnder({ askMore: ['contact.phone'] });
    await untilSaid(one, 'moreNeeded');
    expect((await reports(one)).at(-1)?.asksFor).toEqual(['contact.phone']);
    await stage.ready(one, 2, { 'contact.phone': '+4520304050' });
    await untilSaid(one, 'granted');
    expect((await stage.received(one)).map(({ dossierVersion }) => dossierVersion)).toEqual([1, 2]);
  });

  it('contradicts the resident with its grant', async () => {
    const one = await filedUnder({ contradict: { 'identity.familyName': 'Anderledes' } });
    await untilSaid(one, 'granted');
    expect((await reports(one)).at(-1)?.facts).toMatchObject({ 'identity.familyName': 'Anderledes' });
  });

  it('shows what it said, and why its connector did not take it', async () => {
    const one = await filedUnder({ contradict: { 'identity.birthDate': 'some day' } });
    const said = async () => {
      const all = (await (await stage.control('GET', 'reports')).json()) as { caseReference: string; state: string }[];
      return all.filter(({ caseReference }) => caseReference === one.reference);
    };
    await until(async () => (await said()).filter(({ state }) => state !== 'waiting').length === 2, said, 20_000);
    const seen = { id: expect.any(String), caseReference: one.reference, recipient: stage.recipient(), tries: 1 };
    const wrong = {
      path: 'data.facts.identity.birthDate',
      code: 'wrongFormat',
      message: expect.stringMatching(/date/i),
    };
    expect(await said()).toEqual([
      { ...seen, state: 'refused', answer: { status: 422, detail: expect.any(String), errors: [wrong] } },
      { ...seen, state: 'taken' },
    ]);
  });

  it('takes its time to answer a call, and keeps what it took', async () => {
    const one = await filedUnder({ delayMs: 1_000 });
    await untilSaid(one, 'granted');
    expect(await stage.received(one)).toMatchObject([{ times: 1 }]);
  });

  it('knows no other wishes, and remembers the one it has', async () => {
    const answer = await stage.behave({ down: false, slow: true, delayMs: -1 });
    expect(answer.status).toBe(422);
    const { errors } = (await answer.json()) as { errors: { path: string }[] };
    expect(errors.map(({ path }) => path)).toEqual(['slow', 'delayMs']);
    expect((await stage.behave({ late: true })).status).toBe(200);
    expect(await (await stage.control('GET', 'behaviour')).json()).toEqual({ late: true });
    expect((await stage.reset()).status).toBe(200);
    expect(await (await stage.control('GET', 'behaviour')).json()).toEqual({});
  });

  it('moves the clock of all services', async () => {
    const clock = (method: string, body?: object) =>
      fetch(`http://127.0.0.1:${stage.ground.settings.port + 100}/control/clock`, {
        method,
        ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      });
    expect((await clock('PUT', { now: 'tomorrow' })).status).toBe(422);
    expect((await clock('PUT', { now: '2030-01-01T00:00:00Z', advanceSeconds: 1 })).status).toBe(422);
    expect((await clock('PUT', { now: '2030-01-01T00:00:00Z' })).status).toBe(200);
    await until(async () => ((await (await clock('GET')).json()) as { now: string }).now.startsWith('2030-01-01'));
    expect((await clock('PUT', { advanceSeconds: 86_400 })).status).toBe(200);
    await until(async () => ((await (await clock('GET')).json()) as { now: string }).now.startsWith('2030-01-02'));
  });

  async function unsent({ reference }: TestCase): Promise<number> {
    const said = (await (await stage.control('GET', 'reports')).json()) as { caseReference: string; state: string }[];
    return said.filter(({ caseReference, state }) => caseReference === reference && state === 'waiting').length;
  }
});
