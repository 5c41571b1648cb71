import { contracts, type Schema, type SchemaObject, type Text } from '#contracts';
import { dereferenced } from '../../../libs/contracts/references.js';
import { BASE, schemas } from './example-files.js';

const START = 'start';
const profile = schemas.get(`${BASE}profile/v1/schema.json`)!;
/** As they stand in the file: nothing is made up for what has no words. */
const paths = contracts.paths
  .filter(({ derived }) => derived === undefined)
  .map((spec) => ({ ...spec, schema: dereferenced(profile.properties![spec.path]!, contracts.resolve) as SchemaObject }));

interface Part {
  at: string;
  schema: SchemaObject;
}

/** A path and what it is made of: the leaves of a group, the entries of a list and their leaves. */
function partsOf(at: string, schema: Schema): Part[] {
  if (typeof schema !== 'object') return [];
  const leaves = isDocument(schema) ? [] : Object.entries(schema.properties ?? {});
  return [
    { at, schema },
    ...leaves.flatMap(([name, leaf]) => partsOf(`${at}.${name}`, leaf)),
    ...(schema.items === undefined ? [] : partsOf(`${at}[]`, schema.items)),
  ];
}

/** Uploaded as one; nobody sees its id. */
function isDocument(schema: SchemaObject): boolean {
  return Object.hasOwn(schema.properties ?? {}, 'documentId');
}

const parts = paths.flatMap(({ path, schema }) => partsOf(path, schema));
const without = (keyword: string, some: readonly Part[]): string[] =>
  some.filter(({ schema }) => !(keyword in schema)).map(({ at }) => at);
const keysOf = (table: unknown): string[] => Object.keys((table ?? {})).sort();

/** Named by `Intl.DisplayNames`. */
const isCountry = ({ enum: values = [] }: SchemaObject): boolean => values.includes('DK') && values.includes('XK');
const chosen = parts.filter(({ schema }) => schema.enum !== undefined && !isCountry(schema));

describe('a resident reads words of their own language', () => {
  it('at each path, and at each leaf of children, which are asked one by one', () => {
    const children = parts.filter(({ at }) => /^family\.children\[\]\.\w+$/.test(at));
    expect([paths.length, children.length]).toEqual([107, 6]);
    expect(without('x-question', [...paths.map(({ path, schema }) => ({ at: path, schema })), ...children])).toEqual([]);
  });

  it('at each leaf of a group, and at each entry of a list', () => {
    expect(parts.length).toBeGreaterThan(paths.length);
    expect(without('x-title', parts)).toEqual([]);
  });

  it('for each value that is chosen, and for no other', () => {
    expect(chosen.length).toBeGreaterThan(10);
    for (const { at, schema } of chosen) expect([at, keysOf(schema['x-labels'])]).toEqual([at, schema.enum!.map(String).sort()]);
  });

  it('for what stands in place of a date, a country or a yes', () => {
    const labelsWhere = (is: (schema: SchemaObject) => boolean): Set<string> =>
      new Set(parts.filter(({ schema }) => is(schema)).map(({ schema }) => keysOf(schema['x-labels']).join()));
    expect(labelsWhere(({ format }) => format === 'date-or-open')).toEqual(new Set(['open']));
    expect(labelsWhere(({ anyOf = [] }) => JSON.stringify(anyOf).includes('"null"'))).toEqual(new Set(['null']));
    expect(labelsWhere((schema) => schema.const === true)).toEqual(new Set(['true']));
  });

  it('tells the values of a choice apart', () => {
    for (const { at, schema } of chosen) {
      const labels = Object.values(schema['x-labels'] as Record<string, Text>);
      for (const language of ['da', 'en'] as const)
        expect([at, new Set(labels.map((label) => label[language])).size]).toEqual([at, labels.length]);
    }
  });

  it('for each reason to have none', () => {
    const reasons = paths.filter(({ absence }) => absence !== undefined);
    expect(reasons.length).toBeGreaterThan(5);
    for (const { path, absence, schema } of reasons) expect([path, keysOf(schema['x-absenceLabels'])]).toEqual([path, [...absence!].sort()]);
  });

  it('for each topic, in the order of the form', () => {
    expect([...contracts.formTopics.keys()]).toEqual([START, ...new Set(paths.map(({ topic }) => topic))]);
    expect(keysOf(profile['x-topics'])).toEqual([...contracts.formTopics.keys()].sort());
  });
});

describe('the words', () => {
  /** The same in both languages. */
  const NAMES = new Set(['IBAN', 'E-mail']);
  const municipalities = `${BASE}profile/v1/schema.json.properties.address.municipalityCode.x-labels`;
  const texts = [...textsIn(profile, `${BASE}profile/v1/schema.json`)];
  const failing = (isRight: (text: Text, at: string) => boolean): string[] => texts.filter(([at, text]) => !isRight(text, at)).map(([at]) => at);

  it('stand in both languages', () => {
    expect(texts.length).toBeGreaterThan(500);
    expect(failing(({ da, en }) => [da, en].every((words) => words !== '' && words === words.trim()))).toEqual([]);
    expect(failing(({ da, en }, at) => da !== en || NAMES.has(en) || at.startsWith(municipalities))).toEqual([]);
  });

  it('neither beg nor shout, and name nothing of the inside', () => {
    const unfit = /!|\b(please|venligst|dossiers?|facts?|paths?|enum|schema)\b/i;
    expect(failing(({ da, en }) => ![da, en].some((words) => unfit.test(words)))).toEqual([]);
  });

  it('help in two sentences at most, and not by saying the question again', () => {
    const helped = parts.filter(({ schema }) => 'x-help' in schema);
    expect(helped.length).toBeGreaterThan(50);
    for (const { at, schema } of helped)
      for (const language of ['da', 'en'] as const) {
        const help = (schema['x-help'] as Text)[language];
        expect([at, help.split(/[.?](?:\s|$)/).filter(Boolean).length <= 2, /[.?]$/.test(help)]).toEqual([at, true, true]);
        expect(help).not.toBe((schema['x-question'] as Text | undefined)?.[language]);
      }
  });
});

function* textsIn(value: unknown, at: string): Generator<[string, Text]> {
  if (typeof value !== 'object' || value === null) return;
  if ('da' in value || 'en' in value) yield [at, value as Text];
  else for (const [key, inner] of Object.entries(value)) yield* textsIn(inner, `${at}.${key}`);
}
