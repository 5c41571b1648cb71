import fc from 'fast-check';
import { contracts, type Json, type PathSpec, type SchemaObject } from '#contracts';
import type { Given } from '#profile';

/*
 * Random answers over the real paths: per path some values of its own that matter to conditions, or else one that its
 * schema allows. Only what a condition looks at has to vary.
 */

const documentId = '018f0000-0000-7000-8000-000000000001';
const person = { familyName: 'Sharma', givenNames: 'Anika' };
const completeChild = { name: person, birthDate: '2018-05-30', accompanies: true, birthCertificate: { documentId } };
const consent = { otherParentConsent: { documentId } };

const beforeAnyEntry = '2026-08-31';

const telling: Record<string, Json[]> = {
  'identity.citizenship': ['ES', 'IN', 'NO', 'DK', 'AX', null],
  'identity.otherCitizenships': [[], [], ['US'], ['ES'], ['IN', 'SJ'], ['GL']],
  'identity.birthDate': ['1987', '1991-03-14', '2021-05-30', '2008-11-30', '2008-12'],
  'identity.maritalStatus': ['unmarried', 'married', 'divorced', 'registeredPartnership', 'survivingPartner'],
  'stay.ground': ['work', 'selfEmployed', 'study', 'family', 'ownMeans', 'jobSeeker'],
  'stay.entryDate': ['2026-11-30', '2026-09-01'],
  'stay.intendedEnd': ['open', '2027-02-28', '2027-02-27', '2027-05-31', '2026-11-30', '2029-06-30'],
  'employment.discoCode': ['251210', '221101'],
  'family.spouse.residence': [
    { accompanies: true, country: 'IN' },
    { accompanies: false, country: 'IN' },
  ],
  'family.children': [
    [],
    [{ ...completeChild, custody: 'both' }],
    [
      { ...completeChild, custody: 'mother' },
      { ...completeChild, custody: 'both', ...consent },
    ],
    [{ name: person }],
  ],
  'family.churchMembership': ['member', 'notMember', 'unknown'],
  'health.insuranceGroup': [1, 2],
};

const byFormat: Record<string, Json> = {
  name: 'Sharma',
  date: '2026-09-01',
  'partial-date': '1987',
  'date-or-open': 'open',
  email: 'aarav@example.org',
  phone: '+4512345678',
  language: 'en',
  'icao-issuer': 'IND',
  'cpr-number': '7501904001',
  cvr: '99990007',
  uuid: documentId,
  iban: 'DK6999990001234567',
  moment: '2026-08-20T10:15:00Z',
};
const byPattern: Json[] = ['1620', '12', '3', 'tv', '1099990007', '251210', '0101', 'X1'];

/** Some value that a schema allows. */
function sample(schema: SchemaObject): Json {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0] as Json;
  if (schema.oneOf) return { iban: byFormat.iban as Json };
  if (schema.anyOf) return sample(schema.anyOf[0] as SchemaObject);
  if (schema.format !== undefined) return byFormat[schema.format] as Json;
  if (schema.type === 'array') return Array.from({ length: 1 }, () => sample(schema.items as SchemaObject));
  if (schema.type === 'object') {
    return Object.fromEntries(
      (schema.required ?? []).map((key) => [key, sample(schema.properties?.[key] as SchemaObject)]),
    );
  }
  if (schema.type === 'boolean') return true;
  if (schema.type === 'string')
    return byPattern.find((text) => new RegExp(schema.pattern ?? '').test(text as string)) ?? '1';
  return (schema.minimum as number | undefined) ?? 1;
}

export const samplesOf = (spec: PathSpec): Json[] => telling[spec.path] ?? [sample(spec.schema)];

export const statedPaths: PathSpec[] = contracts.paths.filter(({ derived }) => derived === undefined);

export type Answer = { value: Json } | { reason: string };
export type Answers = ReadonlyMap<string, Answer>;

/** "Not yet" is no answer. */
const reasonsOf = ({ absence = [] }: PathSpec): string[] => absence.filter((reason) => reason !== 'notYet');

/** An answer to every path: a value, or one of the reasons for having none. */
export const answersToAll: fc.Arbitrary<Map<string, Answer>> = fc
  .tuple(
    ...statedPaths.map((spec) =>
      fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom(...samplesOf(spec)).map((value) => ({ value })) },
        {
          weight: reasonsOf(spec).length > 0 ? 1 : 0,
          arbitrary: fc
            .constantFrom(...(reasonsOf(spec).length > 0 ? reasonsOf(spec) : ['']))
            .map((reason) => ({ reason })),
        },
      ),
    ),
  )
  .map((answers) => new Map(answers.map((answer, i) => [statedPaths[i]!.path, answer])));

export function givenOf(answers: Answers): Given {
  const entries = [...answers];
  return {
    values: new Map(entries.flatMap(([path, answer]) => ('value' in answer ? [[path, answer.value] as const] : []))),
    absent: new Map(entries.flatMap(([path, answer]) => ('reason' in answer ? [[path, answer.reason] as const] : []))),
  };
}

const somePaths = fc.subarray(statedPaths.map(({ path }) => path));

/** What somebody may have told so far: few, some or most of the paths. */
export const partlyGiven: fc.Arbitrary<Given> = fc
  .tuple(answersToAll, somePaths, fc.constantFrom('some', 'most', 'few'), somePaths, fc.nat(9))
  .map(([answers, paths, how, others, luck]) => {
    if (luck === 0) answers.set('stay.intendedEnd', { value: beforeAnyEntry }); // sources that disagree
    if (luck === 1) for (const { path, absence } of statedPaths) if (absence?.includes('notYet')) answers.set(path, { reason: 'notYet' }); // prettier-ignore
    if (luck === 2) answers.set('address.street', { reason: 'notYet' });
    const few = paths.filter((path) => others.includes(path));
    const told = how === 'some' ? paths : how === 'few' ? few : [...paths, ...others];
    return givenOf(new Map([...answers].filter(([path]) => told.includes(path))));
  });

/** The answer to a question that leaves nothing open: every leaf of every child. */
export function wholeChildren(children: Json): Json {
  return (children as Record<string, Json>[]).map((child) => ({
    custody: 'both',
    ...completeChild,
    ...consent,
    ...child,
  }));
}
