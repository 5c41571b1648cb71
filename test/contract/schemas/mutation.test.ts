import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createAjv, type Json, type SchemaObject, validatorName } from '#contracts';
import { disagreements } from './catalogue.js';
import { BASE, messageSchemas, readJson, root, schemas, validExamples } from './example-files.js';
import { type Fixture, fragmentOf, fragmentValidator, instanceOf } from './fragments.js';
import { type Mutation, mutationsOf } from './mutations.js';
import { brokenRules } from './rules.js';

jest.setTimeout(120_000);

/** Whoever weakens a schema by one constraint must meet a red test; this tries each constraint of each schema. */
describe.each(messageSchemas)('%s', (file, schema) => {
  const fixtures = fixturesOf(file);
  const mutations = [...mutationsOf(schema)];
  const unchanged = new Map<string, ReturnType<typeof fragmentValidator>>();

  it('refuses the fixture of each constraint, and each fixture belongs to a constraint', () => {
    const constraints = new Set(mutations.map(({ of }) => of));
    for (const [of, fixture] of Object.entries(fixtures)) {
      const fragment = fragmentOf(of);
      if (!unchanged.has(fragment)) unchanged.set(fragment, fragmentValidator(schema, `${fragment}/`));
      expect([of, constraints.has(of), unchanged.get(fragment)!(instanceOf(fixture, file))]).toEqual([of, true, false]);
    }
  });

  it('cannot lose a constraint unnoticed', () => {
    expect(mutations.length).toBeGreaterThan(0);
    expect(mutations.filter((mutation) => !isNoticed(mutation)).map(({ of }) => of)).toEqual([]);
  });

  function isNoticed({ of, schema: weaker }: Mutation): boolean {
    const takes = compiled(weaker, of);
    if (takes === undefined) return true;
    const fixture = fixtures[of];
    if (fixture !== undefined && takes(instanceOf(fixture, file))) return true;
    if (disagreesWithCatalogue(file, weaker) || brokenRules(weaker).length > 0) return true;
    const takesWhole = fragmentValidator(weaker, '');
    return validExamples(file).some(({ value }) => !takesWhole(value));
  }
});

describe('situations', () => {
  const situations = schemas.get(`${BASE}profile/v1/situations.json`)!;
  const examples = readJson(join(root, 'profile/v1/examples/situations.json')) as unknown as Record<string, { holds: Json[]; fails: Json[] }>;

  it('cannot lose a constraint unnoticed', () => {
    const unnoticed = [...mutationsOf(situations)].filter((mutation) => !isNoticed(mutation)).map(({ of }) => of);
    expect(unnoticed).toEqual([]);
  });

  function isNoticed({ of, schema }: Mutation): boolean {
    const name = of.split('/')[2]!;
    try {
      const holdsIn = createAjv([schema], { allErrors: false }).compile({ $ref: `${schema.$id!}#/$defs/${name}` });
      return !(examples[name]!.holds.every((profile) => holdsIn(profile)) && examples[name]!.fails.every((profile) => !holdsIn(profile)));
    } catch {
      return true;
    }
  }
});

/** Strict mode refuses some weakened schemas outright; no service would start with them. */
function compiled(schema: SchemaObject, constraint: string): ReturnType<typeof fragmentValidator> | undefined {
  try {
    return fragmentValidator(schema, constraint);
  } catch {
    return undefined;
  }
}

function disagreesWithCatalogue(file: string, schema: SchemaObject): boolean {
  const agency = /^([a-z-]+)\/dossier\//.exec(file)?.[1];
  return agency !== undefined && disagreements(agency, schema).length > 0;
}

function fixturesOf(file: string): Record<string, Fixture> {
  const stored = join(__dirname, 'constraints', `${validatorName(BASE + file)}.json`);
  return existsSync(stored) ? (readJson(stored) as unknown as Record<string, Fixture>) : {};
}
