import { contracts, type Json } from '#contracts';
import { createNeeds } from '#needs';
import { readPersonas, todayInDenmark, type Persona } from '../../apps/hub/demo/personas.js';
import { firstFields, planOf, type Plan } from '../../apps/portal/pages/start/plan.js';

const needs = createNeeds(contracts);
const personas = readPersonas(todayInDenmark(new Date()));

/** What a person has answered, by fact: a document stands for itself. */
function factsOf({ answers }: Pick<Persona, 'answers'>): Map<string, Json> {
  return new Map(
    contracts.facts.flatMap(({ fact }): [string, Json][] => {
      const [topic = '', name = ''] = fact.split('.');
      const value = (answers[topic] as { [name: string]: Json } | undefined)?.[name];
      return value === undefined ? [] : [[fact, value]];
    }),
  );
}

function planFor(persona: Persona): Plan {
  const facts = factsOf(persona);
  const first = firstFields({ contracts, needs }).flatMap(({ spec }): [string, Json][] =>
    facts.has(spec.fact) ? [[spec.fact, facts.get(spec.fact)!]] : [],
  );
  return planOf({ contracts, needs }, new Map(first), facts.has('employment.employerName'));
}

describe('the plan that follows from the first answers', () => {
  it('asks little enough to stand on the start page', () => {
    expect(firstFields({ contracts, needs }).length).toBeLessThanOrEqual(4);
  });

  it.each(personas)('has the agencies that will be asked: $persona', (persona) => {
    expect([...planFor(persona).agencies].sort()).toEqual([...persona.expect.agencies].sort());
  });

  it.each(personas)('names papers of which each is asked for in the end: $persona', (persona) => {
    const papers = planFor(persona).papers.map(({ spec }) => spec.path);
    const { agencies } = needs.evaluate({ values: contracts.spread(factsOf(persona)), absent: new Map() });
    const needed = new Set([...agencies.values()].flatMap((one) => one.needed));
    expect(papers.filter((path) => !needed.has(path))).toEqual([]);
    expect(papers.length).toBeGreaterThan(0);
  });

  it('names the contract to who has a job, and the letter of admission to who comes to study', () => {
    const papersOf = (name: string): string[] =>
      planFor(personas.find(({ persona }) => persona === name)!).papers.map(({ spec }) => spec.path);
    expect(papersOf('eu-worker-single')).toContain('employment.contract');
    expect(papersOf('third-country-student-no-job')).not.toContain('employment.contract');
    expect(papersOf('third-country-student-no-job')).toContain('study.enrolmentLetter');
  });
});
