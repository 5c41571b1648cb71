import { contracts, type Json } from '#contracts';
import { createNeeds } from '#needs';

const needs = createNeeds(contracts);
const documentId = '018f0000-0000-7000-8000-000000000001';
const child = {
  name: { familyName: 'Sharma', givenNames: 'Anika' },
  birthDate: '2018-05-30',
  accompanies: true,
  birthCertificate: { documentId },
};
const indian = { 'identity.citizenship': 'IN', 'stay.ground': 'study' };
const given = (values: Record<string, Json>, absent: Record<string, string> = {}) => ({
  values: new Map(Object.entries(values)),
  absent: new Map(Object.entries(absent)),
});
const siri = (values: Record<string, Json>, absent?: Record<string, string>) =>
  needs.evaluate(given({ ...indian, ...values }, absent)).agencies.get('siri')!;

describe('before anything is known', () => {
  it('asks for the first facts that decide who takes part, and nothing that hangs on them', () => {
    const { questions, agencies } = needs.evaluate(given({}));
    expect(questions).toEqual([
      { path: 'identity.citizenship', agencies: ['siri'] },
      { path: 'stay.entryDate', agencies: ['municipality'] },
      { path: 'stay.ground', agencies: ['tax'] },
    ]);
    expect(agencies.get('municipality')).toMatchObject({
      missing: ['stay.entryDate', 'stay.intendedEnd'],
      complete: false,
    });
    expect(needs.project('siri', given({ 'identity.familyName': 'Sharma' }))).toEqual({ data: {}, absent: [] });
  });
});

describe('children', () => {
  it('are not asked for, and an empty list is an answer', () => {
    expect(siri({}).missing).not.toContain('family.children');
    expect(siri({ 'family.children': [] }).missing).not.toContain('family.children');
  });

  it('miss the whole fact for one leaf of one child', () => {
    expect(siri({ 'family.children': [{ ...child, custody: 'mother' }, child] }).missing).toContain('family.children');
    expect(siri({ 'family.children': [{ ...child, custody: 'mother' }] }).missing).not.toContain('family.children');
  });

  const shared = { 'family.children': [{ ...child, custody: 'both' }] };
  const consent = 'family.children[].otherParentConsent';

  it('need the other parent’s consent once it is known that no spouse accompanies', () => {
    expect(siri({ ...shared, 'identity.maritalStatus': 'unmarried' })).toMatchObject({
      missing: expect.arrayContaining(['family.children']),
      needed: expect.arrayContaining([consent]),
    });
    expect(siri({ ...shared, 'identity.maritalStatus': 'married' }).needed).not.toContain(consent);
    const accompanied = { 'family.spouse.residence': { accompanies: true, country: 'IN' } };
    expect(siri({ ...shared, ...accompanied, 'identity.maritalStatus': 'married' }).missing).not.toContain(
      'family.children',
    );
  });

  it('travel with the leaves that the agency lists, to no agency that lists none', () => {
    const told = given({ ...indian, ...shared, 'stay.intendedEnd': 'open', 'stay.ground': 'work' });
    expect(needs.project('municipality', told).data['family.children']).toEqual(shared['family.children']);
    expect(needs.project('tax', told).data).not.toHaveProperty('family.children');
  });
});

describe('"I have none"', () => {
  it('counts as given, and travels with its reason', () => {
    const told = siri({ 'stay.ground': 'work' }, { 'employment.contract': 'notYetIssued' });
    expect(told.missing).not.toContain('employment.contract');
    expect(told.needed).toContain('employment.contract');
    const { absent } = needs.project(
      'siri',
      given({ ...indian, 'stay.ground': 'work' }, { 'employment.contract': 'notYetIssued' }),
    );
    expect(absent).toEqual([{ path: 'employment.contract', reason: 'notYetIssued' }]);
  });

  it('is no employment', () => {
    expect(siri({}, { 'employment.contract': 'notYetIssued' }).forbidden).toContain('employment.contract');
    expect(siri({ 'employment.jobTitle': 'Tutor' }).missing).toContain('employment.contract');
  });
});

