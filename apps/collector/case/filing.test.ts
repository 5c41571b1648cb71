import { mustFile, type Projection } from './filing.js';
import type { FiledDossier } from './record.js';

const filed: FiledDossier = {
  agency: 'a',
  version: 1,
  schemaVersion: 'v1',
  recipient: '0101',
  filedAt: '2026-09-01T08:00:00.000Z',
  withdrawn: false,
  data: { 'identity.familyName': 'Sharma', 'contact.phone': '+4540404040' },
  absent: [{ path: 'employment.contract', reason: 'notYetIssued' }],
  answers: ['request-1'],
  claims: [],
  ended: [],
};

const now = (changes: Partial<Projection>): Projection => ({
  recipient: filed.recipient,
  schemaVersion: filed.schemaVersion,
  data: filed.data,
  absent: filed.absent,
  answers: filed.answers,
  claims: [],
  ended: [],
  waiting: new Set(),
  isAnswered: () => false,
  ownPaths: new Set(),
  ...changes,
});

describe('an agency is told', () => {
  it.each<[string, FiledDossier | undefined, Projection]>([
    ['when it has nothing yet', undefined, now({})],
    ['when another organisation is responsible', filed, now({ recipient: '0615' })],
    ['when its request was answered, even with the same value', filed, now({ answers: ['request-1', 'request-2'] })],
    ['when a value changed', filed, now({ data: { ...filed.data, 'contact.phone': '+4550505050' } })],
    ['when a value came', filed, now({ data: { ...filed.data, 'contact.email': 'a@example.org' } })],
    ['when a value went', filed, now({ data: { 'identity.familyName': 'Sharma' } })],
    [
      'when a reason for having none changed',
      filed,
      now({ absent: [{ path: 'employment.contract', reason: 'lost' }] }),
    ],
  ])('%s', (_when, current, next) => expect(mustFile(current, next, true)).toBe(true));

  it('not when all is as it was, in whatever order', () => {
    const data = { 'contact.phone': '+4540404040', 'identity.familyName': 'Sharma' };
    expect(mustFile(filed, now({ data }), true)).toBe(false);
  });

  it('not of what it stated itself', () => {
    const data = { ...filed.data, 'identity.familyName': 'Sharma Rao', 'permit.number': 'P1' };
    expect(mustFile(filed, now({ data, ownPaths: new Set(['identity.familyName', 'permit.number']) }), true)).toBe(
      false,
    );
  });

  it('in the form of its new needs as long as nothing was sent; what was sent stays as it was', () => {
    expect(mustFile(filed, now({ schemaVersion: 'v2' }), false)).toBe(true);
    expect(mustFile(filed, now({ schemaVersion: 'v2' }), true)).toBe(false);
  });
});
