import { plainSealer } from '#secrecy';
import type { Contracts, TopicSpec } from '#contracts';
import type { Log } from '#observability';
import type { DataSource } from 'typeorm';
import { Messaging, type MessagingOptions } from './index.js';

const topic = (name: string, partitions: number, writtenBy: string[], readBy: string[]): TopicSpec => ({
  name,
  partitions,
  writtenBy,
  readBy,
  events: {},
});

function messaging(topics: TopicSpec[]): Messaging {
  return new Messaging({
    service: 'collector',
    dataSource: {} as DataSource,
    contracts: { topics, eventSchema: () => undefined, validate: () => [] } as Pick<
      Contracts,
      'topics' | 'eventSchema' | 'validate'
    >,
    sealer: plainSealer,
    clock: { now: () => new Date(0) },
    hashKey: Buffer.from('key'),
    log: {} as Log,
  } satisfies MessagingOptions);
}

const handlers = (name: string) => new Map([[name, [{ name, handle: () => Promise.resolve() }]]]);

describe('messaging refuses at start', () => {
  it('a handler for a topic that is not there', async () => {
    await expect(messaging([]).start(handlers('applications'))).rejects.toMatchObject({ code: 'UNKNOWN_TOPIC' });
  });

  it('a handler for a topic that the service may not read', async () => {
    const topics = [topic('dossiers.siri', 4, ['collector'], ['siri-connector'])];
    await expect(messaging(topics).start(handlers('dossiers.siri'))).rejects.toMatchObject({ code: 'NOT_A_READER' });
  });

  it('inbound topics with different numbers of partitions, by name', () => {
    const topics = [topic('applications', 4, [], ['collector']), topic('decisions', 8, [], ['collector'])];
    expect(() => messaging(topics)).toThrow('applications 4, decisions 8');
  });
});