describe('what an agency asks for again', () => {
  const ask = (agency: string, fact: string, values: Record<string, Json> = indian) =>
    needs.evaluate(given(values), { asksFor: new Map([[agency, [fact]]]) });
  const open = { ...indian, 'contact.phone': '+4512345678' };

  it('is a question and missing, although it was given', () => {
    const { questions, agencies } = ask('siri', 'contact.phone', open);
    expect(questions).toContainEqual({ path: 'contact.phone', agencies: ['siri'] });
    expect(agencies.get('siri')?.missing).toContain('contact.phone');
    expect(needs.evaluate(given(open)).agencies.get('siri')?.missing).not.toContain('contact.phone');
  });

  it('is never what it may not see, what an agency issues, or anything where it takes no part', () => {
    const asked = (agency: string, fact: string, values?: Record<string, Json>) =>
      ask(agency, fact, values).questions.some(({ path }) => path === fact);
    expect(asked('siri', 'employment.contract')).toBe(false);
    expect(asked('siri', 'health.insuranceGroup')).toBe(false);
    expect(asked('siri', 'permit.number')).toBe(false);
    expect(asked('siri', 'contact.language', { 'identity.citizenship': 'DK' })).toBe(false);
  });
});

it('the facts of a stateless person are asked for by who lists them', () => {
  expect(siri({ 'identity.citizenship': null }).missing).toContain('identity.statelessOrRefugee');
  expect(siri({}).missing).not.toContain('identity.statelessOrRefugee');
});

describe('an address that does not exist yet', () => {
  const dane = { 'identity.citizenship': 'DK', 'stay.intendedEnd': 'open', 'stay.ground': 'family' };
  const notYet = Object.fromEntries(contracts.groups[0]!.facts.map((fact) => [fact, 'notYet']));
  const municipality = (absent: Record<string, string>, values: Record<string, Json> = {}) =>
    needs.evaluate(given({ ...dane, ...values }, absent));

  it('is missing as one, is asked as one by its street, and goes to nobody', () => {
    const { agencies, questions } = municipality(notYet);
    const { missing, complete } = agencies.get('municipality')!;
    expect(missing.filter((fact) => fact.startsWith('address') || fact === 'stay.moveInDate')).toEqual(['address']);
    expect(complete).toBe(false);
    expect(questions.filter(({ path }) => path.startsWith('address.'))).toEqual([
      { path: 'address.street', agencies: ['municipality'], group: 'address' },
    ]);
    expect(needs.project('municipality', given(dane, notYet)).absent).toEqual([]);
  });

  it('stands for what nobody has asked yet, too', () => {
    const [street] = contracts.groups[0]!.facts;
    expect(municipality({ [street]: 'notYet' }).agencies.get('municipality')!.missing).toEqual(
      municipality(notYet).agencies.get('municipality')!.missing,
    );
  });

  it('is asked piece by piece once there is a street', () => {
    const { 'address.street': _, ...others } = notYet;
    const { missing } = municipality(others, { 'address.street': 'Vesterbrogade' }).agencies.get('municipality')!;
    expect(missing).toEqual(expect.arrayContaining(['stay.moveInDate', 'address.houseNumber', 'address.housingProof']));
    expect(missing).not.toContain('address');
  });
});

describe('who takes part, by citizenships and days', () => {
  const takesPart = (values: Record<string, Json>) =>
    Object.fromEntries([...needs.evaluate(given(values)).agencies].map(([agency, state]) => [agency, state.takesPart]));
  const person = (citizenship: Json, others: string[] = [], ground = 'work', end = 'open') => ({
    'identity.citizenship': citizenship,
    'identity.otherCitizenships': others,
    'stay.entryDate': '2026-12-01',
    'stay.intendedEnd': end,
    'stay.ground': ground,
  });

  it.each([
    ['an Ålander', person('AX'), false],
    ['a Spaniard who is an Indian too', person('ES', ['IN']), true],
    ['a Dane who is an American too', person('US', ['DK']), false],
    ['an Indian who is a Norwegian too', person('IN', ['NO']), false],
    ['somebody from Réunion for two months', person('RE', [], 'study', '2027-01-31'), false],
    ['somebody from Puerto Rico for two months', person('PR', [], 'study', '2027-01-31'), true],
    ['somebody without a citizenship for two months', person(null, [], 'study', '2027-01-31'), true],
    ['a Spaniard for a day less than three months', person('ES', [], 'work', '2027-02-28'), false],
    ['a Spaniard for three months', person('ES', [], 'work', '2027-03-01'), true],
    ['a Spaniard who looks for a job for five months', person('ES', [], 'jobSeeker', '2027-05-31'), false],
    ['a Spaniard who looks for a job for six months', person('ES', [], 'jobSeeker', '2027-06-01'), true],
  ])('SIRI has to do with %s: %#', (_who, values, siri) => {
    expect(takesPart(values).siri).toBe(siri);
  });

  it('sends nothing of a short stay of an EU citizen to SIRI or the municipality', () => {
    const short = person('ES', [], 'study', '2027-01-31');
    expect(takesPart(short)).toEqual({ siri: false, municipality: false, tax: false });
    expect(needs.project('siri', given(short)).data).toEqual({});
  });

  it('registers an EU citizen only with an EU document, and others from three months on', () => {
    expect(takesPart(person('ES', [], 'jobSeeker', '2027-05-31')).municipality).toBe(false);
    expect(takesPart(person('SE', [], 'jobSeeker', '2027-05-31')).municipality).toBe(true);
    expect(takesPart(person('IN', [], 'jobSeeker', '2027-05-31')).municipality).toBe(true);
  });

  it('drops nobody in silence when an end lies before the beginning', () => {
    expect(takesPart(person('ES', [], 'work', '2026-01-01'))).toMatchObject({
      siri: undefined,
      municipality: undefined,
    });
  });

  it('asks for the citizenship first, then the days and the ground; another citizenship is asked of no one for this', () => {
    const missing = (values: Record<string, Json>) => needs.evaluate(given(values)).agencies.get('siri')!.missing;
    expect(missing({})).toEqual(['identity.citizenship']);
    expect(missing({ 'identity.citizenship': 'ES' })).toEqual(['stay.entryDate', 'stay.intendedEnd', 'stay.ground']);
    expect(missing({ 'identity.citizenship': 'ES', 'stay.ground': 'work' })).toEqual([
      'stay.entryDate',
      'stay.intendedEnd',
    ]);
  });
});

