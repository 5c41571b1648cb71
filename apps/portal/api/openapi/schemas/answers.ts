import { CHOICES } from '#contracts';

const ref = (name: string): { $ref: string } => ({ $ref: `#/components/schemas/${name}` });
const uuid = { type: 'string', format: 'uuid' };
const relation = { type: 'string', enum: CHOICES.Relation };
const companion = { type: 'string', enum: CHOICES.Relation.slice(1) };
const channel = { type: 'string', enum: CHOICES.Channel };

const answers = {
  type: 'object',
  description: 'Values nested by path, as the schemas of the profile say; incomplete is allowed.',
};
const absent = {
  type: 'object',
  description: 'By fact the reason for having none, where the path allows it.',
  additionalProperties: { type: 'string' },
};
const retract = { type: 'array', maxItems: 200, items: { type: 'string' }, description: 'Facts that are taken back.' };
const stated = { answers, absent, retract };

/** Drafts, documents, submission and sessions. */
export const answersSchemas = {
  StatedFacts: { type: 'object', additionalProperties: false, properties: stated },
  Amendment: {
    type: 'object',
    additionalProperties: false,
    properties: {
      ...stated,
      from: { type: 'string', format: 'date', description: 'The day from which the answers hold; until then the old ones stand.' },
      movers: {
        type: 'array',
        minItems: 1,
        maxItems: 20,
        items: { type: 'string' },
        description: 'Whom of the household it is about, by personId (`applicant` for the applicant). Whoever is left out stays as they are. Left out: the person of the case, and whoever shares the answer.',
      },
      reason: { type: 'string', minLength: 1, maxLength: 2000, description: 'Why, for whoever decides a dispute.' },
      evidence: {
        type: 'array',
        minItems: 1,
        maxItems: 20,
        items: { type: 'object', required: ['documentId'], additionalProperties: false, properties: { documentId: uuid } },
      },
    },
  },
  PersonChange: {
    type: 'object',
    additionalProperties: false,
    properties: { personId: { type: 'string' }, relation: companion, remove: { type: 'boolean' }, ...stated },
  },
  OpenApplication: {
    type: 'object',
    required: ['channel'],
    additionalProperties: false,
    properties: { channel, ...stated, persons: { type: 'array', items: ref('PersonChange') } },
  },
  ChangeDraft: {
    type: 'object',
    additionalProperties: false,
    properties: { ...stated, persons: { type: 'array', items: ref('PersonChange') } },
  },
  JoinHousehold: {
    type: 'object',
    required: ['relation'],
    additionalProperties: false,
    properties: {
      relation: { ...companion, description: 'What they are to whom the case is about.' },
      channel: { ...channel, default: 'api' },
      ...stated,
    },
  },
  OpenedApplication: {
    type: 'object',
    required: ['applicationId', 'reference', 'accessCode', 'accessToken'],
    additionalProperties: false,
    properties: {
      applicationId: uuid,
      reference: { type: 'string' },
      accessCode: { type: 'string', description: 'Shown this once: with the reference it opens the application again.' },
      accessToken: { type: 'string', description: 'Shown this once: goes with every other call.' },
    },
  },
  Draft: {
    type: 'object',
    required: ['channel', 'answers', 'persons', 'documents', 'submitted'],
    additionalProperties: false,
    properties: {
      channel,
      answers,
      absent,
      persons: {
        type: 'array',
        items: {
          type: 'object',
          required: ['personId', 'relation', 'answers'],
          additionalProperties: false,
          properties: { personId: { type: 'string' }, relation: companion, answers, absent },
        },
      },
      documents: { type: 'array', items: ref('Document') },
      submitted: { type: 'boolean' },
      undelivered: { type: 'array', items: ref('UndeliveredMail') },
      caseId: uuid,
      joins: {
        type: 'object',
        description: 'The case that it was opened from, for somebody who joins that household later.',
        required: ['caseId', 'relation'],
        additionalProperties: false,
        properties: { caseId: uuid, relation: companion },
      },
    },
  },
  Document: {
    type: 'object',
    required: ['documentId', 'sha256', 'mediaType', 'bytes'],
    additionalProperties: false,
    properties: {
      documentId: uuid,
      sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
      mediaType: { type: 'string', enum: ['application/pdf', 'image/png', 'image/jpeg', 'image/webp'] },
      bytes: { type: 'integer', minimum: 1, maximum: 20 * 1024 * 1024 },
    },
  },
  Submission: {
    type: 'object',
    required: ['caseId', 'cases'],
    additionalProperties: false,
    properties: {
      caseId: uuid,
      cases: {
        type: 'array',
        items: { type: 'object', required: ['caseId', 'relation'], additionalProperties: false, properties: { caseId: uuid, relation } },
      },
    },
  },
  OpenSession: {
    type: 'object',
    required: ['reference', 'accessCode'],
    additionalProperties: false,
    properties: { reference: { type: 'string', maxLength: 100 }, accessCode: { type: 'string', maxLength: 100 } },
  },
  Session: {
    type: 'object',
    required: ['applicationId', 'accessToken'],
    additionalProperties: false,
    properties: { applicationId: uuid, caseId: uuid, accessToken: { type: 'string' } },
  },
} as const;
