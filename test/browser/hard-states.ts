import type { CaseStatus } from '#contracts';
import type { Arrived, PortalStage } from '../journey/portal-stage.js';
import {
  agency,
  appointment,
  around,
  copenhagen,
  dayAround,
  element,
  granted,
  reached,
  said,
  type Element,
} from './case-elements.js';
import { changedStates } from './changed-states.js';
import { post } from './open-applications.js';

/** A case that is hard to read: something went wrong, waits, or ended. */
export interface HardState {
  /** Also the name of its picture. */
  name: string;
  /** The page on which it shows. */
  address: string;
  /** What the collector shows of it, at this moment. */
  elements(now: Date): Element[];
  /** Where it is not on its way any more. */
  status?: CaseStatus;
  /** Who has begun an application of their own from it. */
  joins?: 'spouse' | 'child';
  /** Whoever was asked for a part of the answers. */
  asks?: 'employer' | 'school';
}

/** With an appointment at these hours from now, before which the first agency has said yes. */
const met = (name: string, from: number, more: object = {}): HardState => ({
  name,
  address: '/case',
  elements: (now) => {
    const at = around(now);
    return [
      ...reached('siri', at(-30)),
      said('siri', 'granted', at(-28)),
      agency('siri', 'granted', granted(at(-28))),
      ...reached('municipality', at(-27)),
      agency('municipality', 'acknowledged', {
        ...copenhagen,
        appointment: appointment(at(from), at(from + 0.5), at(-26), more),
      }),
      ...reached('tax', at(-29)),
      agency('tax', 'acknowledged'),
    ];
  },
});

const REASON = 'Afslag på opholds- og arbejdstilladelse. Begrundelsen fremgår af brevet.';
const HOW = 'Afgørelsen kan påklages til Udlændingenævnet. Frist og fremgangsmåde fremgår af brevet.';

const refused: HardState = {
  name: 'refused',
  address: '/case',
  elements: (now) => {
    const at = around(now);
    const outcome = {
      result: 'refused',
      at: at(-2),
      facts: {},
      reason: REASON,
      appeal: { body: 'Udlændingenævnet', until: dayAround(now, 30), how: HOW },
    };
    return [
      ...reached('siri', at(-40)),
      said('siri', 'refused', at(-2)),
      agency('siri', 'refused', { outcome }),
      agency('municipality', 'stopped', copenhagen),
      agency('tax', 'stopped'),
      element('holder', 'case', {
        segments: [
          { from: at(-40), holder: 'agencies' },
          { from: at(-2), holder: null },
        ],
      }),
    ];
  },
};

const revoked: HardState = {
  name: 'revoked',
  address: '/case',
  elements: (now) => {
    const at = around(now);
    const outcome = { result: 'revoked', at: at(-2), facts: {}, reason: REASON };
    const told = { version: 2, at: at(-1), ended: true };
    return [
      ...reached('siri', at(-400)),
      agency('siri', 'revoked', { outcome }),
      ...reached('municipality', at(-300)),
      agency('municipality', 'granted', {
        ...copenhagen,
        ...granted(at(-250)),
        told: { ...told, reach: 'acknowledged' },
      }),
      ...reached('tax', at(-300)),
      agency('tax', 'granted', { ...granted(at(-200)), told: { ...told, reach: 'delivered' } }),
    ];
  },
};

const differing = (name: string, address: string, reach?: string): HardState => ({
  name,
  address,
  elements: (now) => {
    const at = around(now);
    const claim = reach && {
      at: at(-1),
      source: 'resident',
      told: [{ agency: 'siri', recipient: 'siri', at: at(-1), reach }],
    };
    return [
      ...reached('siri', at(-5)),
      agency('siri', 'granted', granted(at(-3))),
      ...reached('municipality', at(-3)),
      agency('municipality', 'acknowledged', copenhagen),
      element('conflict', 'identity.maritalStatus', {
        path: 'identity.maritalStatus',
        values: [
          { value: 'married', source: 'siri', at: at(-3) },
          { value: 'unmarried', source: 'resident', at: at(-48) },
        ],
        decides: 'siri',
        ...(claim && { claim }),
      }),
    ];
  },
});