describe('a child', () => {
  const third = { 'identity.citizenship': 'IN', 'stay.intendedEnd': 'open', 'stay.entryDate': '2026-09-01' };
  const missingOf = (values: Record<string, Json>) =>
    [...needs.evaluate(given({ ...third, ...values })).agencies.values()].flatMap(({ missing }) => missing);
  const ofAdultsOnly = ['identity.maritalStatus', 'stay.criminalRecord', 'contact.email', 'contact.phone'];

  it('of five is not asked for civil status, convictions, contact, job or school', () => {
    const missing = missingOf({ 'identity.birthDate': '2021-05-30', 'stay.ground': 'family' });
    for (const fact of [...ofAdultsOnly, 'study.educationHistory']) expect(missing).not.toContain(fact);
    expect(missing.filter((fact) => /^(employment|tax)[.]|^family[.](spouse|children)/.test(fact))).toEqual([]);
    expect(missing).toContain('family.parents');
  });

  it('is one until the eighteenth birthday, and whose age is not known is none', () => {
    for (const birth of ['2008-09-02', '2009', '2008-10'])
      expect(missingOf({ 'identity.birthDate': birth, 'stay.ground': 'family' })).not.toContain('contact.email');
    for (const birth of ['2008-09-01', '2008', '2008-09'])
      expect(missingOf({ 'identity.birthDate': birth, 'stay.ground': 'family' })).toEqual(expect.arrayContaining(ofAdultsOnly)); // prettier-ignore
    expect(missingOf({ 'stay.ground': 'family' })).toEqual(expect.arrayContaining(ofAdultsOnly));
  });

  it('who comes to study alone is asked for the school, and one with a job may tell of it and need not', () => {
    expect(missingOf({ 'identity.birthDate': '2009', 'stay.ground': 'study' })).toContain('study.educationHistory');
    const job = { 'identity.birthDate': '2009', 'stay.ground': 'work', 'employment.jobTitle': 'Kitchen hand' };
    expect(missingOf(job).filter((fact) => fact.startsWith('employment.'))).toEqual([]);
    expect(needs.project('tax', given({ ...third, ...job })).data).toHaveProperty(['employment.jobTitle']);
  });
});

it('the tax agency waits for the church mark of whoever takes part, whoever else asks for it', () => {
  const short = { 'identity.citizenship': 'NO', 'stay.entryDate': '2026-09-01', 'stay.intendedEnd': '2026-10-01', 'stay.ground': 'work' }; // prettier-ignore
  for (const values of [short, { ...short, 'stay.intendedEnd': 'open' }])
    expect(needs.evaluate(given(values)).agencies.get('tax')!.missing).toContain('family.churchMembership');
  expect(needs.evaluate(given({ ...short, 'family.churchMembership': 'notMember' })).agencies.get('tax')!.missing).not.toContain('family.churchMembership'); // prettier-ignore
});

it('biometrics have a deadline for who has them taken, and nobody else', () => {
  const biometrics = contracts.process('siri').deadlines.find(({ id }) => id === 'biometrics')!;
  const isDue = (citizenship: Json): unknown =>
    needs.holds(biometrics.if!, given({ 'identity.citizenship': citizenship }));
  expect([isDue('IN'), isDue(null), isDue('ES'), isDue('RE')]).toEqual([true, true, false, false]);
});
