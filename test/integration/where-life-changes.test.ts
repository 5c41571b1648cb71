import fc from 'fast-check';
import { contracts, type Json } from '#contracts';
import { createNeeds } from '#needs';
import { standing } from '#profile';
import { readCase, type CaseReading } from '../../apps/collector/case/read-case.js';
import type { FiledDossier, AgencyReport } from '../../apps/collector/case/record.js';
import { CaseStage, withDocuments } from '../support/case-stage.js';

const rules = { contracts, needs: createNeeds(contracts) };
const agencies = ['siri', 'municipality', 'tax'];

/** Every agency that takes part has granted; what it issues it states. */
function granted(persona: string): CaseStage {
  const stage = CaseStage.of(persona);
  const issues: Record<string, AgencyReport['facts']> = {
    siri: { 'permit.number': 'P-1', 'permit.validFrom': '2026-11-20' },
    municipality: { 'identifiers.cprNumber': '7403914002' },
  };
  for (const agency of agencies) {
    stage.read();
    if (stage.filed(agency).length > 0) answer(stage, agency, { status: 'granted', facts: issues[agency] });
  }
  stage.read();
  return stage;
}

function answer(stage: CaseStage, agency: string, said: Partial<AgencyReport>): void {
  const version = stage.filed(agency).at(-1)?.version;
  stage.deliver(agency, 'delivering').deliver(agency, 'delivered');
  stage.report(agency, { dossierVersion: version, ...said });
}

const registeredAddress = (stage: CaseStage): AgencyReport['facts'] => {
  const { data } = stage.filed('municipality').at(-1)!;
  return Object.fromEntries(
    Object.entries(data).filter(([path]) => /^address\.(street|house|floor|door|postal|muni)/.test(path)),
  );
};
const aarhus = { street: 'Skovvej', houseNumber: '7', postalCode: '8000', municipalityCode: '0751' };
const toAarhus = { address: aarhus, stay: { moveInDate: '2026-11-25' } };

const byRecipient = (stage: CaseStage): [string, number, boolean][] =>
  stage.filed('municipality').map(({ recipient, version, withdrawn }) => [recipient, version, withdrawn]);
const pathsOf = ({ data }: FiledDossier): string[] => Object.keys(data);
const claimed = ({ claims }: FiledDossier): Record<string, Json | undefined> =>
  Object.fromEntries(claims.map(({ path, claimed: value }) => [path, value]));

