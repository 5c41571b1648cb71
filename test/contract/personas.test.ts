import { contracts } from '#contracts';
import { readPersonas } from '../../apps/hub/demo/personas.js';
import { nest, type Json } from '../../apps/hub/demo/json.js';

const uploaded = '0192f0c1-2345-7abc-8def-0123456789ab';

/** Each `$document` as it stands after its upload. */
function afterUploads(value: Json): Json {
  if (Array.isArray(value)) return value.map(afterUploads);
  if (value === null || typeof value !== 'object') return value;
  if (typeof value.$document === 'string') return { documentId: uploaded };
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, afterUploads(item)]));
}

describe('the example residents', () => {
  const personas = readPersonas('2026-11-22');

  it.each(personas)('$persona hands in answers of which none is wrong', ({ answers }) => {
    const { facts, problems } = contracts.validateAnswers(afterUploads(answers));
    expect(problems).toEqual([]);
    expect(facts.size).toBeGreaterThan(20);
  });

  it.each(personas)('$persona has valid answers for later', ({ later }) => {
    for (const [path, value] of Object.entries(later)) {
      expect(contracts.validateAnswers(afterUploads(nest(path, value))).problems).toEqual([]);
    }
  });

  it.each(personas)('$persona expects agencies and facts that there are', ({ expect: expected }) => {
    expect(contracts.agencies).toEqual(expect.arrayContaining(expected.agencies));
    for (const fact of Object.values(expected.missing).flat()) expect(contracts.findFact(fact)).toBeDefined();
  });
});
