import { contracts, type Json, type SchemaObject, type Text } from '#contracts';
import { readFacts, shapeOf } from '#fact-form';
import { fieldsOf } from '#intake';
import { formFrom } from '#pages';
import { argumentsOf, compile, readTexts, type TextTree } from '#texts';

type Language = keyof Text;
const languages: readonly Language[] = ['da', 'en'];

/** As people speak, and measure. */
const PLAIN = /\bis true\b|\bfalse information\b|\bkB\b|\biPhone\b/g;

/** What only a program says: camelCase, a value of JSON, brackets and straight quotes, an address of the API. */
const CODE = /\b[a-z]+[A-Z]\w*|\b(true|false|null|undefined)\b|[{}[\]"]|\b(GET|POST|PATCH|PUT|DELETE) \//;

/** A value of a choice, in a text whose language has another word for it. */
function rawValuesIn(text: string, schema: SchemaObject, language: Language): string[] {
  const labels = Object.values((schema['x-labels'] ?? {}) as Record<string, Text>).map((label) => label[language]);
  return valuesOf(schema)
    .filter((value) => new RegExp(`(?<![\\p{L}\\d])${value}(?![\\p{L}\\d])`, 'u').test(text))
    .filter((value) => !labels.join().toLowerCase().includes(value.toLowerCase()));
}

function valuesOf(schema: SchemaObject): string[] {
  const options = [schema, ...((schema.anyOf ?? []) as SchemaObject[])];
  return options.flatMap(({ enum: values = [] }) => values).filter((value) => typeof value === 'string');
}

/** The remedy of who writes a request. */
const REQUEST = /quotation marks|anførselstegn|Unicode|year-month-day|år-måned-dag|BCP 47|ISO 3166|machine-readable/;

const isFit = (text: string): boolean => !CODE.test(text.replace(PLAIN, '')) && !REQUEST.test(text);

const asked = contracts.facts.filter(({ paths }) => paths.every(({ issuedBy }) => !issuedBy));

describe('what stands at the fields', () => {
  it('holds no code name, and no value in place of its word', () => {
    let count = 0;
    const unfit: string[] = [];
    const visit = (at: string, schema: SchemaObject): void => {
      for (const keyword of ['x-title', 'x-name', 'x-question', 'x-help', 'x-opener', 'x-wrong']) {
        for (const language of languages) {
          const text = (schema[keyword] as Text | undefined)?.[language];
          if (text === undefined) continue;
          count += 1;
          if (!isFit(text) || rawValuesIn(text, schema, language).length > 0) unfit.push(`${at} ${keyword}: ${text}`);
        }
      }
      for (const table of ['x-labels', 'x-absenceLabels'])
        for (const [key, label] of Object.entries((schema[table] ?? {}) as Record<string, Text>))
          if (!languages.every((language) => isFit(label[language]))) unfit.push(`${at} ${table}.${key}`);
      for (const [name, leaf] of Object.entries(schema.properties ?? {}))
        if (name !== 'documentId') visit(`${at}.${name}`, leaf as SchemaObject);
      if (schema.items !== undefined) visit(`${at}[]`, schema.items as SchemaObject);
    };
    for (const { paths } of asked) for (const { path, schema } of paths) visit(path, schema);
    expect(count).toBeGreaterThan(500);
    expect(unfit).toEqual([]);
  });
});

describe('what stands at the fields that others may be asked to fill in', () => {
  const SPEAKS_TO_THE_RESIDENT = /\b(you|your|du|dig|din|dit|dine)\b/i;

  it('speaks of the job or the study, not to whom it is about', () => {
    const helps: [string, string][] = [];
    const visit = (at: string, schema: SchemaObject): void => {
      for (const language of languages) {
        const help = (schema['x-help'] as Text | undefined)?.[language];
        if (help !== undefined) helps.push([at, help]);
      }
      for (const [name, leaf] of Object.entries(schema.properties ?? {})) visit(`${at}.${name}`, leaf as SchemaObject);
    };
    for (const { path, schema, authority } of contracts.paths)
      if (authority.some((source) => source === 'employer' || source === 'school')) visit(path, schema);
    expect(helps.length).toBeGreaterThan(30);
    expect(helps.filter(([, help]) => SPEAKS_TO_THE_RESIDENT.test(help))).toEqual([]);
  });
});

describe('what lists and errors call an answer', () => {
  it('is what people call it, not what a register does', () => {
    const forRegisters = /\w\/\w\w|\.\.\.|…|>=|GDPR|KSL|\b(?:nr|no|udl|tidl)\.|\(e\)|\(s\)/;
    const names = contracts.paths.filter(({ derived }) => derived === undefined).map(({ title }) => title);
    expect(names.flatMap((name) => Object.values(name)).filter((name) => forRegisters.test(name))).toEqual([]);
    expect(['Statsløs/flygtning', 'Employer business no.'].every((name) => forRegisters.test(name))).toBe(true);
  });
});

/** Every text that a form field could send, whether a browser would let it or not. */
const HOSTILE = ['nonsense', '!', '\u0000', 'x'.repeat(3000), '-1', '1.5', '99999999999999', '0', 'DK00', '+', 'true'];

/** By name of a form field what is sent for a value of this schema. */
function sent(name: string, schema: SchemaObject, text: string): Record<string, string> {
  const shape = shapeOf(schema);
  switch (shape.kind) {
    case 'group':
      return Object.assign(
        {},
        ...shape.leaves.map((leaf) => sent(`${name}.${leaf.name}`, leaf.schema, text)),
      ) as Record<string, string>;
    case 'entries':
      return {
        [`${name}.count`]: '50',
        ...sent(`${name}.0`, shape.item, text),
        ...sent(`${name}.49`, shape.item, text),
      };
    case 'lines':
      return { [name]: `${text}\n`.repeat(60) };
    case 'date':
      return { [`${name}.day`]: '1', [`${name}.month`]: '1', [`${name}.year`]: text === '0' ? '1000' : text };
    case 'document':
      return { [`${name}.documentId`]: text };
    default:
      return { [name]: text };
  }
}

describe('what is said of an answer that does not hold', () => {
  const seen = new Set<string>();

  it.each(asked.map(({ fact }) => fact))('%s', (fact) => {
    const fields = fieldsOf(contracts, [fact], []);
    const schemas = fields.map(({ schema }) => schema);
    for (const text of HOSTILE) {
      const texts = Object.assign({}, ...fields.map(({ field, schema }) => sent(field, schema, text))) as Record<
        string,
        string
      >;
      const { problems } = readFacts(contracts, formFrom(texts), fields, new Map<string, Json>(), new Map());
      for (const { message } of problems)
        for (const language of languages) {
          seen.add(message.en);
          expect([message[language], isFit(message[language])]).toEqual([message[language], true]);
          expect([
            message[language],
            schemas.flatMap((schema) => rawValuesIn(message[language], schema, language)),
          ]).toEqual([message[language], []]);
        }
    }
  });

  it('was provoked in every way', () => {
    expect(seen.size).toBeGreaterThan(100);
  });

  it('says of an answer against another one what both can be', () => {
    const { problems } = contracts.validateAnswers({ identity: { citizenship: null, statelessOrRefugee: 'none' } });
    expect(problems.map(({ message }) => message.en)).toEqual([expect.stringMatching(/citizenship/)]);
    for (const { message } of problems)
      for (const language of languages) expect(message[language]).not.toMatch(/\bnone\b|null/);
  });
});

/** Said to who writes a request, too. */
const FOR_PROGRAMS: ReadonlySet<string> = new Set([
  ...['apiProblem', 'changeProblem', 'factProblem', 'reportProblem', 'requestProblem', 'simulatorProblem'],
  'valueProblem',
]);

describe('the words of the pages', () => {
  const groups = [...readTexts()].flatMap(([language, file]) =>
    Object.entries(file)
      .filter(([name]) => !FOR_PROGRAMS.has(name))
      .map(([name, group]): [string, string, TextTree] => [language, name, group]),
  );

  it.each(groups)('%s: %s', (language, _, group) => {
    expect(unfitIn(group, language)).toEqual([]);
  });

  it('are there', () => {
    expect(groups.length).toBeGreaterThan(80);
    expect(groups.flatMap(([language, , group]) => [...saidIn(group, language)]).length).toBeGreaterThan(2500);
  });

  it.each([
    'The value is null.',
    '{agency, select, none {Nobody has a caseId.} other {{agency} has it.}}',
    '{agency, select, none {Nobody has it.} other {{agency} has a caseId.}}',
    '{isLate, select, true {It is {days, plural, =0 {undefined today} other {late}}.} other {It is on time.}}',
    '{count, plural, one {One answer is true or "false".} other {{count} answers.}}',
  ])('would not say %s', (planted) => {
    expect(unfitIn({ of: ['The page is here.', { it: planted }] }, 'en')).toHaveLength(1);
  });
});

const unfitIn = (texts: TextTree, language: string): string[] => [
  ...new Set([...saidIn(texts, language)].filter((text) => !isFit(text))),
];

/** Whatever pages can say: every branch of every text, a dash in the place of what is filled in. A word alone may be a name. */
function* saidIn(texts: TextTree, language: string): Generator<string> {
  if (typeof texts !== 'string') for (const inner of Object.values(texts)) yield* saidIn(inner, language);
  else if (/\s/.test(texts)) yield* branchesOf(texts).map((values) => compile(texts, language)(values));
}

/** What there is to choose between, each with each. */
function branchesOf(message: string): Record<string, string | number>[] {
  return [...argumentsOf(message)].reduce<Record<string, string | number>[]>(
    (all, [name, { isCounted, choices }]) => {
      const values = isCounted ? [0, 1, 2] : [...choices, '–'];
      return all.flatMap((chosen) => values.map((value) => ({ ...chosen, [name]: value })));
    },
    [{}],
  );
}
