import { KeptReports } from '#connector-kit';
import { openDatabase } from '#database';
import type { Kept } from '#messaging';
import { StoredValues } from '#secrecy';
import type { DataSource } from 'typeorm';
import { until } from '../conformance/support/until.js';
import { ScriptedAgency } from './connectors-scripted-agency.js';
import { ConnectorsStage, type TestCase } from './connectors-stage.js';

jest.setTimeout(60_000);

interface ProblemAnswer {
  errors: { path: string; code: string; message: { da: string; en: string } }[];
}

describe('what an agency reports', () => {
  const service = 'municipality-connector';
  let agency: ScriptedAgency;
  let stage: ConnectorsStage;
  let dataSource: DataSource;
  let kept: KeptReports;
  beforeAll(async () => {
    agency = await ScriptedAgency.open();
    agency.play({ status: 201 });
    stage = await ConnectorsStage.open('municipality', { agencyUrl: agency.url, parkedAtMostMs: 3_000 });
    dataSource = await openDatabase(stage.ground.databaseUrl(service), service, { poolSize: 1 });
    kept = new KeptReports({ service, dataSource, sealer: stage.ground.sealer, clock: stage.ground.clock });
  });
  afterAll(async () => {
    await dataSource.destroy();
    await stage.close();
    await agency.close();
  });

  let ids = 0;
  const event = (one: Pick<TestCase, 'reference'>, changes: object = {}) => ({
    specversion: '1.0',
    id: `own-${(ids += 1)}`,
    source: stage.recipient(),
    type: 'dk.ankomst.report.v1',
    subject: one.reference,
    time: '2026-11-20T10:00:00Z',
    data: { dossierVersion: 1, status: 'granted', facts: { 'identifiers.cprNumber': '6101904321' } },
    ...changes,
  });

  const knownCase = async (): Promise<TestCase> => {
    const one = stage.newCase();
    await stage.ready(one);
    await until(
      async () => (await stage.statuses(one)).includes('delivered'),
      () => stage.statuses(one),
    );
    return one;
  };

  const reports = async (one: Pick<TestCase, 'caseId'>) =>
    (await stage.told(one)).filter(({ type }) => type === 'dk.ankomst.report.v1');

  const givenUp = async ({ reference }: Pick<TestCase, 'reference'>): Promise<Kept | undefined> =>
    (await kept.list({ state: 'deadLettered' }, 50)).kept.find(({ resident }) => resident === reference);

  it('is told to the hub once, under an id of our own, however often it is sent', async () => {
    const one = await knownCase();
    const said = event(one);
    const answers = await Promise.all([1, 2, 3].map(() => stage.report(said)));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    const [told, ...more] = await reports(one);
    expect(more).toEqual([]);
    expect(told).toMatchObject({
      source: 'municipality-connector',
      subject: one.caseId,
      key: one.residentId,
      data: { ...said.data, recipient: stage.recipient() },
    });
    expect(told?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
  });

  it('is a conflict when an id comes again with other content', async () => {
    const one = await knownCase();
    const said = event(one);
    expect((await stage.report(said)).status).toBe(202);
    const answer = await stage.report({ ...said, data: { status: 'refused' } });
    expect(answer.status).toBe(409);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await reports(one)).toHaveLength(1);
  });

  it('waits for a case that nobody knows yet, and is applied when its dossier comes', async () => {
    const one = stage.newCase();
    const answer = await stage.report(event(one));
    expect(answer.status).toBe(202);
    expect(await answer.json()).toEqual({ events: [{ id: expect.any(String), result: 'parked' }] });
    expect(await reports(one)).toEqual([]);
    await stage.ready(one);
    await until(
      async () => (await reports(one)).length === 1,
      () => reports(one),
    );
  });

  it('is given up, and kept whole, when its case never comes', async () => {
    const nobody = { reference: 'AK-NOBODY' };
    await stage.report(event(nobody));
    await until(async () => (await givenUp(nobody)) !== undefined);
    const letter = await givenUp(nobody);
    expect(letter?.code).toBe('UNKNOWN_REFERENCE');
    expect(letter?.data()).toContain('6101904321');
  });

  it('was given up, and is told to the hub once when it is tried again after its case became known', async () => {
    const one = stage.newCase();
    await stage.report(event(one));
    await until(async () => (await givenUp(one)) !== undefined);
    const metrics = await (await fetch(`${stage.connectorUrl}/metrics`)).text();
    expect(metrics).toMatch(/ankomst_reports_kept_oldest_seconds\{state="dead".*\} [1-9]/);
    expect(metrics).toMatch(/ankomst_oldest_undelivered_seconds\{.*\} \d/);
    await stage.ready(one);
    const { name } = (await givenUp(one))!;
    expect([...(await kept.retry([name]))]).toEqual([[name, 'retried']]);
    await until(async () => (await kept.retryStatuses([name])).size === 0);
    expect(await reports(one)).toHaveLength(1);
    expect([...(await kept.retry([name]))]).toEqual([]);
  });

  it('is refused from a municipality that does not have the case', async () => {
    const one = await knownCase();
    const answer = await stage.report(event(one, { source: '0751' }));
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as ProblemAnswer).errors).toMatchObject([{ path: 'source', code: 'forbidden' }]);
    expect(await reports(one)).toEqual([]);
  });

  it('is refused when it speaks for another than it says it comes from', async () => {
    const one = await knownCase();
    const answer = await stage.report(event(one, { data: { status: 'granted', recipient: '0751' } }));
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as ProblemAnswer).errors).toMatchObject([
      { path: 'data.recipient', code: 'forbidden' },
    ]);
    expect(await reports(one)).toEqual([]);
  });

  it('is refused when it answers a version that was never made', async () => {
    const one = await knownCase();
    const answer = await stage.report(event(one, { data: { dossierVersion: 2, status: 'granted' } }));
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as ProblemAnswer).errors).toMatchObject([{ path: 'data.dossierVersion' }]);
    expect(await reports(one)).toEqual([]);
  });

  it('is given up when another municipality spoke before the case was known', async () => {
    const one = stage.newCase();
    expect((await stage.report(event(one, { source: '0751' }))).status).toBe(202);
    await stage.ready(one);
    await until(async () => (await givenUp(one)) !== undefined);
    expect((await givenUp(one))?.code).toBe('NOT_ITS_RESIDENT');
    expect(await reports(one)).toEqual([]);
  });

  it('waits on for the version that it answers, where the case comes first', async () => {
    const one = stage.newCase();
    expect((await stage.report(event(one, { data: { dossierVersion: 2, status: 'granted' } }))).status).toBe(202);
    await stage.ready(one);
    await until(async () => (await stage.statuses(one)).includes('delivered'));
    const other = stage.newCase();
    expect((await stage.report(event(other))).status).toBe(202);
    await stage.ready(other);
    await until(async () => (await reports(other)).length > 0); // the older one was looked at in the same round
    expect(await reports(one)).toEqual([]);
    await stage.ready(one, 2);
    await until(async () => (await reports(one)).length > 0);
    expect(await reports(one)).toMatchObject([{ data: { dossierVersion: 2, status: 'granted' } }]);
    expect(await givenUp(one)).toBeUndefined();
  });

  it('may not state a fact that is not its own to state, and is told which', async () => {
    const one = await knownCase();
    const facts = {
      'tax.card': { withholdingRate: 38, monthlyAllowance: 1, validFrom: '2026-01-01' },
      'shoe.size': 43,
    };
    const answer = await stage.report(event(one, { data: { facts } }));
    expect(answer.status).toBe(422);
    const { errors } = (await answer.json()) as ProblemAnswer;
    expect(errors.map(({ path }) => path).sort()).toEqual(['data.facts.shoe.size', 'data.facts.tax.card']);
    for (const { message } of errors) expect(message).toEqual({ da: expect.any(String), en: expect.any(String) });
  });

  it('is refused when it cannot be meant, and is told what to send instead', async () => {
    const one = await knownCase();
    const answer = await stage.report(event(one, { data: { status: 'moreNeeded', reason: 'Call us' } }));
    expect(answer.status).toBe(422);
    const { errors } = (await answer.json()) as ProblemAnswer;
    expect(errors).toMatchObject([{ path: 'data.asksFor', code: 'missing' }]);
    expect(errors[0]?.message.en).toBe(
      'Name the facts that you ask for in asksFor. A call or a letter is told in reason beside them.',
    );
    const meeting = { kind: 'cancelled', place: 'Town hall', from: '2026-11-24T09:00:00Z', to: '2026-11-24T08:00:00Z' };
    const cancelled = await stage.report(event(one, { data: { status: 'acknowledged', appointment: meeting } }));
    expect(((await cancelled.json()) as ProblemAnswer).errors.map(({ path }) => path)).toEqual([
      'data.appointment.kind',
      'data.appointment.to',
    ]);
    const unborn = await stage.report(event(one, { data: { facts: { 'identity.birthDate': '2099-01-01' } } }));
    expect([unborn.status, ((await unborn.json()) as ProblemAnswer).errors]).toMatchObject([
      422,
      [{ path: 'data.facts.identity.birthDate', code: 'inFuture', message: { en: expect.any(String) as string } }],
    ]);
    expect(await reports(one)).toEqual([]);
  });

  it('may cancel an appointment, replace a number, and say how a refusal is appealed', async () => {
    const one = await knownCase();
    const number = 'identifiers.cprNumber';
    const said = [
      { appointment: { cancelled: true }, reason: 'The counter is closed that day.' },
      { facts: { [number]: '7503914003' }, replaces: { [number]: '7503914001' }, registeredAt: '2026-11-20T08:00:00Z' },
      { dossierVersion: 1, status: 'refused', appeal: { body: 'Ankestyrelsen', until: '2099-01-17' } },
    ];
    for (const data of said) expect((await stage.report(event(one, { data }))).status).toBe(202);
    const recipient = stage.recipient();
    expect((await reports(one)).map(({ data }) => data)).toEqual(said.map((data) => ({ ...data, recipient })));
  });

  it('may not ask for what its own contract closes for the person, known or not known yet', async () => {
    const asking = { data: { status: 'moreNeeded', asksFor: ['contact.phone', 'family.marriageCertificate'] } };
    const one = await knownCase();
    const answer = await stage.report(event(one, asking));
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as ProblemAnswer).errors).toMatchObject([
      { path: 'data.asksFor.1', code: 'forbidden' },
    ]);
    const parked = stage.newCase();
    expect((await stage.report(event(parked, asking))).status).toBe(202);
    await stage.ready(parked);
    await until(async () => (await givenUp(parked)) !== undefined);
    expect((await givenUp(parked))?.code).toBe('ASKS_FOR_CLOSED');
    const values = new StoredValues(stage.ground.sealer, service);
    const [row] = await stage.ask<{ event_id: string; body: Buffer }>(
      `SELECT event_id, body FROM municipality_connector.inbound WHERE resident_id = $1`,
      [parked.residentId],
    );
    expect(await values.open(parked.residentId, `inbound/${row!.event_id}`, row!.body)).toMatchObject({
      subject: parked.reference,
    });
    expect(await reports(one)).toEqual([]);
    expect(await reports(parked)).toEqual([]);
  });

  it('keeps sealed which facts are closed, since they tell where a person comes from', async () => {
    const one = await knownCase();
    const [row] = await stage.ask<{ key: string; content: Buffer }>(
      `SELECT key, content FROM municipality_connector.delivery WHERE case_id = $1`,
      [one.caseId],
    );
    const values = new StoredValues(stage.ground.sealer, service);
    expect(await values.open(one.residentId, `delivery/${row!.key}`, row!.content)).toMatchObject({
      ...{ reference: one.reference, recipient: stage.recipient() },
      closed: expect.arrayContaining(['family.marriageCertificate']) as string[],
    });
  });

  it('is refused with every fault at once, and no value', async () => {
    const answer = await stage.report({ specversion: '0.3', type: 'other', time: '2026-02-31T00:00:00Z', source: 7 });
    expect(answer.status).toBe(422);
    const { errors } = (await answer.json()) as ProblemAnswer;
    expect(errors.map(({ path }) => path)).toEqual(['specversion', 'type', 'id', 'source', 'subject', 'time']);
    const wrong = await stage.report(
      event({ reference: 'AK-X' }, { data: { status: 'maybe', facts: { 'identifiers.cprNumber': 'Østerbye' } } }),
    );
    expect(wrong.status).toBe(422);
    const text = await wrong.text();
    expect((JSON.parse(text) as ProblemAnswer).errors.map(({ path }) => path).sort()).toEqual([
      'data.facts.identifiers.cprNumber',
      'data.status',
    ]);
    expect(text).not.toContain('Østerbye');
  });

  it('comes in batches, taken whole or not at all', async () => {
    const type = 'application/cloudevents-batch+json';
    const one = await knownCase();
    const bad = await stage.report([event(one), event(one, { type: 'other' })], { type });
    expect(bad.status).toBe(422);
    expect(((await bad.json()) as ProblemAnswer).errors.map(({ path }) => path)).toEqual(['[1].type']);
    expect(await reports(one)).toEqual([]);
    const good = await stage.report([event(one, { data: { status: 'acknowledged' } }), event(one)], { type });
    expect(good.status).toBe(202);
    expect((await reports(one)).map(({ data }) => data.status)).toEqual(['acknowledged', 'granted']);
  });

  it('comes in binary mode and as plain JSON too', async () => {
    const one = await knownCase();
    const { data, ...attributes } = event(one);
    const headers = Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`ce-${name}`, value]));
    expect((await stage.report(data, { type: 'application/json', headers })).status).toBe(202);
    expect((await stage.report(event(one), { type: 'application/json; charset=utf-8' })).status).toBe(202);
    expect(await reports(one)).toHaveLength(2);
  });

  it('comes as the standards let it be written: JSON by another name, bytes in base 64, small letters', async () => {
    const one = await knownCase();
    const { data, ...attributes } = event(one, { subject: one.reference.toLowerCase(), time: '2026-11-20t10:00:00z' });
    const headers = Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`ce-${name}`, value]));
    expect((await stage.report(data, { type: 'application/vnd.agency.report+json', headers })).status).toBe(202);
    const { data: more, ...structured } = event(one);
    const encoded = { ...structured, data_base64: Buffer.from(JSON.stringify(more)).toString('base64') };
    expect((await stage.report(encoded)).status).toBe(202);
    expect((await reports(one)).map(({ data: said }) => said.status)).toEqual(['granted', 'granted']);
  });

  it('needs the token, JSON of the right type, and a sane size', async () => {
    const one = await knownCase();
    expect((await stage.report(event(one), { token: 'wrong' })).status).toBe(401);
    expect((await stage.report(event(one), { token: '' })).status).toBe(401);
    expect((await stage.report('<xml/>', { type: 'text/xml' })).status).toBe(415);
    expect((await stage.report('{', {})).status).toBe(400);
    expect((await stage.report(event(one, { padding: 'x'.repeat(2_000_000) }))).status).toBe(413);
    expect((await stage.report('['.repeat(100_000) + ']'.repeat(100_000))).status).toBe(422);
    expect(await reports(one)).toEqual([]);
  });
});
