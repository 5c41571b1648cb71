import { CHOICES } from '#contracts';
import { partOfCase } from './parts-of-case.js';

const ref = (name: string): { $ref: string } => ({ $ref: `#/components/schemas/${name}` });
const list = (items: object): object => ({ type: 'array', items });
const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };
const withheld = (schema: object): object => ({ anyOf: [schema, { type: 'null' }] });

const spread = {
  type: 'object',
  required: ['median', 'p90'],
  additionalProperties: false,
  properties: { median: count, p90: count },
};
const each = (names: readonly string[], schema: object): object => ({
  type: 'object',
  required: names,
  additionalProperties: false,
  properties: Object.fromEntries(names.map((name) => [name, schema])),
});

/** What the agencies need, and figures over all cases. */
export const agencySchemas = {
  Agencies: list({
    type: 'object',
    required: ['agency', 'title', 'takesPart', 'waitsFor'],
    additionalProperties: false,
    properties: {
      agency: text,
      title: ref('Text'),
      takesPart: { description: 'The condition over the profile, as JSON Schema.' },
      waitsFor: list({ type: 'object', required: ['agency', 'outcome'], properties: { agency: text, outcome: text, if: {} } }),
    },
  }),
  LegalBasis: partOfCase('legalBasis'),
  Needs: list({
    type: 'object',
    required: ['path', 'title', 'need', 'situations', 'purpose', 'legalBasis'],
    additionalProperties: false,
    properties: {
      path: text,
      title: ref('Text'),
      need: { type: 'string', enum: ['always', 'situation', 'optional', 'issued'] },
      situations: list(text),
      purpose: ref('Text'),
      legalBasis: list(ref('LegalBasis')),
    },
  }),
  Overlap: {
    type: 'object',
    required: ['paths', 'byTwoOrMore', 'byAll', 'agencies', 'rows'],
    additionalProperties: false,
    properties: {
      paths: count,
      byTwoOrMore: count,
      byAll: count,
      agencies: {
        type: 'object',
        additionalProperties: {
          type: 'object',
          required: ['paths', 'shared'],
          additionalProperties: false,
          properties: { paths: count, shared: count },
        },
      },
      rows: list({
        type: 'object',
        required: ['path', 'title', 'agencies'],
        additionalProperties: false,
        properties: { path: text, title: ref('Text'), agencies: list(text) },
      }),
    },
  },
  Statistics: {
    description: 'What fewer than `smallestGroup` cases would show is withheld: null.',
    type: 'object',
    required: ['cases', 'elapsed', 'facts', 'smallestGroup'],
    additionalProperties: false,
    properties: {
      cases: each(CHOICES.CaseStatus, withheld(count)),
      elapsed: withheld(each(CHOICES.Holder, spread)),
      facts: withheld(ref('Counts')),
      smallestGroup: count,
    },
  },
} as const;
