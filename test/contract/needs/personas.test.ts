import { contracts, type Json } from '#contracts';
import { createNeeds } from '#needs';
import { readPersonas } from '../../../apps/hub/demo/personas.js';

const needs = createNeeds(contracts);
const personas = readPersonas('2026-11-22');
const documentId = '018f0000-0000-7000-8000-000000000001';

const uploaded = (answers: Json): Json =>
  JSON.parse(JSON.stringify(answers).replace(/\{"\$document":"[^"]*"\}/g, JSON.stringify({ documentId }))) as Json;

const givenOf = (answers: Json) => ({
  values: contracts.spread(contracts.validateAnswers(uploaded(answers)).facts),
  absent: new Map<string, string>(),
});

describe.each(personas)('$persona', ({ answers, expect: expected }) => {
  const given = givenOf(answers);
  const { agencies, questions, counts } = needs.evaluate(given);

  it('goes to the agencies that take part, which miss what they say', () => {
    const missing = [...agencies].filter(([, { missing }]) => missing.length > 0);
    expect([...agencies].filter(([, { takesPart }]) => takesPart).map(([agency]) => agency)).toEqual(expected.agencies);
    expect(Object.fromEntries(missing.map(([agency, { missing }]) => [agency, [...missing].sort()]))).toEqual(
      expected.missing,
    );
    expect(questions.map(({ path }) => path).sort()).toEqual(
      [...new Set(Object.values(expected.missing).flat())].sort(),
    );
  });

  it('is asked as often as was counted by hand', () => {
    expect(counts).toEqual(expected.counts);
  });

  it('has dossiers that are complete exactly when their schemas allow them', () => {
    for (const agency of expected.agencies) {
      const { data, absent } = needs.project(agency, given);
      expect(contracts.validateDossier(agency, 'v1', data, absent).length === 0).toBe(agencies.get(agency)?.complete);
    }
  });
});
