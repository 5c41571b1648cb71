import type { AgencyStatus } from '#contracts';
import type { Language } from '#pages';
import { appointment, disputeOfStatus, happened, now, party } from './example-parties.js';
import { newsOf } from './news/news.js';
import { nextStepsOf } from './next/next-steps.js';
import type { Party } from './party.js';
import { partyStatusOf } from './status/party-status.js';

const STATUSES = [
  ...['undecided', 'collecting', 'waiting', 'scheduled', 'ready', 'delivering', 'delivered', 'acknowledged'],
  ...['moreNeeded', 'granted', 'refused', 'revoked', 'stopped', 'undeliverable', 'withdrawn'],
] as AgencyStatus[];
const LANGUAGES: readonly Language[] = ['en', 'da'];

const at = '2026-09-01T09:00:00.000Z';
const more = { notBefore: '2026-09-10', waitingFor: ['municipality'] };
const met = [{}, { appointment }, { appointment: { ...appointment, cancelled: true as const } }];
const disputes = [undefined, 'ready' as const, 'acknowledged' as const].map((reach) => ({
  ...disputeOfStatus(reach),
  decides: 'municipality',
}));

/** All that a case says of an agency of which only the kind is known, in all the states that it can be in. */
function* said(): Generator<string> {
  for (const status of STATUSES)
    for (const state of met)
      for (const history of [[], [happened('municipality', 'delayed', at)]])
        for (const language of LANGUAGES)
          yield* saidOf(party('municipality', status, { ...more, ...state }, history), language);
}

function* saidOf(one: Party, language: Language): Generator<string> {
  const parties = [one, party('tax', 'waiting', { waitingFor: ['municipality'] })];
  for (const dispute of disputes) {
    const source = { parties, disputes: [dispute], questions: 1, timeline: [], now, language };
    const { title, lead } = newsOf({ ...source, status: 'inProgress' });
    const { states, know, next, by } = partyStatusOf(one, source);
    const steps = nextStepsOf(source);
    yield* [title, lead, know, next, steps.title, ...states.map(({ text }) => text), ...by.map(({ text }) => text)];
    yield* steps.steps.flatMap(({ what, why = '' }) => [what, why]);
  }
}

it('begins a name with a capital only where a sentence begins', () => {
  const wrong = [...said()].filter((text) => /[^.!?”] The (?:municipality|Danish)|(?:^|[.!?] )the /.test(text));
  expect([...new Set(wrong)]).toEqual([]);
});
