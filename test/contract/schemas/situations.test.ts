import { join } from 'node:path';
import { createAjv, type Json, type Schema } from '#contracts';
import { BASE, readJson, root, schemas } from './example-files.js';

const SITUATIONS = `${BASE}profile/v1/situations.json`;
const situations = schemas.get(SITUATIONS)!.$defs as Record<string, Schema>;
const examples = readJson(join(root, 'profile/v1/examples/situations.json')) as unknown as Record<string, Example>;

interface Example {
  holds: Json[];
  fails: Json[];
}

const PROCESS = `${BASE}process/v1/schema.json`;
const ajv = createAjv(schemas.values());

it('every situation has profiles in which it holds and others in which it fails', () => {
  expect(Object.keys(examples).sort()).toEqual(Object.keys(situations).sort());
  for (const { holds, fails } of Object.values(examples)) expect(Math.min(holds.length, fails.length)).toBeGreaterThan(0);
});

describe.each(Object.keys(situations))('%s', (name) => {
  const holdsIn = ajv.compile({ $ref: `${SITUATIONS}#/$defs/${name}` });

  it('holds in each of its profiles', () => {
    for (const profile of examples[name]!.holds) expect([profile, holdsIn(profile)]).toEqual([profile, true]);
  });

  it('fails in each of its profiles, and where nothing is known', () => {
    for (const profile of [...examples[name]!.fails, {}]) expect([profile, holdsIn(profile)]).toEqual([profile, false]);
  });

  it('keeps to the condition language', () => {
    const isCondition = ajv.compile({ $ref: `${PROCESS}#/$defs/condition` });
    expect([isCondition(situations[name]), isCondition.errors]).toEqual([true, null]);
  });
});
