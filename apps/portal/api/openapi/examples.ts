import { contracts } from '#contracts';

const [agency = '', ...others] = contracts.agencies;
const applicationId = '019a5d0c-5f3e-7c11-9a40-0d9e7c1f2b3a';
const caseId = '019a5d0d-1a2b-7c3d-8e4f-5a6b7c8d9e0f';
const documentId = '019a5d0c-9b8a-7654-8321-0fedcba98765';
const reference = 'AK-7Q2M-XK4D';
const at = '2026-11-21T10:00:00.000Z';

/** One example a schema, of nobody. Tests hold them against the schemas. */
export const examples: Readonly<Record<string, unknown>> = {
  OpenApplication: {
    channel: 'web',
    answers: { identity: { familyName: 'Specimen', citizenship: 'ES' } },
    persons: [{ relation: 'spouse', answers: {} }],
  },
  ChangeDraft: {
    answers: { contact: { language: 'en' } },
    absent: { 'identifiers.foreignTin': 'notIssued' },
    retract: ['contact.phone'],
  },
  StatedFacts: { answers: { contact: { phone: '+4540404040' } } },
  JoinHousehold: { relation: 'child', answers: { identity: { givenNames: 'Ada' } } },
  OpenedApplication: { applicationId, reference, accessCode: '0000-1111-2222-3333', accessToken: 'shown-once' },
  Draft: { channel: 'web', answers: { contact: { language: 'en' } }, persons: [], documents: [], submitted: false },
  Document: { documentId, sha256: '0'.repeat(64), mediaType: 'application/pdf', bytes: 541 },
  Submission: { caseId, cases: [{ caseId, relation: 'applicant' }] },
  OpenSession: { reference, accessCode: '0000-1111-2222-3333' },
  Session: { applicationId, caseId, accessToken: 'shown-once' },
  Case: {
    caseId,
    reference,
    status: 'inProgress',
    agencies: { [agency]: { status: 'acknowledged', recipient: agency, missing: [], waitingFor: [], deadlines: [] } },
    conflicts: [],
    timeline: [
      { at, event: 'submitted', text: { da: 'Ansøgningen er modtaget.', en: 'The application was received.' } },
    ],
    counts: { asked: 52, wouldHaveBeenAsked: 110, reused: 58 },
    elapsed: { hub: 2, resident: 0, agencies: 40, calendar: 0 },
  },
  Accepted: { caseId },
  Withdrawn: { caseId, agencies: [agency, ...others] },
  Withdrawal: { agency },
  Restriction: { restrictedSince: at },
  Erasure: { erasedAt: at, certificate: 'e30.e30.c2ln' },
  JsonWebKeys: {
    keys: [
      {
        kty: 'OKP',
        crv: 'Ed25519',
        x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
        alg: 'EdDSA',
        use: 'sig',
        kid: 'k',
      },
    ],
  },
  Problem: {
    type: 'urn:ankomst:problem:invalidInput',
    title: 'Something in the body must be corrected',
    status: 422,
    detail: 'Correct what errors names, and send again.',
    message: { da: 'Ret det, som errors nævner, og send igen.', en: 'Correct what errors names, and send again.' },
    errors: [
      {
        path: 'identity.birthDate',
        code: 'wrongFormat',
        message: { da: 'Skriv en dato, der findes.', en: 'Write a date that exists.' },
      },
    ],
  },
};
