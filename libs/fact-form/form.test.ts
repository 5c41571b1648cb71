import { contracts, type Json, type SchemaObject } from '#contracts';
import { choicesOf, showValue } from './shown/show-value.js';
import { formFrom, render, type Form } from '#pages';
import { changeEntries } from './change-entries.js';
import { Value } from './fact-field.js';
import { filledForm } from './filled.js';
import { readValue } from './read-value.js';
import { shapeOf } from './shape.js';

const read = (path: string, texts: Record<string, string>) =>
  readValue(formFrom(texts), path, contracts.getPath(path).schema, new Map());

/** Of every path an example that holds. */
const examples = Object.entries(
  jest.requireActual<Record<string, Json>>('../../schemas/profile/v1/examples/valid/every-path.json'),
).filter(([path]) => contracts.getPath(path).derived === undefined);

/** Those of one exact form. */
const exact = examples.filter((example): example is [string, string] => {
  const [path, value] = example;
  const { format = '', pattern } = contracts.getPath(path).schema;
  if (typeof value !== 'string' || value.length < 4) return false;
  const hasRoom = pattern === undefined || new RegExp(pattern, 'u').test(`${value.slice(0, 3)} 1`);
  return !hasRoom || ['phone', 'cpr-number', 'cvr'].includes(format);
});

describe('a value in its fields', () => {
  it.each(examples)('%s is read as it was filled in', (path, value) => {
    const { schema } = contracts.getPath(path);
    expect(readValue(filledForm([[path, schema, value]]), path, schema, new Map())).toEqual({ value, problems: [] });
  });

  it.each([
    ['a day that does not exist', 'stay.entryDate', { day: '31', month: '2', year: '2026' }],
    ['a date without its month', 'stay.entryDate', { day: '3', month: '', year: '2026' }],
    ['a year of two digits', 'stay.entryDate', { day: '3', month: '2', year: '26' }],
  ])('%s is a problem at the day', (_, path, parts) => {
    const texts = Object.fromEntries(Object.entries(parts).map(([part, text]) => [`${path}.${part}`, text]));
    expect(read(path, texts)).toMatchObject({ problems: [{ name: `${path}.day` }] });
  });

  it.each([
    ['48500', 48_500],
    ['48.500', 48_500],
    ['48,500 kr.', 48_500],
    ['1 200 000', 1_200_000],
  ])('an amount may be written as %p', (typed, value) => {
    const path = 'employment.grossMonthlySalary';
    expect(read(path, { [path]: typed })).toEqual({ value, problems: [] });
  });

  it.each([
    ['identity.familyName', '\u200bvan\u00a0der Berg\u00a0', 'van der Berg'],
    ['contact.phone', '\u202a+45 22 33-44 55\u202c', '+4522334455'],
    ['travelDocument.number', '592-1234567-89', '592123456789'],
    ['travelDocument.number', '01234567 8 zz4', '012345678ZZ4'],
    ['contact.phone', '+45 22 33-44 55', '+4522334455'],
    ['contact.phone', '12 34 56 78', '+4512345678'],
    ['contact.phone', '12345678', '+4512345678'],
    ['contact.phone', '0034 600 111 222', '+34600111222'],
    ['contact.phone', '+44 (0)20 7946 0018', '+442079460018'],
    ['contact.email', '  mateo@example.org ', 'mateo@example.org'],
    ['identifiers.cprNumber', '750190-4001', '7501904001'],
    ['travelDocument.number', 'c01 x00-t47', 'C01X00T47'],
    ['address.postalCode', ' 16 20 ', '1620'],
    ['address.houseNumber', '8 a', '8A'],
    ['address.floor', 'ST.', 'st'],
    ['address.floor', 'Ground floor', 'st'],
    ['address.floor', 'stue', 'st'],
    ['address.floor', '3.', '3'],
    ['address.floor', '3. sal', '3'],
    ['address.floor', 'K2', 'k2'],
    ['address.street', 'Møllevej, Vester Egesborg', 'Møllevej, Vester Egesborg'],
    ['address.door', 't.v.', 'tv'],
    ['address.door', 'left', 'tv'],
    ['address.door', 'venstre', 'tv'],
    ['address.door', '12-3', '12-3'],
    ['employment.employerCvr', 'DK 99 99 00 07', '99990007'],
    ['employment.discoCode', '2512.10', '251210'],
  ])('of %s may be written as %p', (path, typed, value) => {
    expect(read(path, { [path]: typed })).toEqual({ value, problems: [] });
    expect(contracts.validateFact(path, value)).toEqual([]);
  });

  it.each(exact)('of %s is read with spaces and hyphens between, too', (path, value) => {
    const [start, end] = [value.slice(0, 3), value.slice(3)];
    for (const typed of [`${start} ${end}`, `${start}-${end}`, `${start}\u00a0– ${end}`])
      expect(read(path, { [path]: typed })).toEqual({ value, problems: [] });
  });

  it('of a group and of a list is read as forgivingly', () => {
    const account = 'tax.payoutAccount';
    expect(read(account, { [`${account}.iban`]: 'dk69 9999 0001 2345 67' }).value).toEqual({
      iban: 'DK6999990001234567',
    });
    const phones = { type: 'array', items: { type: 'string', format: 'phone' } };
    expect(readValue(formFrom({ phones: '+45 22 33 44 55\n' }), 'phones', phones, new Map()).value).toEqual([
      '+4522334455',
    ]);
  });

  it('is kept and shown as it was typed where it does not hold', () => {
    const path = 'contact.phone';
    const form = formFrom({ [path]: '(22) 33-44 5' });
    const { schema } = contracts.getPath(path);
    const { value } = readValue(form, path, schema, new Map());
    expect(contracts.validateFact(path, value!)).toHaveLength(1);
    const page = render(Value({ name: path, schema, label: 'Phone', context: { language: 'en', form, problems: [] } }));
    expect(page).toContain('value="(22) 33-44 5"');
  });

  it.each([
    [{ day: '1', month: 'september', year: '2026' }],
    [{ day: '1.', month: 'sept', year: '2026' }],
    [{ day: '01', month: '09', year: '2026' }],
    [{ day: '1/9/2026', month: '', year: '' }],
    [{ day: '1. september 2026', month: '', year: '' }],
    [{ day: '2026-09-01', month: '', year: '' }],
  ])('of a date may be written as %p', (parts) => {
    const texts = Object.fromEntries(Object.entries(parts).map(([part, text]) => [`stay.entryDate.${part}`, text]));
    expect(read('stay.entryDate', texts)).toEqual({ value: '2026-09-01', problems: [] });
  });

  it('is nothing where nothing was typed', () => {
    expect(read('identity.givenNames', { 'identity.givenNames': '  ' })).toEqual({ problems: [] });
  });
});

