import type { Contracts, Problem, TopicSpec } from '#contracts';

/** What a trial message tells: its number, and what it does to the handler that gets it. */
export interface Trial {
  readonly number: number;
  readonly wish?: 'supersede' | 'park' | 'type-error' | 'late-error' | 'data-error' | 'refuse';
}

export const TRIAL = 'dk.ankomst.trial.v1';
/** A type that only a mended service knows. */
export const LATER = 'dk.ankomst.later.v1';
const SCHEMA = 'https://ankomst.example/schemas/trial/v1/schema.json';
const PARTITIONS = 4;
const WISHES: unknown[] = [undefined, 'supersede', 'park', 'type-error', 'late-error', 'data-error', 'refuse'];

function topic(name: string, writtenBy: string[], readBy: string[], events = { [TRIAL]: SCHEMA }): TopicSpec {
  return { name, partitions: PARTITIONS, writtenBy, readBy, events };
}

export const topics: readonly TopicSpec[] = [
  topic('applications', ['portal'], ['collector']),
  topic('reports.siri', ['siri-connector'], ['collector']),
  topic('cases', ['collector'], ['portal']),
  topic('collector.dead-letters', ['collector'], ['console']),
];

const wrong = (path: string): Problem => ({ path, code: 'wrongType', message: { da: 'forkert', en: 'wrong' } });

type TrialContracts = Pick<Contracts, 'topics' | 'eventSchema' | 'validate'>;

/** Two topics into one service and one out of it; the numbers must be numbers. */
export const trialContracts: TrialContracts = {
  topics,
  eventSchema: (type, name) => topics.find((one) => one.name === name)?.events[type],
  validate: (_, value) => {
    const { number, wish, group } = value as Partial<Trial> & { group?: string };
    if (group) return []; // a dead letter
    return [...(Number.isInteger(number) ? [] : [wrong('number')]), ...(WISHES.includes(wish) ? [] : [wrong('wish')])];
  },
};

/** What a service knows that was mended meanwhile. */
export const mendedContracts: TrialContracts = {
  ...trialContracts,
  eventSchema: (type, name) => trialContracts.eventSchema(type === LATER ? TRIAL : type, name),
};
