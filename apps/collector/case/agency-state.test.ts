import type { Reach } from '#contracts';
import fc from 'fast-check';
import { statusOf, type StatusInputs } from './agency-state.js';
import type { FiledDossier, AgencyReport } from './record.js';
import type { ReportSummary } from './report-summary.js';

const dossier: FiledDossier = {
  agency: 'a',
  version: 1,
  schemaVersion: 'v1',
  recipient: 'a',
  filedAt: '2026-09-01T08:00:00.000Z',
  withdrawn: false,
  data: {},
  absent: [],
  answers: [],
  claims: [],
  ended: [],
};

const decision = fc.option(
  fc
    .constantFrom('granted' as const, 'refused' as const, 'revoked' as const)
    .map((status) => ({ status }) as AgencyReport & { status: typeof status }),
  { nil: undefined },
);
const reach = fc.option(fc.constantFrom<Reach>('delivering', 'undeliverable', 'delivered', 'acknowledged'), {
  nil: undefined,
});

const standing: fc.Arbitrary<StatusInputs> = fc.record({
  takesPart: fc.constantFrom(true, false, undefined),
  missing: fc.subarray(['contact.phone', 'contact.email']),
  open: fc.subarray(['contact.phone']),
  waitingFor: fc.subarray(['siri']),
  halted: fc.boolean(),
  notBefore: fc.constantFrom(undefined, '2026-12-24'),
  withdrawn: fc.boolean(),
  summary: fc.record({ decision, reach }).map(({ decision: decided, reach: furthest }): ReportSummary => ({
    decision: decided,
    asked: new Map(),
    reached: new Map(furthest ? [[1, furthest]] : []),
  })),
  current: fc.constantFrom(undefined, dossier),
});

const proven: Partial<Record<string, (one: StatusInputs) => boolean>> = {
  granted: ({ summary }) => summary.decision?.status === 'granted',
  refused: ({ summary }) => summary.decision?.status === 'refused',
  revoked: ({ summary }) => summary.decision?.status === 'revoked',
  acknowledged: ({ summary, current }) => current !== undefined && summary.reached.get(1) === 'acknowledged',
  delivered: ({ summary, current }) => current !== undefined && summary.reached.get(1) === 'delivered',
  delivering: ({ summary, current }) => current !== undefined && summary.reached.get(1) === 'delivering',
  moreNeeded: ({ open }) => open.length > 0,
  withdrawn: ({ withdrawn }) => withdrawn,
  stopped: ({ halted, summary }) => halted && summary.decision === undefined,
  waiting: ({ missing, waitingFor }) => missing.length === 0 && waitingFor.length > 0,
  scheduled: ({ missing, waitingFor, notBefore }) =>
    missing.length === 0 && waitingFor.length === 0 && notBefore !== undefined,
  collecting: ({ missing, current }) => missing.length > 0 && current === undefined,
  undecided: ({ takesPart }) => takesPart === undefined,
  notApplicable: ({ takesPart }) => takesPart === false,
};

describe('the status of an agency', () => {
  it('never claims more than what is proven', () => {
    fc.assert(
      fc.property(standing, (one) => {
        const status = statusOf(one);
        expect({ status, holds: proven[status]?.(one) ?? true }).toEqual({ status, holds: true });
      }),
    );
  });

  it('keeps what was decided when the resident withdraws', () => {
    fc.assert(
      fc.property(standing, (one) => {
        fc.pre(one.summary.decision !== undefined && one.open.length === 0);
        expect(statusOf({ ...one, withdrawn: true })).toBe(one.summary.decision.status);
      }),
    );
  });
});
