import { until } from '../conformance/support/until.js';
import { freePorts } from '../support/free-ports.js';
import { ScriptedAgency } from './connectors-scripted-agency.js';
import { ConnectorsStage, type TestCase } from './connectors-stage.js';

jest.setTimeout(90_000);

describe('trying again', () => {
  let agency: ScriptedAgency;
  let stage: ConnectorsStage;
  beforeAll(async () => {
    agency = await ScriptedAgency.open();
    stage = await ConnectorsStage.open('tax', { agencyUrl: agency.url, answerMs: 400 });
  });
  afterAll(async () => {
    await stage.close();
    await agency.close();
  });

  const untilState = (one: TestCase, state: string) =>
    until(
      async () => (await delivery(one))?.state === state,
      () => delivery(one),
    );

  it('uses the same key after a dropped connection, a silence and a "later", and ends with the success', async () => {
    agency.play('drop', 'hang', { status: 429 }, { status: 201, body: { agencyReference: 'S-1' } });
    const one = stage.newCase();
    await stage.ready(one);
    await untilState(one, 'delivered');
    expect(agency.calls).toHaveLength(4);
    expect(new Set(agency.calls.map(({ key }) => key)).size).toBe(1);
    expect(await delivery(one)).toMatchObject({ attempts: 4, reason: 'HTTP 429' });
    expect(await stage.statuses(one)).toEqual(['delivering', 'delayed', 'delivered']);
    expect((await stage.told(one)).at(-1)?.data).toMatchObject({ attempts: 4, agencyReference: 'S-1' });
  });

  it('does not send the filing to where a redirect leads, and says why it is tried again', async () => {
    const elsewhere = await ScriptedAgency.open();
    elsewhere.play({ status: 201, body: { agencyReference: 'S-9' } });
    agency.play({ status: 307, location: `${elsewhere.url}/filings` });
    const one = stage.newCase();
    await stage.ready(one);
    await until(
      async () => (await stage.statuses(one)).includes('delayed'),
      () => stage.statuses(one),
    );
    expect(elsewhere.calls).toEqual([]);
    expect(await delivery(one)).toMatchObject({ reason: 'HTTP 307: a redirect, which is not followed' });
    agency.play({ status: 201, body: { agencyReference: 'S-2' } });
    await untilState(one, 'delivered');
    expect((await stage.told(one)).at(-1)?.data).toMatchObject({ agencyReference: 'S-2' });
    await elsewhere.close();
  });

  it('says that nothing listens where the agency should', async () => {
    const away = await ConnectorsStage.open('siri', { agencyUrl: `http://127.0.0.1:${await freePorts()}` });
    try {
      const one = away.newCase();
      await away.ready(one);
      await until(
        async () => (await away.statuses(one)).includes('delayed'),
        () => away.statuses(one),
      );
      expect((await away.told(one)).at(-1)?.data).toMatchObject({
        ...{ status: 'delayed', reason: 'no connection: refused, nothing listens there' },
      });
    } finally {
      await away.close();
    }
  });

  it('is recorded before the first byte leaves', async () => {
    agency.play({ status: 201 });
    const one = stage.newCase();
    const known: string[][] = [];
    agency.onFirstByte = async () => void known.push(await stage.statuses(one));
    await stage.ready(one);
    await untilState(one, 'delivered');
    agency.onFirstByte = undefined;
    expect(known.length).toBeGreaterThan(1);
    expect(known[0]).toEqual(['delivering']);
  });

  it('ends at once when the agency will never take it, and keeps places, no sentence', async () => {
    const errors = [{ path: 'identity.familyName', code: 'tooLong', message: { en: 'Østerbye is too long' } }];
    agency.play({ status: 422, body: { detail: 'Østerbye is too long', errors } });
    const one = stage.newCase();
    await stage.ready(one);
    await untilState(one, 'undeliverable');
    expect(agency.calls).toHaveLength(1);
    expect(await delivery(one)).toMatchObject({ attempts: 1, reason: 'HTTP 422, identity.familyName tooLong' });
    expect(await stage.statuses(one)).toEqual(['delivering', 'undeliverable']);
    expect(JSON.stringify(await stage.told(one))).not.toContain('Østerbye');
  });

  it('is for a wrong credential too: an operator mends it, the dossier is kept', async () => {
    agency.play({ status: 401 }, { status: 403 }, { status: 200 });
    const one = stage.newCase();
    await stage.ready(one);
    await untilState(one, 'delivered');
    expect(agency.calls).toHaveLength(3);
  });

  it('ends with the receipt of the agency, whatever the calls say', async () => {
    agency.play('drop');
    const one = stage.newCase();
    await stage.ready(one);
    await until(
      async () => agency.calls.length >= 2,
      () => agency.calls.length,
    );
    const answer = await stage.report(receipt(one));
    expect(answer.status).toBe(202);
    expect(await delivery(one)).toMatchObject({ state: 'delivered' });
    const calls = agency.calls.length;
    agency.play({ status: 201 });
    const another = stage.newCase();
    await stage.ready(another);
    await untilState(another, 'delivered');
    expect(agency.calls).toHaveLength(1);
    expect(calls).toBeGreaterThanOrEqual(2);
    expect(await stage.statuses(one)).toEqual(expect.arrayContaining(['delivering', 'delivered', 'acknowledged']));
  });

  it('finds a case by the name that the agency gave it', async () => {
    agency.play({ status: 201, body: { agencyReference: 'S-77' } });
    const one = stage.newCase();
    await stage.ready(one);
    await untilState(one, 'delivered');
    expect((await stage.report({ ...receipt(one), subject: 'S-77' })).status).toBe(202);
    expect(await stage.statuses(one)).toEqual(['delivering', 'delivered', 'acknowledged']);
  });

  it('tells a withdrawal until it is heard, and is content with an agency that knows nothing', async () => {
    agency.play('drop', { status: 201 }, 'drop', { status: 404 });
    const one = stage.newCase();
    await stage.ready(one);
    await untilState(one, 'delivered');
    await stage.withdrawn(one);
    await until(
      async () => (await stage.statuses(one)).includes('withdrawn'),
      () => stage.statuses(one),
    );
    expect(agency.calls.map(({ path }) => path)).toEqual(['/filings', '/filings', '/withdrawals', '/withdrawals']);
    expect(new Set(agency.calls.map(({ key }) => key)).size).toBe(2);
  });

  const receipt = (one: TestCase) => ({
    specversion: '1.0',
    id: `receipt of ${one.reference}`,
    source: stage.recipient(),
    type: 'dk.ankomst.report.v1',
    subject: one.reference,
    data: { dossierVersion: 1, status: 'acknowledged' },
  });

  async function delivery({ caseId }: TestCase) {
    const [row] = await stage.ask<Record<string, unknown>>(
      `SELECT state, attempts, reason FROM tax_connector.delivery WHERE case_id = $1 AND kind = 'dossier'`,
      [caseId],
    );
    return row;
  }
});
