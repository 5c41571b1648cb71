import { CHOICES } from '#contracts';
import { partOfCase } from './parts-of-case.js';

const ref = (name: string): { $ref: string } => ({ $ref: `#/components/schemas/${name}` });
const uuid = { type: 'string', format: 'uuid' };
const moment = { type: 'string', format: 'date-time' };
const list = (items: object): object => ({ type: 'array', items });
const count = { type: 'integer', minimum: 0 };

/** Cases as they are shown. */
export const caseSchemas = {
  Case: {
    type: 'object',
    required: ['caseId', 'reference', 'status', 'agencies', 'conflicts', 'timeline', 'counts', 'elapsed'],
    additionalProperties: false,
    properties: {
      caseId: uuid,
      reference: { type: 'string' },
      status: { type: 'string', enum: CHOICES.CaseStatus },
      restrictedSince: { ...moment, description: 'Since then nothing of it is sent to any agency (GDPR article 18).' },
      erasedFor: list({
        description: 'Agencies of which what was exchanged with them is erased, and nothing more is exchanged.',
        type: 'object',
        required: ['agency', 'at'],
        additionalProperties: false,
        properties: { agency: { type: 'string' }, at: moment },
      }),
      agencies: { type: 'object', additionalProperties: ref('AgencyState') },
      conflicts: list(ref('Conflict')),
      announced: list(ref('Announced')),
      answered: list(ref('Answered')),
      joined: list({
        description: 'Applications that were begun from this case for somebody who joins: that they are there, and how far.',
        type: 'object',
        required: ['relation', 'state', 'at'],
        additionalProperties: false,
        properties: {
          relation: { type: 'string', enum: CHOICES.Relation.slice(1) },
          state: { type: 'string', enum: ['begun', 'handedIn'] },
          at: moment,
        },
      }),
      timeline: list(ref('TimelineEntry')),
      counts: ref('Counts'),
      elapsed: ref('Elapsed'),
      undelivered: list(ref('UndeliveredMail')),
      nextReminder: {
        type: 'object',
        description: 'The next mail about something that waits for the resident, unless it is settled by then.',
        required: ['about', 'at'],
        additionalProperties: false,
        properties: { about: { type: 'string', enum: ['question', 'deadline', 'appointment'] }, at: moment },
      },
    },
  },
  UndeliveredMail: {
    type: 'object',
    description: 'A mail that was given up, and since when none has come through: its address has to be corrected.',
    required: ['to', 'at'],
    additionalProperties: false,
    properties: { to: { type: 'string', enum: ['resident', 'employer', 'school'] }, at: moment },
  },
  AgencyState: partOfCase('agencyState'),
  Conflict: partOfCase('conflict'),
  Announced: {
    ...partOfCase('announced'),
    description: 'What holds from a day to come on. Until then it can be taken back with `retract`, and what stood stands on.',
  },
  Answered: partOfCase('answered'),
  TimelineEntry: {
    type: 'object',
    required: ['at', 'event', 'text'],
    additionalProperties: false,
    properties: {
      at: moment,
      agency: { type: ['string', 'null'] },
      recipient: { type: 'string' },
      event: { type: 'string' },
      text: ref('Text'),
    },
  },
  Counts: partOfCase('counts'),
  Elapsed: {
    description: 'Seconds by who held the case.',
    type: 'object',
    required: CHOICES.Holder,
    additionalProperties: false,
    properties: { hub: count, resident: count, agencies: count, calendar: count },
  },
  Questions: list(partOfCase('question')),
  Profile: {
    type: 'object',
    required: ['facts'],
    additionalProperties: false,
    properties: {
      facts: { type: 'object', additionalProperties: ref('Fact') },
      ended: { type: 'object', additionalProperties: ref('EndedFact') },
    },
  },
  EndedFact: partOfCase('endedFact'),
  Fact: partOfCase('profileFact'),
  Disclosures: list(partOfCase('disclosure', 'passedThrough')),
  Withdrawal: { type: 'object', additionalProperties: false, properties: { agency: { type: 'string' } } },
  Withdrawn: {
    type: 'object',
    required: ['caseId', 'agencies'],
    additionalProperties: false,
    properties: {
      caseId: uuid,
      agencies: { type: 'array', items: { type: 'string' }, description: 'Those that it reaches; what was decided stays.' },
    },
  },
  Accepted: { type: 'object', required: ['caseId'], additionalProperties: false, properties: { caseId: uuid } },
} as const;