describe('a move', () => {
  it('against what the municipality registered is a claim: the new one is filed with, the old one told, the conflict stands', () => {
    const stage = granted('eu-worker-single');
    stage.report('municipality', { facts: registeredAddress(stage) });
    const { conflicts } = stage.tell(toAarhus).read();
    expect(conflicts.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['address.municipalityCode', 'address.street']),
    );
    expect(byRecipient(stage)).toEqual([
      ['0101', 1, false],
      ['0751', 2, false],
      ['0101', 3, false],
    ]);
    for (const dossier of stage.filed('municipality').slice(1))
      expect(claimed(dossier)).toMatchObject({ 'address.municipalityCode': '0751', 'address.street': 'Skovvej' });
    const last = (agency: string) => stage.filed(agency).at(-1)!;
    expect(last('siri').data['address.street']).toBe('Skovvej');
    expect(last('siri').claims).toEqual([]);
    const { state } = stage.read().agencies.get('municipality')!;
    expect(state).toMatchObject({ status: 'ready', recipient: '0751', former: [{ recipient: '0101', state: 'kept' }] });
  });

  it('from a flat to a house leaves no floor or door behind, in nobody’s dossier', () => {
    const stage = granted('eu-worker-single');
    stage.report('municipality', {
      facts: { ...registeredAddress(stage), 'address.floor': '3', 'address.door': 'tv' },
    });
    stage.read();
    stage.tell(toAarhus).read();
    for (const agency of agencies) {
      const paths = pathsOf(stage.filed(agency).at(-1)!);
      expect([agency, paths.filter((path) => /floor|door/.test(path))]).toEqual([agency, []]);
    }
    const told = stage
      .filed('municipality')
      .at(-1)!
      .claims.find(({ path }) => path === 'address.floor');
    expect(told).toMatchObject({ registered: '3' });
    expect(told).not.toHaveProperty('claimed');
  });

  it('is not undone by a late word on the version before, nor by the same word again', () => {
    const stage = granted('eu-worker-single');
    const before = registeredAddress(stage);
    stage.report('municipality', { facts: before });
    stage.tell(toAarhus).read();
    stage.report('municipality', { recipient: '0101', dossierVersion: 1, status: 'granted', facts: before });
    expect(stage.read().profile.get('address.municipalityCode')).toMatchObject({ value: '0751', source: 'resident' });
  });

  it('is not undone by a grant on the version before, when nothing was registered yet', () => {
    const stage = CaseStage.of('nordic-worker');
    stage.read();
    const before = registeredAddress(stage);
    const { recipient } = stage.filed('municipality')[0]!;
    stage.pass(1).tell(toAarhus).read();
    stage.report('municipality', { recipient, dossierVersion: 1, status: 'granted', facts: before });
    expect(stage.read().profile.get('address.municipalityCode')).toMatchObject({ value: '0751', source: 'resident' });
  });

  it('is not undone by the same extract sent again, with no version or on the one before', () => {
    const stage = granted('eu-worker-single');
    const facts = registeredAddress(stage);
    stage.report('municipality', { facts }).tell(toAarhus).read();
    stage.report('municipality', { recipient: '0101', facts });
    stage.report('municipality', { recipient: '0101', status: 'granted', facts });
    expect(stage.read().profile.get('address.municipalityCode')).toMatchObject({ value: '0751', source: 'resident' });
  });

  it('that is taken back is told to who was told of it, though it has answered something else since', () => {
    const stage = granted('eu-worker-single');
    stage.report('municipality', { facts: registeredAddress(stage) });
    stage.tell(toAarhus).read();
    const told = stage.filed('municipality').at(-1)!;
    const facts = { 'identifiers.cprNumber': '7403914002' };
    stage.report('municipality', { recipient: '0101', dossierVersion: told.version, status: 'granted', facts }).read();
    stage.retract(Object.keys(registeredAddress(stage)!)).read();
    const last = stage.filed('municipality').at(-1)!;
    expect([last.recipient, last.version > told.version, last.claims]).toEqual(['0101', true, []]);
  });

  it('to come leaves the case with who has it until the day, and tells it what changes meanwhile', () => {
    const stage = granted('eu-worker-single');
    const validFrom = '2026-12-10';
    const moved = Object.entries(aarhus).map(([leaf, value]) => ({ path: `address.${leaf}`, value, validFrom }));
    stage.state(moved, 'resident').read();
    expect(byRecipient(stage).flatMap(([recipient, , isWithdrawn]) => (isWithdrawn ? [recipient] : []))).toEqual([]);
    stage
      .deliver('municipality', 'delivered')
      .tell({ contact: { phone: '+4520304050' } })
      .read();
    const own = stage.filed('municipality').findLast(({ recipient }) => recipient === '0101')!;
    expect([own.data['contact.phone'], own.data['address.municipalityCode']]).toEqual(['+4520304050', '0101']);
    stage.pass(25).read();
    const withdrawn = byRecipient(stage).filter(([, , isWithdrawn]) => isWithdrawn);
    expect(withdrawn.map(([recipient]) => recipient)).toEqual(['0101']);
  });

  it('to nowhere leaves the case with who has it, and tells it that the address does not hold', () => {
    const stage = granted('eu-worker-single');
    stage.retract(Object.keys(registeredAddress(stage)!)).read();
    const last = stage.filed('municipality').at(-1)!;
    expect([last.recipient, last.withdrawn, last.data['address.street']]).toEqual(['0101', false, undefined]);
    expect(stage.read().agencies.get('municipality')!.state).toMatchObject({ status: 'granted', recipient: '0101' });
  });

  it('is answered by the new municipality’s word on the version that carried it; then the old one is let go', () => {
    const stage = granted('eu-worker-single');
    stage.report('municipality', { facts: registeredAddress(stage) });
    stage.tell(toAarhus).read();
    const facts = Object.fromEntries(Object.entries(aarhus).map(([leaf, value]) => [`address.${leaf}`, value]));
    stage.report('municipality', { recipient: '0751', dossierVersion: 2, status: 'granted', facts });
    const { conflicts, profile } = stage.read();
    expect(conflicts).toEqual([]);
    expect(profile.get('address.street')).toMatchObject({ value: 'Skovvej', source: 'municipality' });
    expect(byRecipient(stage).filter(([, , withdrawn]) => withdrawn)).toEqual([['0101', 3, true]]);
  });

  it('is filed with before the old one is let go, though a paper is missing', () => {
    const stage = granted('eu-worker-single');
    const child = {
      name: { familyName: 'Ruiz', givenNames: 'Ana' },
      birthDate: '2026-11-21',
      accompanies: true,
      custody: 'both',
    };
    stage.pass(2).tell(withDocuments({ family: { children: [child] } }));
    stage.read();
    stage.tell(toAarhus).read();
    const filed = stage.filed('municipality').at(-1)!;
    expect(filed).toMatchObject({ recipient: '0751', withdrawn: false });
    expect(filed.absent).toContainEqual({ path: 'family.children[].birthCertificate', reason: 'pending' });
    expect(contracts.validateDossier('municipality', 'v1', { ...filed.data }, filed.absent)).toEqual([]);
    expect(byRecipient(stage).map(([recipient, , withdrawn]) => [recipient, withdrawn])).toEqual([
      ['0101', false],
      ['0101', true],
      ['0751', false],
    ]);
    expect(stage.read().questions.map(({ path }) => path)).toContain('family.children');
  });

  it('to a protected address is never told to the old municipality', () => {
    const stage = granted('eu-worker-single');
    stage.report('municipality', { facts: registeredAddress(stage) });
    stage.tell({ ...toAarhus, address: { ...aarhus, protection: { wanted: true } } }).read();
    const old = stage
      .filed('municipality')
      .filter(({ recipient }) => recipient === '0101')
      .at(-1)!;
    expect(old).toMatchObject({ version: 3, data: { 'address.protection': { wanted: true } } });
    expect(JSON.stringify(old)).not.toMatch(/Skovvej|"8000"|"0751"/);
    expect(old.claims.map(({ path }) => path)).toContain('address.street');
    expect(claimed(stage.filed('municipality').find(({ recipient }) => recipient === '0751')!)).toMatchObject({
      'address.street': 'Skovvej',
    });
  });

  it('that begins later changes nothing until its day; the municipality is told four weeks before', () => {
    const stage = granted('eu-worker-single');
    stage.report('municipality', { facts: registeredAddress(stage) });
    const facts = Object.entries(aarhus).map(([leaf, value]) => ({
      path: `address.${leaf}`,
      value,
      validFrom: '2027-01-01',
    }));
    stage.state(facts, 'resident');
    expect(stage.read().lookAgainAt! <= new Date('2026-12-04T00:00:00.000Z')).toBe(true);
    expect(byRecipient(stage)).toHaveLength(1);
    stage.pass(14);
    const { profile, conflicts } = stage.read();
    expect(profile.get('address.street')).toMatchObject({ value: 'Vesterbrogade' });
    expect(conflicts.map(({ path }) => path)).toContain('address.street');
    expect(byRecipient(stage).map(([recipient]) => recipient)).toEqual(['0101', '0751', '0101']);
    expect(stage.filed('municipality').at(-1)!.claims).toContainEqual(
      expect.objectContaining({ path: 'address.street', claimed: 'Skovvej', validFrom: '2027-01-01' }),
    );
    expect(stage.filed('tax').at(-1)!.data['address.street']).toBe('Vesterbrogade');
    stage.pass(28).read();
    expect(stage.filed('tax').at(-1)!.data['address.street']).toBe('Skovvej');
    expect(byRecipient(stage)).toHaveLength(3);
  });
});

