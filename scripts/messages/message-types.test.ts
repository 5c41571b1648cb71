import type { Schema, SchemaObject } from '#contracts';
import { typesOf } from './message-types.js';

const BASE = 'https://ankomst.example/schemas/';
const FILED = `${BASE}filed/v1/schema.json`;

/** What is generated for one event with these `$defs`, each space of it one. */
function generated(data: SchemaObject, defs: Readonly<Record<string, Schema>> = {}): string {
  const topic = { name: 'filed', partitions: 1, writtenBy: [], readBy: [], events: { 'dk.ankomst.filed.v1': FILED } };
  const types = typesOf({
    topics: [topic],
    eventSchema: () => FILED,
    resolve: (ref) => (ref === FILED ? data : defs[ref.split('/').at(-1)!]!),
  });
  return types.replaceAll(/\s+/g, ' ');
}

const object = (properties: SchemaObject['properties'], ...required: string[]): SchemaObject => ({
  type: 'object',
  properties,
  required,
});
const ref = (name: string, file = FILED): SchemaObject => ({ $ref: `${file}#/$defs/${name}` });

describe('the types of messages', () => {
  it('have each $def once by its name, however many refer to it, and a plain text in its place', () => {
    const text = generated(object({ one: ref('part'), other: ref('part'), id: ref('id') }, 'one'), {
      part: object({ part: ref('part') }),
      id: { type: 'string', format: 'uuid' },
    });
    expect(text).toContain("export type FiledV1 = { 'one': Part; 'other'?: Part; 'id'?: string; };");
    expect(text.split('export type Part =')).toHaveLength(2);
  });

  it('tell the members of a union apart, beside what they share; of many members what they share is enough', () => {
    const member = (kind: string, body: Schema): SchemaObject => ({ properties: { kind: { const: kind }, body } });
    const whole = object({ id: { type: 'string' }, kind: { type: 'string' }, body: true }, 'id', 'kind', 'body');
    const two = [member('one', { type: 'string' }), member('other', { type: 'integer' })];
    expect(generated({ ...whole, oneOf: two })).toContain(
      `{ 'id': string; } & ({ 'kind': "one"; 'body': string; } | { 'kind': "other"; 'body': number; })`,
    );
    const many = Array.from({ length: 21 }, (_, index) => member(String(index), true));
    expect(generated({ ...whole, oneOf: many })).toContain("= { 'id': string; 'kind': string; 'body': Json; };");
  });

  it('say which fields come together', () => {
    const present = (name: string): SchemaObject => ({ required: [name], properties: { [name]: true } });
    const whole = object({ from: { type: 'string' }, off: { const: true } });
    const text = generated({ ...whole, allOf: [{ if: present('off'), else: present('from') }] });
    expect(text).toContain("& ({ 'off': true; } | { 'from': string; })");
  });

  it('say that one field of several is there', () => {
    const whole = object({ id: { type: 'string' }, path: { type: 'string' } });
    expect(generated({ ...whole, minProperties: 1, maxProperties: 1 })).toContain(
      "= ({ 'id': string; } | { 'path': string; });",
    );
  });

  it('give what may be chosen as data too', () => {
    const text = generated(object({ way: ref('way') }), { way: { type: 'string', enum: ['web', 'mail'] } });
    expect(text).toContain('Way: ["web","mail"],');
    expect(text).toContain("export type Way = (typeof CHOICES)['Way'][number];");
  });

  it('refuse two $defs of one name', () => {
    const other = ref('part', `${BASE}other/v1/schema.json`);
    expect(() => generated(object({ one: ref('part'), other }), { part: object({}) })).toThrow(
      'would both be called Part: rename one.',
    );
  });
});
