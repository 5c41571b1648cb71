import { setTimeout as pause } from 'node:timers/promises';
import { ConfigResourceTypes, type Admin, type ITopicConfig } from 'kafkajs';
import type { TopicSpec } from '#contracts';
import { isTransient } from '../classify.js';
import { MessagingError } from '../errors.js';
import { LARGEST_MESSAGE_BYTES } from './outbox.js';

const DAY_MS = 24 * 3_600_000;
/** A service that was away for longer has lost messages. Not longer than needed: they hold personal data. */
const RETENTION_DAYS = 14;

/**
 * Settings of every topic. None is compacted: a key is a resident, and compaction would keep one event of each. With
 * more than one copy a write counts once all but one have it, so that one broker may be away.
 */
export function topicSettings(replication: number): Readonly<Record<string, string>> {
  return {
    'cleanup.policy': 'delete',
    'retention.ms': String(RETENTION_DAYS * DAY_MS),
    'min.insync.replicas': String(Math.max(1, replication - 1)),
    'max.message.bytes': String(LARGEST_MESSAGE_BYTES + 100_000),
    'compression.type': 'producer',
    'unclean.leader.election.enable': 'false',
  };
}

/**
 * Makes the topics that are missing, and gives all of them their settings; gives the names of the new ones.
 * @throws MessagingError PARTITIONS_DIFFER for a topic with another number of partitions: keys would move between them.
 */
export async function makeTopics(
  admin: Admin,
  topics: readonly TopicSpec[],
  { prefix = '', replication = 1 }: { prefix?: string; replication?: number },
): Promise<readonly string[]> {
  const there = new Set(await admin.listTopics());
  const missing = topics.filter(({ name }) => !there.has(prefix + name));
  const known = topics.filter((topic) => !missing.includes(topic));
  await refuseOtherPartitions(admin, known, prefix);
  const settings = Object.entries(topicSettings(replication)).map(([name, value]) => ({ name, value }));
  const made = missing.map(({ name, partitions }) => ({
    topic: prefix + name,
    numPartitions: partitions,
    replicationFactor: replication,
    configEntries: settings,
  }));
  if (made.length > 0) await create(admin, made);
  if (known.length > 0) {
    const resources = known.map(({ name }) => ({
      type: ConfigResourceTypes.TOPIC,
      name: prefix + name,
      configEntries: settings,
    }));
    await admin.alterConfigs({ validateOnly: false, resources });
  }
  return missing.map(({ name }) => prefix + name);
}

/** A broker may not know of a topic for a moment after it was made; kafkajs gives up on that at once. */
async function create(admin: Admin, topics: ITopicConfig[]): Promise<void> {
  for (let wait = 100; ; wait *= 2) {
    try {
      await admin.createTopics({ waitForLeaders: true, topics });
      return;
    } catch (error) {
      if (!isTransient(error) || wait > LONGEST_WAIT_MS) throw error;
      await pause(wait);
    }
  }
}

const LONGEST_WAIT_MS = 1_000;

async function refuseOtherPartitions(admin: Admin, topics: readonly TopicSpec[], prefix: string): Promise<void> {
  if (topics.length === 0) return;
  const metadata = await admin.fetchTopicMetadata({ topics: topics.map(({ name }) => prefix + name) });
  const counts = new Map(metadata.topics.map(({ name, partitions }) => [name, partitions.length]));
  for (const { name, partitions } of topics) {
    const found = counts.get(prefix + name);
    if (found === partitions) continue;
    throw new MessagingError(
      'PARTITIONS_DIFFER',
      `The topic ${prefix}${name} has ${found} partitions on this Kafka; schemas/ say ${partitions}. A resident's events would no longer be in one. Move it to a new topic, or choose another KAFKA_PREFIX.`,
    );
  }
}