describe('the end of a part', () => {
  it('that was decided is told to it: the municipality hears that the stay is shorter than it registered', () => {
    const stage = granted('nordic-worker');
    const { value: entry } = stage.read().profile.get('stay.entryDate')!;
    const end = new Date(Date.parse(entry as string) + 50 * 86_400_000).toISOString().slice(0, 10);
    stage.tell({ stay: { intendedEnd: end } }).read();
    expect(stage.filed('municipality').map(({ data, withdrawn }) => [data['stay.intendedEnd'], withdrawn])).toEqual([
      ['open', false],
      [end, false],
    ]);
    expect(stage.statuses()).toMatchObject({ municipality: 'granted' });
  });

  it('that was not decided takes its dossier back', () => {
    const stage = CaseStage.of('nordic-worker');
    stage.read();
    const { value: entry } = stage.read().profile.get('stay.entryDate')!;
    const end = new Date(Date.parse(entry as string) + 50 * 86_400_000).toISOString().slice(0, 10);
    const { agencies: read } = stage.tell({ stay: { intendedEnd: end } }).read();
    expect(read.get('municipality')!.toWithdraw).toMatchObject([{ reason: 'noLongerApplies' }]);
  });

  it('is not asked for by who withdraws when all is decided, and corrections are told as before', () => {
    const stage = granted('eu-worker-single').withdraw();
    expect(stage.statuses()).toEqual({ siri: 'granted', municipality: 'granted', tax: 'granted' });
    expect(stage.read().status).toBe('completed');
    stage.tell({ contact: { phone: '+4550505050' } }).read();
    expect(stage.filed('tax').at(-1)!.data['contact.phone']).toBe('+4550505050');
  });
});

