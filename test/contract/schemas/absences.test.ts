import { readFileSync } from 'node:fs';
import { contracts } from '#contracts';

interface Fact {
  properties?: { path?: { const?: string }; absence?: false | { enum: string[] } };
}

const { $defs } = JSON.parse(readFileSync('schemas/facts/v1/schema.json', 'utf8')) as {
  $defs: { fact: object };
};

/** By path the reasons for having none that a fact on the wire may give. */
function onTheWire(schema: unknown): [string, readonly string[]][] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { path, absence } = (schema as Fact).properties ?? {};
  const own: [string, readonly string[]][] = path?.const ? [[path.const, absence ? absence.enum : []]] : [];
  return [...own, ...Object.values(schema).flatMap(onTheWire)];
}

it('a fact on the wire may give each reason for having none that the profile knows of its path, and no other', () => {
  const wire = onTheWire($defs.fact);
  expect(wire.length).toBeGreaterThan(50);
  const known = wire.map(([path]): [string, readonly string[]] => [path, contracts.findPath(path)?.absence ?? []]);
  expect(wire).toEqual(known);
});