const moved = (name: string, address: string): HardState => ({
  name,
  address,
  elements: (now) => {
    const at = around(now);
    const told = [
      { agency: 'municipality', recipient: '0751', at: at(-1), reach: 'acknowledged' },
      { agency: 'tax', recipient: 'skattestyrelsen', at: at(-1), reach: 'delivered' },
    ];
    const claim = { at: at(-2), source: 'resident', told };
    const conflict = (path: string, registered: string, said_: string): Element =>
      element('conflict', path, {
        path,
        values: [
          { value: registered, source: 'municipality', at: at(-900) },
          { value: said_, source: 'resident', at: at(-2) },
        ],
        decides: 'municipality',
        claim,
      });
    return [
      ...reached('municipality', at(-2)),
      agency('municipality', 'acknowledged', {
        recipient: '0751',
        former: [{ recipient: '0101', state: 'kept', told: 'acknowledged' }],
      }),
      ...reached('tax', at(-900)),
      agency('tax', 'granted', { ...granted(at(-800)), told: { version: 2, at: at(-1), reach: 'delivered' } }),
      conflict('address.street', 'Vesterbrogade', 'Nordre Ringgade'),
      conflict('address.municipalityCode', '0101', '0751'),
    ];
  },
});

const asked = (name: string, days: number): HardState => ({
  name,
  address: '/case',
  elements: (now) => [
    agency('siri', 'collecting', { missing: ['employment.contract'] }),
    agency('municipality', 'waiting', { ...copenhagen, waitingFor: ['siri'] }),
    agency('tax', 'collecting', {
      missing: ['employment.contract'],
      deadlines: [
        { id: 'taxCard', title: { da: 'Få skattekort', en: 'Get the tax card' }, date: dayAround(now, days) },
      ],
    }),
    element('question', 'employment.contract', {
      path: 'employment.contract',
      agencies: ['siri', 'tax'],
      label: { da: 'Din kontrakt', en: 'Your contract' },
      why: { da: 'Skattestyrelsen skal bruge din kontrakt.', en: 'The tax agency needs your contract.' },
    }),
  ],
});

const away: HardState = {
  name: 'away',
  address: '/case',
  elements: (now) => {
    const at = around(now);
    return [
      ...reached('siri', at(-20)),
      agency('siri', 'acknowledged'),
      said('tax', 'delivering', at(-3)),
      said('tax', 'delayed', at(-2)),
      agency('tax', 'delivering'),
    ];
  },
};

/** Each state of a case's page that a case on its way does not show. */
export const hardStates: readonly HardState[] = [
  met('appointment', 90),
  met('appointment-passed', -20),
  met('appointment-cancelled', 90, { cancelled: true }),
  met('appointment-replaced', 120, { replaces: true }),
  refused,
  revoked,
  differing('conflict', '/case'),
  differing('conflict-objection', '/case/objection/identity.maritalStatus'),
  differing('conflict-sent', '/case', 'acknowledged'),
  moved('moved', '/case'),
  moved('moved-form', '/case/move'),
  asked('deadline', 2),
  asked('deadline-passed', -2),
  away,
  ...changedStates,
];

/** Whoever is asked for a part is told whose it is. */
const ANSWERS = {
  identity: { familyName: 'García', givenNames: 'Lucía', maritalStatus: 'unmarried', citizenship: 'ES' },
  stay: { ground: 'work', entryDate: '2026-09-01', intendedEnd: 'open' },
  employment: { jobTitle: 'Engineer' },
  address: { municipalityCode: '0101' },
};

/** Somebody whose case shows this state. */
export async function caseIn(stage: PortalStage, { elements, status, joins, asks }: HardState): Promise<Arrived> {
  const arrived = await stage.arrived(ANSWERS);
  const { caseId, accessToken: token } = arrived;
  if (joins) await stage.call('POST', `/cases/${caseId}/household`, { relation: joins }, { token });
  if (asks) await post(stage.url, '/invitations', { role: asks, email: 'hr@employer.example' }, token);
  const now = stage.clock.now();
  await stage.show(arrived.caseId, [
    ...elements(now),
    ...(status ? [element('case', 'case', { ...about(arrived, now.toISOString()), status })] : []),
  ]);
  return arrived;
}

const about = ({ caseId, applicationId, reference }: Arrived, submittedAt: string): object => ({
  ...{ applicationId, reference, householdId: caseId, submittedAt },
  ...{ relation: 'applicant', channel: 'web' },
});