describe('what an agency issued', () => {
  const permits = (dossier: FiledDossier): string[] => pathsOf(dossier).filter((path) => path.startsWith('permit.'));

  it('ends with its revocation: who holds it is told at once, and nobody is given it any more', () => {
    const stage = granted('third-country-worker-family');
    expect(permits(stage.filed('tax')[0]!)).not.toEqual([]);
    const before = stage.filed('siri').length;
    stage.report('siri', { status: 'revoked' });
    const { profile } = stage.read();
    expect(profile.has('permit.number')).toBe(false);
    for (const agency of ['municipality', 'tax']) {
      const last = stage.filed(agency).at(-1)!;
      expect([agency, permits(last), last.withdrawn]).toEqual([agency, [], false]);
      expect(last.ended).toMatchObject([{ path: 'permit.number', reason: 'revoked' }, { path: 'permit.validFrom' }]);
    }
    expect(stage.filed('siri')).toHaveLength(before);
    expect(stage.statuses()).toEqual({ siri: 'revoked', municipality: 'granted', tax: 'granted' });
    stage.tell({ contact: { phone: '+4550505050' } }).read();
    expect(permits(stage.filed('tax').at(-1)!)).toEqual([]);
    expect(stage.filed('tax').at(-1)!.ended).toHaveLength(2);
  });

  it('counts again when it is granted after all', () => {
    const stage = granted('third-country-worker-family');
    stage.report('siri', { status: 'revoked' }).read();
    stage.report('siri', { status: 'granted', facts: { 'permit.number': 'P-2' } }).read();
    const last = stage.filed('municipality').at(-1)!;
    expect(last.data['permit.number']).toBe('P-2');
    expect(last.ended).toEqual([]);
  });

  it('stops who waits for it and has not decided, and tells who was given it', () => {
    const stage = CaseStage.of('third-country-worker-family');
    stage.read();
    answer(stage, 'siri', { status: 'granted', facts: { 'permit.number': 'P-1' } });
    stage.read();
    stage.deliver('tax', 'delivering').deliver('tax', 'delivered');
    stage.report('siri', { status: 'revoked' });
    expect(stage.statuses()).toEqual({ siri: 'revoked', municipality: 'stopped', tax: 'stopped' });
    expect(stage.filed('tax').at(-1)!).toMatchObject({
      version: 2,
      withdrawn: false,
      ended: [{ path: 'permit.number' }],
    });
    expect(stage.filed('municipality').map(({ withdrawn }) => withdrawn)).toEqual([true]);
  });
});

