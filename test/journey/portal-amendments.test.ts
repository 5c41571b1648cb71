import { PortalStage, type Arrived } from './portal-stage.js';

jest.setTimeout(60_000);

let stage: PortalStage;
beforeAll(async () => {
  stage = await PortalStage.open();
});
afterAll(() => stage.close());

const amend = (arrived: Arrived, body: unknown, caseId = arrived.caseId) =>
  stage.call('PATCH', `/cases/${caseId}/answers`, body, { token: arrived.accessToken });

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

  test('of a move hold from the arrival of whoever moves at the earliest, and nothing is told of an earlier day', async () => {
    const spouse = { relation: 'spouse', answers: { stay: { entryDate: '2027-03-01' } } };
    const arrived = await stage.arrived({ stay: { entryDate: '2026-10-15' } }, [spouse]);
    const { caseId } = arrived.cases.find(({ relation }) => relation === 'spouse')!;
    const moving = (from: string, of = arrived.caseId, more: object = {}) =>
      amend(arrived, { answers: { address: { street: 'Nordre Ringgade' }, ...more }, from }, of);
    const { status, problem } = await moving('2026-10-14');
    expect([status, problem.errors!.map(({ path, code }) => [path, code])]).toEqual([422, [['from', 'wrongOrder']]]);
    expect(problem.errors![0]!.message.en).toContain('Write that day or a later one');
    expect((await moving('2027-02-28', caseId)).status).toBe(422);
    expect((await stage.told([arrived.caseId, caseId])).filter(({ type }) => type.includes('amended'))).toEqual([]);
    expect((await moving('2026-10-14', arrived.caseId, { stay: { entryDate: '2026-10-01' } })).status).toBe(202);
    expect((await moving('2027-03-01', caseId)).status).toBe(202);
    const job = { answers: { employment: { employerName: 'Vestas' } }, from: '2026-09-01' };
    expect((await amend(arrived, job)).status).toBe(202);
  });

  test('are held against what the others of the household said', async () => {
    const arrived = await stage.arrived({ identity: { birthDate: '1960-01-01' } }, [
      { relation: 'child', answers: { identity: { birthDate: '1990-01-01' } } },
    ]);
    const birth = (year: number) => ({ answers: { identity: { birthDate: `${year}-01-01` } } });
    const child = arrived.cases.find(({ relation }) => relation === 'child')!.caseId;
    for (const { status, problem } of [await amend(arrived, birth(1991)), await amend(arrived, birth(1959), child)])
      expect([status, problem.errors!.map(({ path }) => path)]).toEqual([422, ['identity.birthDate']]);
    expect((await amend(arrived, birth(1989))).status).toBe(202);
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

  test('names only who is reached by it, and nobody twice', async () => {
    const arrived = await stage.arrived();
    const reached: unknown[] = [];
    for (const body of [{ agency: 'tax' }, { agency: 'tax' }, {}, {}, { agency: 'siri' }])
      reached.push((await withdraw(arrived, body)).body);
    const { caseId } = arrived;
    expect(reached).toEqual([['tax'], [], ['siri', 'municipality'], [], []].map((agencies) => ({ caseId, agencies })));
    expect((await stage.told([caseId])).filter(({ type }) => type.includes('withdrawn'))).toHaveLength(2);
  });

  test('from nobody we know is a problem', async () => {
    const { status, problem } = await withdraw(await stage.arrived(), { agency: 'customs' });
    expect([status, problem.errors?.[0]?.path]).toEqual([422, 'agency']);
  });
});
