import { contracts, type Json } from './index.js';

const problemsOf = (answers: Json) => contracts.validateAnswers(answers).problems;
const shortOf = (answers: Json) => problemsOf(answers).map(({ path, code }) => `${path} ${code}`);

describe('answers nested by path', () => {
  it('become facts by name', () => {
    const { facts, problems } = contracts.validateAnswers({
      identity: { familyName: 'Sharma' },
      family: { spouse: { birthDate: '1989-06-21' }, children: [] },
    });
    expect(problems).toEqual([]);
    expect([...facts]).toEqual([['identity.familyName', 'Sharma'], ['family.spouse', { birthDate: '1989-06-21' }], ['family.children', []]]); // prettier-ignore
    expect([...contracts.spread(facts).keys()]).toEqual([
      'identity.familyName',
      'family.spouse.birthDate',
      'family.children',
    ]);
  });

  it('may say nothing at all', () => {
    expect(contracts.validateAnswers({})).toEqual({ facts: new Map(), problems: [] });
  });

  it('keep what holds beside what does not, and report all problems at once', () => {
    const { facts, problems } = contracts.validateAnswers({
      identity: { familyName: 'Sharma', birthDate: '1990-02-31', shoeSize: 43 },
      employment: { employerCvr: '12345678' },
    });
    expect([...facts.keys()]).toEqual(['identity.familyName']);
    expect(problems.map(({ path }) => path)).toEqual([
      'identity.shoeSize',
      'identity.birthDate',
      'employment.employerCvr',
    ]);
  });

  it('are kept as Unicode NFC, however they were typed', () => {
    const { facts } = contracts.validateAnswers({ identity: { familyName: 'A\u030Angström' } });
    expect(facts.get('identity.familyName')).toBe('Ångström');
  });

  it('are kept without what pasting brings along', () => {
    const name = { familyName: '\u00A0van\u00A0der\u200BBerg ', givenNames: '\uFEFFAnna\u202FMaria' };
    const { facts, problems } = contracts.validateAnswers({ identity: name });
    expect(problems).toEqual([]);
    expect([...facts.values()]).toEqual(['van derBerg', 'Anna Maria']);
  });
});

describe('what is wrong with an IBAN', () => {
  it.each([
    ['DK69 9999 0001 2345 67', /without spaces/],
    ['dk6999990001234567', /capital letters/],
    ['US6999990001234567', /two letters of a country/],
    ['DK699999000123456', /too few or too many/],
    ['DK69999900012345O7', /0 and O/],
    ['DK6999990001234568', /check digits/],
  ])('is said of %s', (iban, said) => {
    const [problem] = problemsOf({ tax: { payoutAccount: { iban } } });
    expect(problem).toMatchObject({ pointer: '/iban', code: 'wrongFormat' });
    expect(problem!.message.en).toMatch(said);
    expect(problem!.message.da + problem!.message.en).not.toContain(iban);
  });
});

test.each<[Json, RegExp]>([
  [{ employment: { weeklyHours: 'many' } }, /example 37\./],
  [{ employment: { grossMonthlySalary: 'much' } }, /example 48500\./],
  [{ study: { educationHistory: [{ institution: 'x', degree: 'x', year: '2015' }] } }, /example 2019\./],
  [{ tax: { commuting: { kmPerDay: 'far', daysPerYear: 216 } } }, /example 60\./],
])('a number is asked for by one of its own kind: %j', (answers, example) => {
  expect(problemsOf(answers).map(({ code, message }) => [code, message.en])).toEqual([
    ['wrongType', expect.stringMatching(example)],
  ]);
});