describe('what two sources state differently', () => {
  const married = (): CaseStage => {
    const stage = CaseStage.of('eu-worker-single');
    stage.read();
    answer(stage, 'siri', {
      status: 'granted',
      facts: { 'permit.number': 'P-1', 'identity.maritalStatus': 'married' },
    });
    return stage;
  };
  const certificate = 'family.marriageCertificate';

  it('asks nothing and holds nobody up: SIRI says married of an unmarried woman', () => {
    const stage = married();
    const { questions, conflicts } = stage.read();
    expect(questions).toEqual([]);
    expect(conflicts.map(({ path }) => path)).toEqual(['identity.maritalStatus']);
    expect(stage.statuses()).toMatchObject({ siri: 'granted', municipality: 'ready' });
    const dossier = stage.filed('municipality')[0]!;
    expect(dossier.absent).toContainEqual({ path: certificate, reason: 'disputed' });
    expect(contracts.validateDossier('municipality', 'v1', { ...dossier.data }, dossier.absent)).toEqual([]);
  });

  it('is told to SIRI when she says so again, which can answer; the others keep what the register says', () => {
    const stage = married();
    stage.read();
    stage.tell({ identity: { maritalStatus: 'unmarried' } });
    const { profile, questions } = stage.read();
    expect(profile.get('identity.maritalStatus')).toMatchObject({ value: 'unmarried', source: 'resident' });
    expect(questions).toEqual([]);
    expect(claimed(stage.filed('siri').at(-1)!)).toEqual({ 'identity.maritalStatus': 'unmarried' });
    expect(stage.filed('municipality').at(-1)!.data['identity.maritalStatus']).toBe('married');
    stage.report('siri', { dossierVersion: 2, facts: { 'identity.maritalStatus': 'unmarried' } });
    const after = stage.read();
    expect(after.conflicts).toEqual([]);
    expect(stage.filed('municipality').at(-1)!.data['identity.maritalStatus']).toBe('unmarried');
    expect(stage.filed('municipality').at(-1)!.absent).toEqual([]);
    expect(stage.filed('siri')).toHaveLength(2);
  });

  it('is over when SIRI stands by its word', () => {
    const stage = married();
    stage.read();
    stage.tell({ identity: { maritalStatus: 'unmarried' } }).read();
    stage.report('siri', { dossierVersion: 2, facts: { 'identity.maritalStatus': 'married' } });
    expect(stage.read().conflicts).toEqual([]);
    expect(stage.read().questions.map(({ path }) => path)).toContain(certificate);
  });

  it('a marriage that she tells of herself is asked for its papers', () => {
    const stage = granted('eu-worker-single');
    stage.report('municipality', { facts: { 'identity.maritalStatus': 'unmarried' } }).read();
    stage.tell({ identity: { maritalStatus: 'married' } });
    expect(stage.read().questions.map(({ path }) => path)).toContain(certificate);
  });
});

