import fc from 'fast-check';
import type { Branch, Contracts, DossierSpec, FactSpec, Json, PathSpec, Schema } from '#contracts';
import { createNeeds, type Evaluation } from './index.js';

/*
 * Small random contracts, and every world that is possible beside what is known: the questions are held against
 * brute force. Conditions read a path once, since three values cannot see that "x is 0 or x is 1" always holds.
 */

type Condition = { path: string; values: number[] } | { all: boolean; parts: Condition[] };
type World = ReadonlyMap<string, number>;

interface AgencySketch {
  takesPart: Condition;
  required: string[];
  branches: { when: Condition; requires: string[]; forbidsOtherwise: boolean }[];
}

interface Sketch {
  silent: string[];
  agencies: Record<string, AgencySketch>;
}

const names = ['a', 'b', 'c', 'd', 'e', 'f'];

const condition = fc
  .tuple(
    fc.shuffledSubarray(names, { minLength: 1, maxLength: 3 }),
    fc.array(fc.constantFrom<number[]>([0], [1], [0, 1]), { minLength: 3, maxLength: 3 }),
    fc.tuple(fc.boolean(), fc.boolean()),
  )
  .map(([paths, values, [outer, inner]]): Condition => {
    const [one, two, three] = paths.map((path, i): Condition => ({ path, values: values[i] as number[] }));
    if (!two) return one as Condition;
    const rest = three ? { all: inner, parts: [two, three] } : two;
    return { all: outer, parts: [one as Condition, rest] };
  });

const agency = fc
  .tuple(
    condition,
    fc.shuffledSubarray(names),
    fc.array(fc.nat(3), { minLength: 6, maxLength: 6 }),
    fc.array(condition, { minLength: 2, maxLength: 2 }),
    fc.array(fc.boolean(), { minLength: 2, maxLength: 2 }),
  )
  .map(([takesPart, order, places, conditions, forbids]): AgencySketch => {
    const at = (place: number): string[] => order.filter((_, i) => places[i] === place);
    const branches = conditions.map((when, i) => ({
      when,
      requires: at(i + 1),
      forbidsOtherwise: forbids[i] as boolean,
    }));
    return { takesPart, required: at(0), branches };
  });

const sketch: fc.Arbitrary<Sketch> = fc.record({
  silent: fc.subarray(names, { maxLength: 2 }),
  agencies: fc.record({ one: agency, two: agency }),
});

const schemaOf = (when: Condition): Schema =>
  'path' in when
    ? { type: 'object', required: [when.path], properties: { [when.path]: { enum: when.values } } }
    : { [when.all ? 'allOf' : 'anyOf']: when.parts.map(schemaOf) };

function contractsOf({ silent, agencies }: Sketch): Contracts {
  const paths = names.map(
    (path, order) =>
      ({
        path,
        fact: path,
        order,
        authority: [],
        ...(silent.includes(path) && { silence: 'no' }),
      }) as unknown as PathSpec,
  );
  const dossier = (agency: string): DossierSpec => {
    const { required, branches } = agencies[agency] as AgencySketch;
    return {
      agency,
      version: 'v1',
      schema: {},
      needs: new Map(names.map((path) => [path, { path } as never])),
      required,
      branches: branches.map(({ when, requires, forbidsOtherwise }): Branch => ({
        title: '',
        if: schemaOf(when),
        requires,
        forbids: forbidsOtherwise ? requires : [],
        then: true,
      })),
    };
  };
  return {
    agencies: Object.keys(agencies),
    paths,
    facts: paths.map((path) => ({ fact: path.path, paths: [path] }) as unknown as FactSpec),
    findPath: (name: string) => paths.find(({ path }) => path === name),
    situations: {},
    groups: [],
    dossier,
    process: (name: string) => ({ takesPart: schemaOf((agencies[name] as AgencySketch).takesPart) }),
  } as unknown as Contracts;
}

function holds(when: Condition, world: World): boolean {
  if (!('path' in when)) return when.parts[when.all ? 'every' : 'some']((part) => holds(part, world));
  const value = world.get(when.path);
  return value !== undefined && when.values.includes(value);
}

type Outcome = 'takes no part' | { lacks: string[]; sees: string[] };