describe('what is refused', () => {
  it.each<[string, Json, string[]]>([
    ['a list', [], [' wrongType']],
    ['nothing', null, [' wrongType']],
    ['a text where a topic is', { identity: 'x' }, ['identity wrongType']],
    ['an unknown topic', { shoes: { size: 43 } }, ['shoes unknownPath']],
    ['a path that is not nested', { 'identity.familyName': 'x' }, ['identity.familyName unknownPath']],
    ['a wrong type', { identity: { familyName: 7 } }, ['identity.familyName wrongType']],
    ['no such country', { identity: { citizenship: 'QQ' } }, ['identity.citizenship invalid']],
    [
      'an IBAN with wrong check digits',
      { tax: { payoutAccount: { iban: 'DK0000000000000000' } } },
      ['tax.payoutAccount wrongFormat'],
    ],
    ['half a bank account', { tax: { payoutAccount: { registrationNumber: '9999' } } }, ['tax.payoutAccount invalid']],
    ['what SIRI issues', { permit: { number: 'X1' } }, ['permit.number issued']],
    ['what is derived', { derived: { stayWholeMonths: 3 } }, ['derived unknownPath']],
    ['U+0000', { identity: { familyName: 'a\u0000b' } }, ['identity.familyName unfitText']],
    [
      'half a surrogate pair',
      { contact: { representative: { name: 'a\uD800' } } },
      ['contact.representative unfitText'],
    ],
    [
      'no citizenship and yet not stateless',
      { identity: { citizenship: null, statelessOrRefugee: 'none' } },
      ['identity.statelessOrRefugee notInList'],
    ],
    ['an unknown leaf of the spouse', { family: { spouse: { shoe: 1 } } }, ['family.spouse.shoe unknownPath']],
    ['a spouse without a leaf', { family: { spouse: {} } }, ['family.spouse wrongType']],
    ['a spouse that is a text', { family: { spouse: 'Diya' } }, ['family.spouse wrongType']],
    [
      'a document that is no id',
      { travelDocument: { copy: { documentId: '../x' } } },
      ['travelDocument.copy wrongFormat'],
    ],
    ['a declaration denied', { declarations: { truth: false } }, ['declarations.truth notInList']],
    ['a text that is too long', { identity: { familyName: 'x'.repeat(201) } }, ['identity.familyName tooLong']],
  ])('%s', (_what, answers, expected) => expect(shortOf(answers)).toEqual(expected));

  it('keys that a prototype has', () => {
    const answers = JSON.parse(
      '{"__proto__": {"x": 1}, "constructor": {"prototype": {"y": 2}}, "identity": {"toString": 1}}',
    ) as Json;
    expect(shortOf(answers)).toEqual([
      '__proto__ unknownPath',
      'constructor unknownPath',
      'identity.toString unknownPath',
    ]);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('depth and breadth that no field has, without falling over', () => {
    let deep: Json = 1;
    for (let depth = 0; depth < 100_000; depth++) deep = [deep];
    expect(problemsOf({ identity: { formerNames: deep } }).map(({ code }) => code)).toEqual(['tooDeep']);
    expect(shortOf({ identity: { formerNames: Array<Json>(50_000).fill(7) } })).toEqual([
      'identity.formerNames tooLong',
    ]);
  });

  it('is named by its fact, and inside it by a pointer', () => {
    const [problem] = problemsOf({ family: { children: [{ custody: 'both' }, { custody: 'nobody' }] } });
    expect(problem).toMatchObject({ path: 'family.children', pointer: '/1/custody', code: 'notInList' });
  });

  it('is explained in two languages with an example, and never repeated', () => {
    const [problem] = problemsOf({ address: { postalCode: 'secret' } });
    expect(problem?.message).toEqual({
      da: 'Postnr.: Et dansk postnummer har fire cifre, for eksempel 1620.',
      en: 'Postal code: A Danish postal code has four digits, for example 1620.',
    });
    const many = problemsOf({
      contact: { email: 'secret', phone: 'secret' },
      identity: { sex: 'secret', birthDate: 'secret' },
    });
    expect(many).toHaveLength(4);
    expect(JSON.stringify(many)).not.toContain('secret');
  });
});

describe('an absence', () => {
  it('needs a path that can be absent and one of its reasons', () => {
    expect(contracts.validateAbsence('employment.contract', 'notYetIssued')).toEqual([]);
    expect(contracts.validateAbsence('employment.contract', 'lost')[0]?.code).toBe('notInList');
    expect(contracts.validateAbsence('identity.familyName', 'unknown')[0]?.code).toBe('forbidden');
    expect(contracts.validateAbsence('__proto__', 'unknown')[0]?.code).toBe('unknownPath');
  });
});