describe('a CPR number that replaces another', () => {
  it('is the number, the old one is history, and agencies are told', () => {
    const stage = granted('eu-worker-single');
    const cpr = 'identifiers.cprNumber';
    stage.report('municipality', { facts: { [cpr]: '7403914010' } });
    expect(stage.read().profile.get(cpr)?.value).toBe('7403914002');
    expect(stage.read().conflicts.map(({ path }) => path)).toEqual([cpr]);
    stage.report('municipality', { facts: { [cpr]: '7403914010' }, replaces: { [cpr]: '7403914002' } });
    const { profile, conflicts } = stage.read();
    expect(profile.get(cpr)).toMatchObject({
      value: '7403914010',
      alternatives: expect.arrayContaining([expect.objectContaining({ value: '7403914002' })]) as object,
    });
    expect(conflicts).toEqual([]);
    for (const agency of ['siri', 'tax']) expect(stage.filed(agency).at(-1)!.data[cpr]).toBe('7403914010');
  });

  it('is the number of the outcome too, as is whatever else the agency states anew', () => {
    const stage = granted('third-country-worker-family');
    const outcome = (agency: string) => stage.read().agencies.get(agency)!.state.outcome!.facts;
    const cpr = 'identifiers.cprNumber';
    stage.report('municipality', { facts: { [cpr]: '7403914010' } });
    expect(outcome('municipality')).toEqual({ [cpr]: '7403914002' });
    stage.report('municipality', { facts: { [cpr]: '7403914010' }, replaces: { [cpr]: '7403914002' } });
    expect(outcome('municipality')).toEqual({ [cpr]: '7403914010' });
    stage.report('siri', { facts: { 'permit.validFrom': '2026-11-23' } });
    expect(outcome('siri')).toEqual({ 'permit.number': 'P-1', 'permit.validFrom': '2026-11-23' });
  });
});

describe('an appointment', () => {
  const meeting = (day: string) => ({
    kind: 'biometrics',
    place: 'SIRI',
    from: `${day}T09:00:00Z`,
    to: `${day}T09:30:00Z`,
  });
  const state = (reading: CaseReading) => reading.agencies.get('siri')!.state.appointment;

  it('is replaced by another one, and cancelled', () => {
    const stage = CaseStage.of('third-country-worker-family');
    stage.read();
    stage.report('siri', { appointment: meeting('2026-12-01') }).report('siri', { appointment: meeting('2026-12-03') });
    expect(state(stage.read())).toMatchObject({ ...meeting('2026-12-03'), replaces: true });
    stage.report('siri', { appointment: { cancelled: true } });
    expect(state(stage.read())).toMatchObject({ ...meeting('2026-12-03'), cancelled: true });
    stage.report('siri', { appointment: meeting('2026-12-08') });
    expect(state(stage.read())).toEqual({ ...meeting('2026-12-08'), saidAt: stage.now() });
  });
});

describe('what follows from a case in which life changed', () => {
  it('is the same in any order, doubled, and rebuilt from all that was said', () => {
    const stage = granted('third-country-worker-family');
    stage.report('municipality', { facts: registeredAddress(stage) });
    stage.tell(toAarhus).read();
    stage.report('siri', { facts: { 'identity.maritalStatus': 'divorced' } }).read();
    stage.tell({ identity: { maritalStatus: 'married' } }).read();
    stage.report('siri', { status: 'revoked' }).read();
    stage.tell({ stay: { intendedEnd: '2027-01-10' } }).read();
    stage.report('municipality', {
      recipient: '0751',
      dossierVersion: 2,
      status: 'granted',
      facts: { 'address.street': 'Skovvej' },
    });
    stage.read();
    const now = new Date(stage.now());
    const expected = readCase(rules, stage.record, now);
    const { said, facts, filed } = stage.record;
    const shuffled = <T>(items: readonly T[]): fc.Arbitrary<T[]> =>
      fc
        .shuffledSubarray([...items, ...items], { minLength: items.length })
        .map((some) => [...new Set([...some, ...items])]);
    fc.assert(
      fc.property(shuffled(said), shuffled(facts), shuffled(filed), (reports, stated, dossiers) => {
        const record = { ...stage.record, said: reports, facts: standing(contracts, stated), filed: dossiers };
        expect(readCase(rules, record, now)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
    expect([...expected.agencies.values()].flatMap(({ toFile, toWithdraw }) => [...toFile, ...toWithdraw])).toEqual([]);
  });
});
