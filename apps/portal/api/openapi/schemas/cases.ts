const ref = (name: string): { $ref: string } => ({ $ref: `#/components/schemas/${name}` });
const uuid = { type: 'string', format: 'uuid' };
const moment = { type: 'string', format: 'date-time' };
const date = { type: 'string', format: 'date' };
const list = (items: object): object => ({ type: 'array', items });
const count = { type: 'integer', minimum: 0 };

/** Only `acknowledged` is the recipient's own word. */
const reach = { type: 'string', enum: ['ready', 'delivering', 'undeliverable', 'delivered', 'acknowledged'] };

export const stated = {
  value: { description: 'As the schema of the path says.' },
  absence: { type: 'string' },
  source: { type: 'string' },
  assurance: { type: 'string', enum: ['selfDeclared', 'documented', 'verified', 'authoritative'] },
  observedAt: moment,
  validFrom: date,
  validTo: date,
  eventId: { type: 'string' },
};
export const statedRequired = ['source', 'assurance', 'observedAt', 'eventId'];

/** Cases as they are shown. */
export const caseSchemas = {
  Case: {
    type: 'object',
    required: ['caseId', 'reference', 'status', 'agencies', 'conflicts', 'timeline', 'counts', 'elapsed'],
    additionalProperties: false,
    properties: {
      caseId: uuid,
      reference: { type: 'string' },
      status: { type: 'string', enum: ['inProgress', 'actionNeeded', 'completed', 'refused', 'withdrawn'] },
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
          relation: { type: 'string', enum: ['spouse', 'child'] },
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
  AgencyState: {
    type: 'object',
    required: ['status', 'missing', 'waitingFor', 'deadlines'],
    additionalProperties: false,
    properties: {
      status: {
        type: 'string',
        enum: [
          ...['notApplicable', 'undecided', 'collecting', 'waiting', 'scheduled', 'ready', 'delivering', 'delivered'],
          ...['acknowledged', 'moreNeeded', 'granted', 'refused', 'revoked', 'stopped', 'undeliverable', 'withdrawn'],
        ],
      },
      recipient: { type: 'string' },
      missing: list({ type: 'string' }),
      waitingFor: list({ type: 'string' }),
      notBefore: date,
      deadlines: list({
        type: 'object',
        required: ['id', 'title', 'date'],
        properties: { id: { type: 'string' }, title: ref('Text'), date },
      }),
      appointment: {
        description: 'Its latest. That its time is over says nothing of whether the person came.',
        type: 'object',
        required: ['kind', 'place', 'from', 'to', 'saidAt'],
        properties: {
          kind: { type: 'string' },
          place: { type: 'string' },
          from: { type: 'string' },
          to: { type: 'string' },
          saidAt: moment,
          replaces: { const: true, description: 'It takes the place of an earlier one.' },
          cancelled: { const: true, description: 'The agency took it back.' },
        },
      },
      outcome: {
        type: 'object',
        required: ['result', 'at', 'facts'],
        properties: {
          result: { type: 'string', enum: ['granted', 'refused', 'revoked'] },
          at: moment,
          facts: { type: 'object' },
          reason: { type: 'string' },
          appeal: {
            description: 'How it is appealed, in the words of the agency. Without it only the letter of the agency says.',
            type: 'object',
            required: ['body'],
            properties: { body: { type: 'string' }, until: date, how: { type: 'string' } },
          },
        },
      },
      silence: {
        type: 'object',
        description: 'It has the application and has said nothing of it since. `goal`: in what time it says itself that it answers.',
        required: ['since', 'exceeded'],
        additionalProperties: false,
        properties: {
          since: moment,
          goal: {
            type: 'object',
            required: ['date', 'offset', 'source'],
            additionalProperties: false,
            properties: {
              date,
              offset: { type: 'string' },
              source: {
                type: 'object',
                required: ['title', 'statedOn', 'readOn'],
                additionalProperties: false,
                properties: { title: ref('Text'), address: { type: 'string' }, statedOn: date, readOn: date },
              },
            },
          },
          exceeded: { type: 'boolean' },
        },
      },
      told: {
        description: 'The newest version since its decision: what it was told of later, and how far that is proven to have come.',
        type: 'object',
        required: ['version', 'at', 'reach'],
        properties: {
          version: { type: 'integer', minimum: 1 },
          at: moment,
          reach,
          ended: { const: true, description: 'That something counts no longer.' },
          claims: { const: true, description: 'That the person says otherwise than the register.' },
        },
      },
      former: {
        description: 'Recipients that were responsible before a move.',
        ...list({
          type: 'object',
          required: ['recipient', 'state'],
          properties: {
            recipient: { type: 'string' },
            state: { type: 'string', enum: ['kept', 'withdrawing', 'withdrawn'] },
            told: reach,
          },
        }),
      },
    },
  },
  Conflict: {
    type: 'object',
    required: ['path', 'values'],
    additionalProperties: false,
    properties: {
      path: { type: 'string' },
      values: list({
        type: 'object',
        required: ['value', 'source'],
        properties: { value: {}, source: { type: 'string' }, at: moment },
      }),
      decides: { type: 'string', description: 'The agency that can answer it.' },
      claim: {
        description: 'What the person says against the register, until that is answered.',
        type: 'object',
        required: ['at', 'source', 'told'],
        properties: {
          at: moment,
          source: { type: 'string' },
          told: list({
            type: 'object',
            required: ['agency', 'recipient', 'at', 'reach'],
            properties: { agency: { type: 'string' }, recipient: { type: 'string' }, at: moment, reach },
          }),
        },
      },
    },
  },
  Announced: {
    description: 'What holds from a day to come on. Until then it can be taken back with `retract`, and what stood stands on.',
    type: 'object',
    required: ['from', 'at', 'source', 'facts'],
    additionalProperties: false,
    properties: {
      from: date,
      at: moment,
      source: { type: 'string' },
      facts: list({
        description: 'With neither a value nor an absence: nothing is said of it from that day on.',
        type: 'object',
        required: ['path'],
        additionalProperties: false,
        properties: { path: { type: 'string' }, value: {}, absence: { type: 'string' } },
      }),
    },
  },
  Answered: {
    description: 'What an agency answered to what the person says against its register.',
    type: 'object',
    required: ['agency', 'recipient', 'at', 'result', 'facts'],
    additionalProperties: false,
    properties: {
      agency: { type: 'string' },
      recipient: { type: 'string' },
      at: moment,
      result: { type: 'string', enum: ['stands', 'agreed', 'other'] },
      facts: list({
        type: 'object',
        required: ['path'],
        additionalProperties: false,
        properties: { path: { type: 'string' }, said: {}, registered: {} },
      }),
    },
  },
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
  Counts: {
    type: 'object',
    required: ['asked', 'wouldHaveBeenAsked', 'reused'],
    additionalProperties: false,
    properties: { asked: count, wouldHaveBeenAsked: count, reused: count },
  },
  Elapsed: {
    description: 'Seconds by who held the case.',
    type: 'object',
    required: ['hub', 'resident', 'agencies', 'calendar'],
    additionalProperties: false,
    properties: { hub: count, resident: count, agencies: count, calendar: count },
  },
  Questions: list({
    type: 'object',
    required: ['path', 'agencies', 'label', 'why'],
    additionalProperties: false,
    properties: {
      path: { type: 'string' },
      agencies: list({ type: 'string' }),
      label: ref('Text'),
      why: ref('Text'),
      details: {},
    },
  }),
  Profile: {
    type: 'object',
    required: ['facts'],
    additionalProperties: false,
    properties: {
      facts: { type: 'object', additionalProperties: ref('Fact') },
      ended: { type: 'object', additionalProperties: ref('EndedFact') },
    },
  },
  EndedFact: {
    description: 'What an agency issued that counts no longer, since when, and why.',
    type: 'object',
    required: ['path', 'value', 'source', 'observedAt', 'at', 'reason'],
    additionalProperties: false,
    properties: {
      path: { type: 'string' },
      value: {},
      source: { type: 'string' },
      observedAt: moment,
      at: moment,
      reason: { type: 'string', enum: ['refused', 'revoked'] },
    },
  },
  Fact: {
    type: 'object',
    required: [...statedRequired, 'alternatives'],
    additionalProperties: false,
    properties: {
      ...stated,
      alternatives: list({ type: 'object', required: statedRequired, additionalProperties: false, properties: stated }),
    },
  },
  Disclosures: list({
    type: 'object',
    required: ['at', 'agency', 'recipient', 'purpose', 'legalBasis', 'paths', 'dossierVersion', 'confirmed', 'eventId'],
    additionalProperties: false,
    properties: {
      at: moment,
      agency: { type: 'string' },
      recipient: { type: 'string' },
      purpose: ref('Text'),
      legalBasis: list(ref('LegalBasis')),
      paths: list({ type: 'string' }),
      dossierVersion: { type: 'integer', minimum: 1 },
      confirmed: { type: 'boolean' },
      eventId: { type: 'string' },
    },
  }),
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
