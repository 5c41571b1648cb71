import { CHOICES } from '#contracts';
import { partOfCase } from './parts-of-case.js';

const ref = (name: string): { $ref: string } => ({ $ref: `#/components/schemas/${name}` });
const uuid = { type: 'string', format: 'uuid' };
const moment = { type: 'string', format: 'date-time' };
const list = (items: object): object => ({ type: 'array', items });

/** What somebody takes along. */
export const exportSchemas = {
  Archive: {
    description: 'The export as JSON, and each document that is kept as a file named by its `file`.',
    contentMediaType: 'application/zip',
  },
  Export: {
    description:
      'All that is held about one person. Never in it: codes, tokens and their hashes, and papers of others of the application.',
    type: 'object',
    required: [
      ...['writtenAt', 'reference', 'relation', 'channel', 'language', 'openedAt', 'submitted', 'answers', 'documents'],
      ...['documentReads', 'facts', 'earlier', 'ended', 'disclosures', 'questions', 'invitations', 'mails', 'sessions', 'links'],
    ],
    additionalProperties: false,
    properties: {
      writtenAt: moment,
      reference: { type: 'string' },
      relation: { type: 'string', enum: CHOICES.Relation },
      channel: { type: 'string' },
      language: { type: 'string', enum: ['da', 'en'] },
      openedAt: moment,
      submitted: { type: 'boolean' },
      submittedAt: moment,
      answers: { type: 'object' },
      absent: { type: 'object', additionalProperties: { type: 'string' } },
      documents: list({
        description: 'Without `file` its bytes were passed on only, and deleted at `deletedAt`.',
        type: 'object',
        required: ['documentId', 'sha256', 'mediaType', 'bytes', 'keptAt'],
        additionalProperties: false,
        properties: {
          documentId: uuid,
          sha256: { type: 'string' },
          mediaType: { type: 'string' },
          bytes: { type: 'integer', minimum: 0 },
          keptAt: moment,
          deletedAt: moment,
          file: { type: 'string' },
        },
      }),
      documentReads: list({
        description: 'Agencies that had the bytes of a document.',
        type: 'object',
        required: ['documentId', 'agency', 'recipients', 'at'],
        additionalProperties: false,
        properties: { documentId: uuid, agency: { type: 'string' }, recipients: list({ type: 'string' }), at: moment },
      }),
      facts: {
        description: 'As in the profile; what was said and has not been merged yet has no `eventId`.',
        type: 'object',
        additionalProperties: { type: 'object' },
      },
      earlier: { description: 'Oldest first.', ...list(partOfCase('earlierFact')) },
      ended: { type: 'object', additionalProperties: ref('EndedFact') },
      disclosures: ref('Disclosures'),
      questions: ref('Questions'),
      invitations: list({
        description: 'Who was asked for a part, and what they answered.',
        type: 'object',
        required: ['role', 'address', 'invitedAt', 'answers'],
        additionalProperties: false,
        properties: {
          role: { type: 'string', enum: ['employer', 'school'] },
          address: { type: 'string' },
          invitedAt: moment,
          answeredAt: moment,
          withdrawnAt: moment,
          answers: { type: 'object' },
          absent: { type: 'object', additionalProperties: { type: 'string' } },
        },
      }),
      mails: list({
        description: 'Mails of this person. What they said stands behind a login; an address is kept until the mail is sent.',
        type: 'object',
        required: ['kind', 'writtenAt', 'state'],
        additionalProperties: false,
        properties: {
          kind: { type: 'string' },
          writtenAt: moment,
          state: { type: 'string', enum: ['sent', 'waiting', 'givenUp'] },
          sentAt: moment,
          address: { type: 'string' },
        },
      }),
      sessions: list({
        description: 'Ways in: when each was opened and last used, and whether by a browser or a program (`api`).',
        type: 'object',
        required: ['by', 'openedAt', 'seenAt'],
        additionalProperties: false,
        properties: { by: { type: 'string', enum: ['api', 'browser'] }, openedAt: moment, seenAt: moment },
      }),
      links: list({
        description: 'Mailed links to come back by.',
        type: 'object',
        required: ['purpose', 'sentAt'],
        additionalProperties: false,
        properties: { purpose: { type: 'string', enum: ['open', 'newCode'] }, sentAt: moment, usedAt: moment },
      }),
      case: ref('Case'),
    },
  },
} as const;