describe('a code that stands for something with a name', () => {
  const leavesOf = (schema: SchemaObject): SchemaObject[] => {
    const shape = shapeOf(schema);
    if (shape.kind === 'group') return shape.leaves.flatMap((leaf) => leavesOf(leaf.schema));
    return shape.kind === 'entries' ? leavesOf(shape.item) : [schema];
  };
  const asked = contracts.paths.filter(({ issuedBy, derived }) => !issuedBy && !derived);

  it.each(asked.map(({ path, schema }) => [path, schema] as const))('is never typed at %s', (_, schema) => {
    const typed = leavesOf(schema).filter((leaf) => shapeOf(leaf).kind === 'text');
    const helps = typed.map((leaf) => JSON.stringify(leaf['x-help'] ?? '').replace(/landekode|country code/g, ''));
    expect(helps.filter((help) => /\b(code|koden?)\b/i.test(help))).toEqual([]);
  });

  it.each([
    ['contact.language', 'da', 'Danish', 'Dansk'],
    ['travelDocument.issuingCountry', 'D', 'Germany', 'Tyskland'],
    ['travelDocument.issuingCountry', 'XOM', 'Sovereign Military Order of Malta', 'Malteserordenen'],
  ])('of %s is chosen by its name: %s is %s', (path, code, english, danish) => {
    const { schema } = contracts.getPath(path);
    expect(shapeOf(schema)).toMatchObject({ kind: 'choice', long: true });
    expect(choicesOf(schema, 'en')).toContainEqual({ value: code, label: english });
    expect(choicesOf(schema, 'da')).toContainEqual({ value: code, label: danish });
    expect(showValue(schema, code, { language: 'en', coversPlace: false })).toBe(english);
  });

  it.each(['contact.language', 'travelDocument.issuingCountry'])('of %s has a name of its own, and holds', (path) => {
    const choices = choicesOf(contracts.getPath(path).schema, 'da');
    expect(new Set(choices.map(({ label }) => label)).size).toBe(choices.length);
    expect(choices.filter(({ value }) => contracts.validateFact(path, value).length > 0)).toEqual([]);
  });

  it('stays chosen where it came from elsewhere and the list does not offer it', () => {
    const path = 'contact.language';
    const { schema } = contracts.getPath(path);
    const context = { language: 'en' as const, form: filledForm([[path, schema, 'pt-BR']]), problems: [] };
    const page = render(Value({ name: path, schema, label: 'Language', context }));
    expect(page).toContain('<option value="pt-BR" selected>Brazilian Portuguese</option>');
    expect(read(path, { [path]: 'pt-BR' })).toEqual({ value: 'pt-BR', problems: [] });
  });
});

