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
} from './case-elements.js';
import type { HardState } from './hard-states.js';

const HOUSE = { street: 'Nordre Ringgade', houseNumber: '7', postalCode: '8000', municipalityCode: '0751' };
const leaves = Object.entries(HOUSE);

/** A move and a job to come, and a child who joins. */
const announced: HardState = {
  name: 'announced',
  address: '/case',
  status: 'completed',
  joins: 'child',
  elements: (now) => {
    const at = around(now);
    const said_ = { at: at(-2), source: 'resident' };
    const house = leaves.map(([leaf, value]) => ({ path: `address.${leaf}`, value }));
    const move = { ...said_, from: dayAround(now, 40), facts: [{ path: 'address.floor' }, ...house] };
    const job = {
      ...said_,
      source: 'employer',
      from: dayAround(now, 60),
      facts: [{ path: 'employment.jobTitle', value: 'Chief engineer' }],
    };
    return [
      ...reached('municipality', at(-900)),
      agency('municipality', 'granted', { ...copenhagen, ...granted(at(-850)) }),
      ...reached('tax', at(-900)),
      agency('tax', 'granted', granted(at(-800))),
      element('announced', 'resident/move', move),
      element('announced', 'employer/job', job),
    ];
  },
};

/** One stands by what it has, one has registered another house than both said. */
const answered: HardState = {
  name: 'answered',
  address: '/case',
  elements: (now) => {
    const at = around(now);
    const other = {
      agency: 'municipality',
      recipient: '0101',
      at: at(-3),
      result: 'other',
      facts: [
        { path: 'address.street', said: 'Nordre Ringgade', registered: 'Søndre Ringgade' },
        { path: 'address.houseNumber', said: '7', registered: '7' },
        { path: 'address.floor', registered: '3' },
      ],
    };
    const stands = {
      agency: 'siri',
      recipient: 'siri',
      at: at(-1),
      result: 'stands',
      facts: [{ path: 'identity.maritalStatus', said: 'unmarried', registered: 'married' }],
    };
    return [
      ...reached('siri', at(-50)),
      agency('siri', 'granted', granted(at(-48))),
      ...reached('municipality', at(-40)),
      agency('municipality', 'granted', { ...copenhagen, ...granted(at(-30)) }),
      ...reached('tax', at(-40)),
      agency('tax', 'acknowledged'),
      element('answered', 'civilStatus', stands),
      element('answered', 'address', other),
    ];
  },
};

/** Filed with anew; the one before it is still being told. */
const movedOn: HardState = {
  name: 'moved-on',
  address: '/case',
  elements: (now) => {
    const at = around(now);
    return [
      ...reached('siri', at(-60)),
      agency('siri', 'granted', granted(at(-50))),
      ...reached('municipality', at(-48), '0101'),
      ...reached('municipality', at(-2), '0751'),
      agency('municipality', 'acknowledged', {
        recipient: '0751',
        former: [
          { recipient: '0101', state: 'withdrawing' },
          { recipient: '0147', state: 'withdrawn' },
        ],
        appointment: appointment(at(90), at(90.5), at(-1)),
      }),
      ...reached('tax', at(-49)),
      agency('tax', 'granted', { ...granted(at(-20)), told: { version: 2, at: at(-1), reach: 'acknowledged' } }),
    ];
  },
};

/** Withdrawn with an appointment ahead, and somebody who does not know it yet. */
const withdrawn: HardState = {
  name: 'withdrawn',
  address: '/case',
  status: 'withdrawn',
  elements: (now) => {
    const at = around(now);
    const gone = (id: string): ReturnType<typeof said>[] => [
      ...reached(id, at(-48)),
      said(id, 'withdrawalAsked', at(-2)),
    ];
    return [
      ...gone('siri'),
      agency('siri', 'withdrawn'),
      ...gone('municipality'),
      said('municipality', 'withdrawn', at(-1)),
      agency('municipality', 'withdrawn', { ...copenhagen, appointment: appointment(at(90), at(90.5), at(-40)) }),
      said('tax', 'withdrawalAsked', at(-2)),
      agency('tax', 'withdrawn'),
    ];
  },
};

/** All that is missing is asked of the employer. */
const employerAsked: HardState = {
  name: 'employer-asked',
  address: '/case',
  asks: 'employer',
  elements: (now) => {
    const labels = {
      'employment.contract': { da: 'Din kontrakt', en: 'Your contract' },
      'employment.startDate': { da: 'Din første arbejdsdag', en: 'Your first working day' },
    };
    return [
      ...reached('municipality', around(now)(-3)),
      agency('municipality', 'acknowledged', copenhagen),
      agency('tax', 'collecting', { missing: Object.keys(labels) }),
      ...Object.entries(labels).map(([path, label]) =>
        element('question', path, {
          path,
          agencies: ['tax'],
          label,
          why: { da: 'Skattestyrelsen skal bruge din kontrakt.', en: 'The tax agency needs your contract.' },
        }),
      ),
    ];
  },
};

/** Too short for a CPR number: something comes of it, and something does not. */
const shortStay: HardState = {
  name: 'short-stay',
  address: '/case',
  status: 'completed',
  elements: (now) => {
    const at = around(now);
    return [
      ...reached('siri', at(-50)),
      agency('siri', 'granted', granted(at(-3))),
      agency('municipality', 'notApplicable'),
      ...reached('tax', at(-40)),
      agency('tax', 'granted', granted(at(-2))),
    ];
  },
};

/** What a case shows where a life changes on the way. */
export const changedStates: readonly HardState[] = [announced, answered, movedOn, withdrawn, employerAsked, shortStay];
