import type { Admin } from 'kafkajs';
import { contracts, retentionDays } from '#contracts';
import type { EntityManager } from 'typeorm';
import { LARGEST_MESSAGE_BYTES, putIntoOutbox } from './outbox.js';
import { makeTopics, topicSettings } from './topics.js';

describe('the settings of a topic', () => {
  it('ask for all copies but one where there are several, and never forget by key', () => {
    expect(topicSettings(3)).toMatchObject({ 'min.insync.replicas': '2', 'cleanup.policy': 'delete' });
    expect(topicSettings(1)).toMatchObject({ 'min.insync.replicas': '1' });
  });

  it('keep messages as long as their rule of retention says', () => {
    expect(Number(topicSettings(1)['retention.ms'])).toBe(retentionDays(contracts.retention.rules.event) * 86_400_000);
  });

  it('let in the largest message that an outbox takes', () => {
    expect(Number(topicSettings(1)['max.message.bytes'])).toBeGreaterThan(LARGEST_MESSAGE_BYTES);
  });
});

it('are made, though a broker does not know of them for a moment after that', async () => {
  const unknown = Object.assign(new Error('not here'), { name: 'KafkaJSProtocolError', retriable: true });
  const answers = [unknown, unknown, undefined];
  const admin: Partial<Admin> = {
    listTopics: async () => [],
    createTopics: async () => {
      const answer = answers.shift();
      if (answer) throw answer;
      return false;
    },
  };
  const topic = { name: 'cases', partitions: 8, writtenBy: [], readBy: [], events: {} };
  expect(await makeTopics(admin as Admin, [topic], {})).toEqual(['cases']);
  expect(answers).toEqual([]);
});

it('an event that Kafka would refuse is refused while its transaction can be taken back', async () => {
  const asked: string[] = [];
  const sql = { query: async (text: string) => void asked.push(text) } as unknown as EntityManager;
  const message = {
    topic: 'cases',
    partition: 0,
    key: 'r',
    headers: {},
    value: Buffer.alloc(LARGEST_MESSAGE_BYTES + 1),
  };
  await expect(putIntoOutbox(sql, [message])).rejects.toMatchObject({ code: 'INVALID_EVENT' });
  expect(asked).toEqual([]);
});
