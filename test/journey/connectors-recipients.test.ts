import { StoredValues } from '#secrecy';
import { until } from '../conformance/support/until.js';
import { ScriptedAgency } from './connectors-scripted-agency.js';
import { ConnectorsStage, type TestCase } from './connectors-stage.js';

jest.setTimeout(90_000);

interface ProblemAnswer {
  errors: { path: string; code: string; message: { en: string } }[];
}

interface DeliveryRow {
  key: string;
  kind: string;
  version: number;
  state: string;
  resident_id: string;
  content: Buffer;
}

const NEW = '0751';

describe('a case that two municipalities have after a move', () => {
  let agency: ScriptedAgency;
  let stage: ConnectorsStage;
  let old: string;
  beforeAll(async () => {
    agency = await ScriptedAgency.open();
    stage = await ConnectorsStage.open('municipality', { agencyUrl: agency.url, parkedAtMostMs: 30_000 });
    old = stage.recipient();
  });
  beforeEach(() => agency.play({ status: 201 }));
  afterAll(async () => {
    await stage.close();
    await agency.close();
  });

  /** What reached the agency, in order, retries left out. */
  const arrived = (one: TestCase) =>
    agency.calls
      .filter(({ body }) => body.caseReference === one.reference)
      .map(
        ({ path, body }) => `${path === '/filings' ? 'filed' : 'withdrawn'} ${body.dossierVersion} ${body.recipient}`,
      )
      .filter((call, index, all) => all.indexOf(call) === index);

  const states = async ({ caseId }: TestCase): Promise<string[]> => {
    const rows = await stage.ask<DeliveryRow>(
      `SELECT key, kind, dossier_version AS version, state, resident_id, content
       FROM municipality_connector.delivery WHERE case_id = $1 ORDER BY dossier_version, kind`,
      [caseId],
    );
    return new StoredValues(stage.ground.sealer, 'municipality-connector').openRows(
      rows,
      ({ key }) => `delivery/${key}`,
      ({ kind, version, state }, { recipient }: { recipient: string }) => `${kind} ${version} ${recipient} ${state}`,
    );
  };
  const untilStates = (one: TestCase, ...expected: string[]) =>
    until(
      async () => {
        const now = await states(one);
        return expected.every((state) => now.includes(state));
      },
      () => states(one),
      30_000,
    );

  const filedWithTheOld = async (): Promise<TestCase> => {
    const one = stage.newCase();
    await stage.ready(one);
    await untilStates(one, `dossier 1 ${old} delivered`);
    return one;
  };

  const report = (one: TestCase, source: string, data: object) =>
    stage.report({
      specversion: '1.0',
      id: `${source} ${JSON.stringify(data)} of ${one.reference}`,
      source,
      type: 'dk.ankomst.report.v1',
      subject: one.reference,
      data,
    });
  const refusedAt = async (answer: Response): Promise<string[]> => {
    expect(answer.status).toBe(422);
    return ((await answer.json()) as ProblemAnswer).errors.map(({ path, code }) => `${path} ${code}`);
  };

  it('is filed with the new one before the old one is told, and before it is withdrawn', async () => {
    const one = await filedWithTheOld();
    agency.answersOf.set(NEW, { status: 503 });
    await stage.ready(one, 2, {}, { recipient: NEW });
    await stage.withdrawn(one, 1, { recipient: old, reason: 'moved' });
    await until(
      async () => (await stage.statuses(one)).includes('delayed'),
      () => stage.statuses(one),
    );
    expect(arrived(one)).toEqual([`filed 1 ${old}`, `filed 2 ${NEW}`]);
    agency.answersOf.delete(NEW);
    await untilStates(one, `dossier 2 ${NEW} delivered`, `withdrawal 1 ${old} delivered`);
    expect(arrived(one)).toEqual([`filed 1 ${old}`, `filed 2 ${NEW}`, `withdrawn 1 ${old}`]);
    expect(agency.calls.at(-1)?.body).toMatchObject({ reason: 'moved' });
  });

  it('is not told to the old one first because of a hiccup of the new one', async () => {
    const one = await filedWithTheOld();
    agency.play({ status: 503 }, { status: 201 });
    await stage.ready(one, 2, {}, { recipient: NEW });
    await stage.ready(one, 3, {}, { recipient: old });
    await untilStates(one, `dossier 2 ${NEW} delivered`, `dossier 3 ${old} delivered`);
    expect(agency.calls.map(({ body }) => body.dossierVersion)).toEqual([2, 2, 3]);
  });

  it('has dossiers with both, none of which ends the other', async () => {
    const one = await filedWithTheOld();
    await stage.ready(one, 3, {}, { recipient: old });
    await stage.ready(one, 2, {}, { recipient: NEW });
    await untilStates(one, `dossier 2 ${NEW} delivered`, `dossier 3 ${old} delivered`);
    await stage.ready(one, 4, {}, { recipient: NEW });
    await untilStates(one, `dossier 4 ${NEW} delivered`);
  });

  it('tells the old one although the new one does not answer, and withdraws nothing meanwhile', async () => {
    const one = await filedWithTheOld();
    agency.answersOf.set(NEW, { status: 503 });
    await stage.ready(one, 2, {}, { recipient: NEW });
    await stage.ready(one, 3, {}, { recipient: old });
    await untilStates(one, `dossier 3 ${old} delivered`);
    expect(await stage.statuses(one)).toContain('delayed');
    await stage.withdrawn(one, 3, { recipient: old, reason: 'moved' });
    await untilTries(one, 2, 4);
    expect(await states(one)).toContain(`withdrawal 3 ${old} waiting`);
    agency.answersOf.delete(NEW);
    await untilStates(one, `withdrawal 3 ${old} delivered`);
    expect(arrived(one).slice(-1)).toEqual([`withdrawn 3 ${old}`]);
  });

  it('stays with the old one while the new one will not take it, and is withdrawn when a better version arrived', async () => {
    const one = await filedWithTheOld();
    agency.answersOf.set(NEW, { status: 422 });
    await stage.ready(one, 2, {}, { recipient: NEW });
    await stage.withdrawn(one, 1, { recipient: old, reason: 'moved' });
    await untilStates(one, `dossier 2 ${NEW} undeliverable`);
    const another = await filedWithTheOld();
    expect(await states(one)).toContain(`withdrawal 1 ${old} waiting`);
    agency.answersOf.delete(NEW);
    await stage.ready(one, 3, {}, { recipient: NEW });
    await untilStates(one, `dossier 3 ${NEW} delivered`, `withdrawal 1 ${old} delivered`);
    expect(arrived(another)).toEqual([`filed 1 ${old}`]);
  });

  it('is withdrawn at once where nobody else is to be filed with first', async () => {
    const one = await filedWithTheOld();
    agency.answersOf.set(NEW, { status: 503 });
    await stage.ready(one, 2, {}, { recipient: NEW });
    await stage.withdrawn(one, 1, { recipient: old, reason: 'noLongerApplies' });
    await untilStates(one, `withdrawal 1 ${old} delivered`);
    const [withdrawal] = agency.calls.filter(({ path }) => path === '/withdrawals');
    expect(withdrawal?.body).toMatchObject({ recipient: old, reason: 'noLongerApplies' });
    const said = (await stage.told(one)).find(({ data }) => data.status === 'withdrawn');
    expect(said?.data).toMatchObject({ recipient: old, because: 'noLongerApplies' });
    expect(await states(one)).not.toContain(`dossier 2 ${NEW} delivered`);
  });

  it('is spoken of by each that has it, about the versions that it was sent', async () => {
    const one = await filedWithTheOld();
    await stage.ready(one, 2, {}, { recipient: NEW });
    await untilStates(one, `dossier 2 ${NEW} delivered`);
    expect((await report(one, old, { dossierVersion: 1, status: 'granted' })).status).toBe(202);
    expect((await report(one, NEW, { dossierVersion: 2, status: 'acknowledged' })).status).toBe(202);
    expect(await refusedAt(await report(one, old, { dossierVersion: 2, status: 'refused' }))).toEqual([
      'data.dossierVersion unknown',
    ]);
    expect(await refusedAt(await report(one, NEW, { dossierVersion: 1, status: 'refused' }))).toEqual([
      'data.dossierVersion unknown',
    ]);
    expect(await refusedAt(await report(one, '0461', { status: 'acknowledged' }))).toEqual(['source forbidden']);
  });

  it('is spoken of no more by the one that was told that it is withdrawn, until it is filed there again', async () => {
    const one = await filedWithTheOld();
    await stage.ready(one, 2, {}, { recipient: NEW });
    agency.answersOf.set(old, 'drop');
    await stage.withdrawn(one, 1, { recipient: old, reason: 'moved' });
    await untilTries(one, 1, 2, 'withdrawal');
    expect((await report(one, old, { status: 'granted', dossierVersion: 1 })).status).toBe(202);
    agency.answersOf.delete(old);
    await untilStates(one, `withdrawal 1 ${old} delivered`);
    const sentAgain = await report(one, old, { status: 'granted', dossierVersion: 1 });
    expect(await sentAgain.json()).toMatchObject({ events: [{ result: 'duplicate' }] });
    expect(await refusedAt(await report(one, old, { status: 'refused', dossierVersion: 1 }))).toEqual([
      'source forbidden',
    ]);
    await stage.ready(one, 3, {}, { recipient: old });
    await untilStates(one, `dossier 3 ${old} delivered`);
    expect((await report(one, old, { status: 'acknowledged', dossierVersion: 3 })).status).toBe(202);
  });

  it('hands over what is claimed and what ended, and the papers of a claim', async () => {
    const one = stage.newCase();
    const said = { observedAt: '2026-11-22T09:30:00.000Z', source: 'resident' };
    const documentId = '0198f3a0-7c1e-7000-8000-000000000052';
    const claims = [
      {
        ...said,
        path: 'identity.maritalStatus',
        claimed: 'unmarried',
        registered: 'married',
        evidence: [{ documentId }],
      },
    ];
    const ended = [{ path: 'permit.number', at: said.observedAt, reason: 'revoked' }];
    await stage.ready(one, 1, {}, { claims, ended });
    await untilStates(one, `dossier 1 ${old} delivered`);
    expect(agency.calls.at(-1)?.body).toMatchObject({ claims, ended });
    expect(agency.documents).toContain(documentId);
    await stage.ready(one, 2);
    await untilStates(one, `dossier 2 ${old} delivered`);
    expect(agency.calls.at(-1)?.body).toMatchObject({ claims: [], ended: [] });
  });

  async function untilTries({ caseId }: TestCase, version: number, tries: number, kind = 'dossier'): Promise<void> {
    const made = async () => {
      const [row] = await stage.ask<{ attempts: number }>(
        `SELECT attempts FROM municipality_connector.delivery WHERE case_id = $1 AND dossier_version = $2 AND kind = $3`,
        [caseId, version, kind],
      );
      return row?.attempts ?? 0;
    };
    await until(async () => (await made()) >= tries, made, 30_000);
  }
});
