import { problemStatuses } from '#http';
import { answersSchemas } from './schemas/answers.js';
import { caseSchemas } from './schemas/cases.js';
import { agencySchemas } from './schemas/agencies.js';
import { erasureSchemas } from './schemas/erasure.js';
import { exportSchemas } from './schemas/export.js';

/** Every body of the API, as JSON Schema 2020-12 (OpenAPI 3.1). Tests hold real answers against them. */
export const schemas = {
  ...answersSchemas,
  ...caseSchemas,
  ...agencySchemas,
  ...erasureSchemas,
  ...exportSchemas,
  Text: {
    type: 'object',
    required: ['da', 'en'],
    additionalProperties: false,
    properties: { da: { type: 'string' }, en: { type: 'string' } },
  },
  Problem: {
    description: 'RFC 9457. `title` and `detail` follow Accept-Language; `message` holds the detail in both languages.',
    type: 'object',
    required: ['type', 'title', 'status', 'detail', 'message'],
    additionalProperties: false,
    properties: {
      type: { type: 'string', enum: Object.keys(problemStatuses).map((kind) => `urn:ankomst:problem:${kind}`) },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string' },
      message: { $ref: '#/components/schemas/Text' },
      errors: { type: 'array', maxItems: 100, items: { $ref: '#/components/schemas/InputProblem' } },
      furtherErrors: {
        type: 'integer',
        minimum: 1,
        description: 'How many more errors there are than `errors` lists.',
      },
    },
  },
  InputProblem: {
    type: 'object',
    required: ['path', 'code', 'message'],
    additionalProperties: false,
    properties: {
      path: { type: 'string', description: 'The fact or field; empty for the whole body.' },
      pointer: { type: 'string', description: 'The place inside of what `path` names, as a JSON pointer.' },
      code: { type: 'string' },
      message: { $ref: '#/components/schemas/Text' },
    },
  },
} as const;

export type SchemaName = keyof typeof schemas;