/** What an agency gets in a world that is wholly known: what it still lacks of `known`, and what of it it may see. */
function outcome({ takesPart, required, branches }: AgencySketch, world: World, known: World): Outcome {
  if (!holds(takesPart, world)) return 'takes no part';
  const taken = branches.filter(({ when }) => holds(when, world));
  const forbidden = branches.flatMap((b) => (b.forbidsOtherwise && !taken.includes(b) ? b.requires : []));
  const needed = [...required, ...taken.flatMap(({ requires }) => requires)];
  return {
    lacks: needed.filter((path) => !known.has(path)).sort(),
    sees: [...known.keys()].filter((path) => !forbidden.includes(path)).sort(),
  };
}

/** Every world that is possible beside what is known; who says nothing where silence means no has said so. */
function worlds(known: World, silent: readonly string[]): World[] {
  return names
    .filter((path) => !known.has(path) && !silent.includes(path))
    .reduce<World[]>(
      (all, path) => all.flatMap((world) => [world, new Map([...world, [path, 0]]), new Map([...world, [path, 1]])]),
      [known],
    );
}

const givenOf = (known: World) => ({ values: known as ReadonlyMap<string, Json>, absent: new Map<string, string>() });

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const outcomes = ({ agencies }: Sketch, world: World, known: World): string =>
  JSON.stringify(Object.values(agencies).map((one) => outcome(one, world, known)));

/** Could this question be left out: nobody needs it in every world, and in no world does its answer change anything. */
function isIdle(sketch: Sketch, known: World, path: string): boolean {
  const possible = worlds(new Map([...known].filter(([name]) => name !== path)), [...sketch.silent, path]);
  const certain = Object.values(sketch.agencies).some((one) =>
    worlds(known, sketch.silent).every((world) => {
      const result = outcome(one, world, known);
      return typeof result === 'object' && result.lacks.includes(path);
    }),
  );
  const decides = possible.some(
    (world) =>
      new Set(
        [undefined, 0, 1].map((value) =>
          outcomes(sketch, value === undefined ? world : new Map([...world, [path, value]]), known),
        ),
      ).size > 1,
  );
  return !certain && !decides;
}

/** In no world that is left would an agency that takes part lack anything, see anything else, or not take part. */
function isSettled({ agencies, silent }: Sketch, known: World, evaluation: Evaluation): boolean {
  return Object.entries(agencies).every(([name, one]) => {
    const now = outcome(one, known, known);
    const isAsEvaluated = evaluation.agencies.get(name)?.takesPart === (typeof now === 'object');
    const lacksNothing = typeof now !== 'object' || now.lacks.length === 0;
    const isSameInAll = worlds(known, silent).every((world) => same(outcome(one, world, known), now));
    return isAsEvaluated && lacksNothing && isSameInAll;
  });
}

const answers = fc.array(fc.nat(1), { minLength: 6, maxLength: 6 });
const told = fc.dictionary(fc.constantFrom(...names), fc.nat(1), { maxKeys: 3 });

describe('the questions, held against brute force', () => {
  it('end when no world is left in which anything would differ, and none of them could have been left out', () => {
    fc.assert(
      fc.property(sketch, told, answers, (sketch, told, answers) => {
        const needs = createNeeds(contractsOf(sketch));
        const known = new Map(Object.entries(told));
        let evaluation = needs.evaluate(givenOf(known));
        for (let round = 0; evaluation.questions.length > 0; round += 1) {
          expect(round).toBeLessThan(names.length);
          const paths = evaluation.questions.map(({ path }) => path);
          expect(paths.filter((path) => isIdle(sketch, known, path))).toEqual([]);
          for (const path of paths) known.set(path, answers[names.indexOf(path)] as number);
          evaluation = needs.evaluate(givenOf(known));
        }
        expect(isSettled(sketch, known, evaluation)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('projects only what the agency may see in every world that is still possible', () => {
    fc.assert(
      fc.property(sketch, told, (sketch, told) => {
        const needs = createNeeds(contractsOf(sketch));
        const known = new Map(Object.entries(told));
        for (const [name, one] of Object.entries(sketch.agencies)) {
          const shown = Object.keys(needs.project(name, givenOf(known)).data);
          for (const world of worlds(known, sketch.silent)) {
            const result = outcome(one, world, known);
            const sees = typeof result === 'object' ? result.sees : [];
            if (!shown.every((path) => sees.includes(path)))
              throw new Error(`${name} may see ${sees.join()}, not ${shown.join()}`);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
