import type { AgencyStatus, Reach, TimelineEvent } from '#contracts';
import type { ShownState, ShownEntry } from '#case-copy';
import type { Dispute } from './dispute/disputes.js';
import type { AnsweredDispute } from './dispute/answered.js';
import type { OutsideAgency, Party } from './party.js';

/** The moment that tests of a case's pages take for now. */
export const now = new Date('2026-09-03T09:34:00.000Z');

const names: Readonly<Record<string, string>> = {
  siri: 'SIRI',
  municipality: 'The municipality',
  tax: 'The Danish Tax Agency',
};

/** An agency of a case, made by hand. */
export function party(
  agency: string,
  status: AgencyStatus,
  state: Partial<ShownState> = {},
  history: readonly ShownEntry[] = [],
): Party {
  const name = names[agency] ?? agency;
  return {
    agency,
    place: Object.keys(names).indexOf(agency) + 1,
    name,
    inside: name.replace(/^The /, 'the '),
    state: { status, missing: [], waitingFor: [], deadlines: [], ...state },
    history,
    inPerson: [],
    waitsFor: agency === 'siri' ? [] : ['siri'],
    brings: `What ${agency} brings`,
    website: `https://${agency}.example`,
  };
}

export const happened = (agency: string, event: TimelineEvent, at: string): ShownEntry => ({
  at,
  agency,
  event,
  text: { da: event, en: event },
});

/** Decided at half past eleven that day, in Denmark. */
export function decided(
  agency: string,
  result: 'granted' | 'refused' | 'revoked',
  more: Partial<ShownState> = {},
): Party {
  const at = '2026-09-03T09:21:00.000Z';
  return party(agency, result, { outcome: { result, at, facts: {} }, ...more }, [happened(agency, result, at)]);
}

export const appointment = {
  kind: 'attendance',
  place: 'Borgerservice',
  from: '2026-09-07T08:00:00.000Z',
  to: '2026-09-07T08:25:00.000Z',
  saidAt: '2026-09-02T13:02:00.000Z',
};

/** An agency says married, the person unmarried; with a claim of which it has been told so far. */
export function disputeOfStatus(reach?: Reach): Dispute {
  const at = '2026-09-03T12:12:00.000Z';
  return {
    facts: [
      {
        path: 'identity.maritalStatus',
        title: 'Marital status',
        counts: {
          source: 'siri',
          name: 'SIRI',
          inside: 'SIRI',
          value: 'Married',
          at: '2026-09-03T09:21:00.000Z',
          isOwn: false,
        },
        others: [
          {
            source: 'resident',
            name: 'You',
            inside: 'you',
            value: 'Unmarried',
            at: '2026-09-01T08:00:00.000Z',
            isOwn: true,
          },
        ],
      },
    ],
    decides: 'siri',
    claim: reach && { at, source: 'resident', told: [{ agency: 'siri', recipient: 'siri', at, reach }] },
    isMove: false,
  };
}

/** What an agency aims for itself, as a source says. */
export const goalOfOne = {
  date: '2026-08-31',
  offset: 'P1M',
  source: {
    title: { da: 'SIRIs servicemål', en: 'Service goals of SIRI' },
    address: 'https://siri.example/goals',
    statedOn: '2026-01-02',
    readOn: '2026-08-01',
  },
};

/** Takes no part, as in a stay that is too short for it. @internal for tests */
export const outsider: OutsideAgency = {
  agency: 'municipality',
  place: 2,
  name: 'The municipality',
  inside: 'the municipality',
  brings: 'CPR number and health card',
  forWhom: 'The municipality registers people who stay for at least three months.',
};

/** An agency's answer to an objection, half an hour after the decisions above. @internal for tests */
export const answeredStatus = (
  result: AnsweredDispute['result'],
  at = '2026-09-03T09:30:00.000Z',
): AnsweredDispute => ({
  party: { agency: 'siri', place: 1, name: 'SIRI', inside: 'SIRI' },
  at,
  result,
  facts: [{ fact: 'identity.maritalStatus', title: 'Marital status', said: 'Unmarried', registered: 'Married' }],
  isMove: false,
});