describe('a list on a form', () => {
  const typed = { 'a.count': '3', 'a.0.x': 'first', 'a.1.x': 'second', 'a.2.x': 'third', b: 'other' };

  it('gets one more entry, and keeps what was typed', () => {
    const form = changeEntries(formFrom({ ...typed, add: 'a' })) as Form;
    expect([form.text('a.count'), form.text('a.2.x'), form.text('b'), form.has('add')]).toEqual([
      '4',
      'third',
      'other',
      false,
    ]);
  });

  it('loses the one that is taken out, and the ones behind it move up', () => {
    const form = changeEntries(formFrom({ ...typed, remove: 'a.1' })) as Form;
    expect(['a.count', 'a.0.x', 'a.1.x', 'a.2.x', 'b'].map((name) => form.text(name))).toEqual([
      '2',
      'first',
      'third',
      '',
      'other',
    ]);
  });
});

describe('a birth certificate that there is none of', () => {
  const { schema } = contracts.getPath('family.children');
  const child = { name: { familyName: 'Sharma', givenNames: 'Anika' }, birthCertificate: { absent: 'notYetIssued' } };

  it('is said for one child, stands in the form again, and is shown in words', () => {
    const form = filledForm([['family.children', schema, [child]]]);
    expect(form.text('family.children.0.birthCertificate!absent')).toBe('notYetIssued');
    expect(readValue(form, 'family.children', schema, new Map())).toEqual({ value: [child], problems: [] });
    expect(contracts.validateFact('family.children', [child])).toEqual([]);
    expect(showValue(schema, [child], { language: 'en', coversPlace: false })).toContain('It has not been issued yet');
    const page = render(Value({ name: 'family.children', schema, label: 'Children', context: { language: 'en', form, problems: [] } })); // prettier-ignore
    expect(page).toMatch(/name="family.children.0.birthCertificate!absent" value="notYetIssued" checked/);
  });
});

it('no place that stands for a state is offered as a citizenship, and one that came from elsewhere stays chosen', () => {
  const path = 'identity.citizenship';
  const { schema } = contracts.getPath(path);
  const page = (chosen: string): string =>
    render(Value({ name: path, schema, label: 'Citizenship', context: { language: 'en', form: formFrom({ [path]: chosen }), problems: [] } })); // prettier-ignore
  for (const code of ['AX', 'AQ', 'BV', 'UM']) expect(page('')).not.toContain(`value="${code}"`);
  for (const code of ['FI', 'FO', 'GL', 'XK']) expect(page('')).toContain(`value="${code}"`);
  expect(page('AX')).toContain('value="AX" selected');
});

test('custody is asked for in words that hold for two mothers, and what was said in others stays', () => {
  const { schema } = contracts.getPath('family.children');
  const custody = (schema.items as SchemaObject).properties!.custody as SchemaObject;
  const page = (chosen: string): string =>
    render(Value({ name: 'custody', schema: custody, label: 'Custody', context: { language: 'en', form: formFrom({ custody: chosen }), problems: [] } })); // prettier-ignore
  const offered = (html: string): string[] => [...html.matchAll(/value="(\w+)"/g)].map(([, value]) => value!);
  expect(offered(page(''))).toEqual(['both', 'applicant', 'otherParent', 'other']);
  expect(page('mother')).toMatch(/value="mother" checked/);
});

it.each([
  ['employment.weeklyHours', 'Write a number, for example 37'],
  ['employment.grossMonthlySalary', 'Write a whole number without decimals, for example 48500'],
])('what is no number is explained by one of its own kind: %s', (path, said) => {
  const { problems } = read(path, { [path]: 'a lot' });
  expect(problems.map(({ message }) => message.en)).toEqual([said]);
});

it.each(['DK69 9999 0001 2345 67', 'iban: dk69 9999-0001 2345 67'])('an IBAN may be typed as %p', (typed) => {
  const { value, problems } = read('tax.payoutAccount', { 'tax.payoutAccount.iban': typed });
  expect([value, problems]).toEqual([{ iban: 'DK6999990001234567' }, []]);
});

describe('what a field says of itself', () => {
  const problemsOf = (path: string, html: string): string[] =>
    [...new Set([path, ...[...html.matchAll(/ name="([^"]+)"/g)].map(([, name]) => name!)])].filter(
      (name) => !name.includes('!'),
    );

  it.each(examples)('leads to what is there, with nothing wrong and with everything wrong: %s', (path, value) => {
    const { schema } = contracts.getPath(path);
    const form = filledForm([[path, schema, value]]);
    const page = (names: readonly string[]): string => {
      const message = { da: 'Forkert', en: 'Wrong' };
      const problems = names.map((name) => ({ name, message }));
      return render(Value({ name: path, schema, label: 'It', help: 'Help', context: { language: 'en', form, problems } })); // prettier-ignore
    };
    const right = page([]);
    for (const html of [right, page(problemsOf(path, right))]) {
      const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
      const referred = [...html.matchAll(/ (?:aria-describedby|for)="([^"]+)"/g)].flatMap(([, list]) => list!.split(' ')); // prettier-ignore
      expect(referred.filter((id) => !ids.includes(id))).toEqual([]);
      expect(ids).toEqual([...new Set(ids)]);
      expect(ids.filter((id) => /-(?:hint|error)$/.test(id) && !referred.includes(id))).toEqual([]);
    }
  });
});
