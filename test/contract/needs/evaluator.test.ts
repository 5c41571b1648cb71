import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { contracts, type Schema } from '#contracts';
import { createNeeds } from '#needs';
import type { Given } from '#profile';
import { catalogue, catalogueAgencies, ofAdults } from './catalogue.js';
import { answersToAll, type Answers, givenOf, partlyGiven, samplesOf, statedPaths, wholeChildren } from './given.js';
import { derivedByHand, verdict } from './oracle.js';

const needs = createNeeds(contracts);
const sorted = (paths: Iterable<string>): string[] => [...paths].sort();
const truths = { T: true, F: false, U: undefined };

it('the random answers are ones that the profile allows', () => {
  for (const spec of statedPaths) {
    for (const value of samplesOf(spec)) {
      const leaf = spec.path.slice(spec.fact.length + 1);
      const problems = contracts.validateFact(spec.fact, leaf === '' ? value : { [leaf]: value });
      expect({ path: spec.path, problems }).toEqual({ path: spec.path, problems: [] });
    }
  }
});

describe('what is known in part, held against the catalogue by hand', () => {
  it('gives the same participation, needs, prohibitions and projection', () => {
    fc.assert(
      fc.property(partlyGiven, (given) => {
        const { agencies } = needs.evaluate(given);
        for (const agency of catalogueAgencies) {
          const wanted = verdict(agency, given);
          const got = agencies.get(agency)!;
          expect(got.takesPart).toBe(truths[wanted.takesPart]);
          expect(sorted(got.needed)).toEqual(sorted(wanted.needed));
          expect(sorted(got.forbidden)).toEqual(sorted(wanted.forbidden));
          const { data, absent } = needs.project(agency, given);
          expect(sorted([...Object.keys(data), ...absent.map(({ path }) => path)])).toEqual(sorted(wanted.sees));
          const facts = new Set(wanted.gaps.map((path) => asOne(contracts.getPath(path).fact, given)));
          expect(got.missing).toEqual(expect.arrayContaining([...facts]));
          if (wanted.takesPart === 'T' && wanted.hidden.length === 0)
            expect(sorted(got.missing)).toEqual(sorted(facts));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves nobody undecided without asking for what decides, whatever contradicts itself', () => {
    fc.assert(
      fc.property(partlyGiven, (given) => {
        const { agencies, questions } = needs.evaluate(given);
        for (const [agency, { takesPart, missing }] of agencies) {
          if (takesPart !== undefined) continue;
          const isAsked = questions.some((question) => question.agencies.includes(agency));
          expect([agency, missing.length > 0, isAsked]).toEqual([agency, true, true]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('counts each path that is certainly needed once, and once for each agency', () => {
    fc.assert(
      fc.property(partlyGiven, (given) => {
        const needed = catalogueAgencies.flatMap((agency) => verdict(agency, given).needed);
        const asked = new Set(needed).size;
        expect(needs.evaluate(given).counts).toEqual({
          asked,
          wouldHaveBeenAsked: needed.length,
          reused: needed.length - asked,
        });
      }),
      { numRuns: 300 },
    );
  });
});

/** The Danish address is missing as a whole while there is none yet. */
function asOne(fact: string, { absent }: Given): string {
  const whole = ['street', 'houseNumber', 'postalCode', 'municipalityCode', 'housingProof'].map(
    (leaf) => `address.${leaf}`,
  );
  return absent.get('address.street') === 'notYet' && [...whole, 'stay.moveInDate'].includes(fact) ? 'address' : fact;
}

describe('where all is known, plain JSON Schema says the same', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(contracts.resolve('profile/v1/situations.json'));
  const conditions: Schema[] = [
    ...Object.values(contracts.situations),
    ...contracts.agencies.flatMap((agency) => [
      contracts.process(agency).takesPart,
      ...contracts.dossier(agency).branches.map((branch) => branch.if),
    ]),
  ];
  const compiled = conditions.map((condition) => [condition, ajv.compile(condition as object)] as const);

  it('of every condition of every agency', () => {
    fc.assert(
      fc.property(answersToAll, fc.subarray(statedPaths.filter(({ silence }) => silence)), (answers, unsaid) => {
        for (const { path } of unsaid) answers.delete(path);
        const given = givenOf(answers);
        const document = { ...Object.fromEntries(given.values), ...derivedByHand(given) };
        for (const [condition, holds] of compiled) expect(needs.holds(condition, given)).toBe(holds(document));
      }),
      { numRuns: 300 },
    );
  });
});

describe('a resident who answers what is asked', () => {
  /** Untold these count as no other citizenship and as an adult's age, and an answer to them can undo a need. */
  const assumedOtherwise = ['identity.otherCitizenships', 'identity.birthDate', 'stay.entryDate'];
  const told = fc
    .subarray(
      statedPaths.map(({ path }) => path),
      { maxLength: 12 },
    )
    .map((paths) => [...paths, ...assumedOtherwise]);

  it('ends with complete dossiers that their own schemas allow, and gave no answer that could have been left out', () => {
    fc.assert(
      fc.property(answersToAll, told, (truth, told) => {
        const answers = new Map([...truth].filter(([path]) => told.includes(path)));
        const before = new Map(answers);
        const asked = new Set<string>();
        for (let round = 0; ; round += 1) {
          const { questions } = needs.evaluate(givenOf(answers));
          if (questions.length === 0) break;
          expect(round).toBeLessThan(12);
          for (const { path } of questions) {
            asked.add(path);
            for (const spec of contracts.getFact(path).paths) {
              const answer = truth.get(spec.path)!;
              const isList = spec.leaves !== undefined && 'value' in answer;
              answers.set(spec.path, isList ? { value: wholeChildren(answer.value) } : answer);
            }
          }
        }
        const given = givenOf(answers);
        for (const [agency, { takesPart, complete }] of needs.evaluate(given).agencies) {
          expect(takesPart).toBeDefined();
          expect(complete).toBe(takesPart);
          const { data, absent } = needs.project(agency, given);
          if (takesPart) expect(contracts.validateDossier(agency, 'v1', data, absent)).toEqual([]);
        }
        for (const fact of asked)
          expect({ fact, needed: isMissed(fact, answers, before) }).toEqual({ fact, needed: true });
      }),
      { numRuns: 200 },
    );
  });

  /** Would something be asked if it had stayed at what was told before anybody asked. */
  function isMissed(fact: string, answers: Answers, before: Answers): boolean {
    const left = new Map(answers);
    for (const { path } of contracts.getFact(fact).paths) {
      const told = before.get(path);
      if (told) left.set(path, told);
      else left.delete(path);
    }
    return needs.evaluate(givenOf(left)).questions.length > 0;
  }
});

describe('who gets what', () => {
  it('overlaps as the catalogue was counted', () => {
    const { rows, ...counted } = needs.overlap();
    expect(counted).toEqual({
      paths: 112,
      byTwoOrMore: 79,
      byAll: 44,
      agencies: {
        siri: { paths: 84, shared: 71 },
        municipality: { paths: 74, shared: 67 },
        tax: { paths: 75, shared: 64 },
      },
    });
    expect(sorted(rows.map(({ path }) => path))).toEqual(sorted(catalogue.map(({ path }) => path)));
  });

  it.each(catalogueAgencies)('lists the needs of %s by the catalogue’s letters, and by age', (agency) => {
    const kinds = { R: 'always', C: 'situation', O: 'optional', I: 'issued' } as Record<string, string>;
    const wanted = catalogue.filter(({ letters }) => letters[agency] !== '-');
    const kindOf = (path: string, letter: string): string | undefined =>
      letter === 'R' && path in ofAdults ? kinds.C : kinds[letter];
    expect(Object.fromEntries(needs.needList(agency).map(({ path, need }) => [path, need]))).toEqual(
      Object.fromEntries(wanted.map(({ path, letters }) => [path, kindOf(path, letters[agency]!)])),
    );
  });
});
