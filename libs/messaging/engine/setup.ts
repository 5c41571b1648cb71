import type { Log } from '#observability';
import type { Adapter } from '../adapter.js';
import { Codec } from '../codec.js';
import { MessagingError } from '../errors.js';
import { KafkaAdapter } from '../kafka/kafka-adapter.js';
import { UndoneMessages } from '../kafka/undone.js';
import { defaultTuning, type MessagingOptions, type Tuning } from '../options.js';
import { PostgresLog } from '../postgres-log/postgres-log.js';

/** What the rest of messaging works with: the options with their defaults, checked against the topic table. */
export interface Setup extends Required<
  Pick<MessagingOptions, 'service' | 'group' | 'dataSource' | 'sealer' | 'clock' | 'hashKey' | 'log' | 'fatal'>
> {
  /** Of all topics that this service reads; 0 when it reads none. */
  readonly partitions: number;
  readonly writes: ReadonlySet<string>;
  readonly reads: ReadonlySet<string>;
  readonly adapter: Adapter;
  readonly codec: Codec;
  readonly undone: UndoneMessages;
  readonly tuning: Tuning;
}

export function setUp(options: MessagingOptions): Setup {
  const { service, contracts, dataSource, log } = options;
  const tuning = { ...defaultTuning, ...options.tuning };
  const group = options.group ?? service;
  const of = (list: 'writtenBy' | 'readBy'): string[] =>
    contracts.topics.filter((topic) => topic[list].includes(service)).map(({ name }) => name);
  return {
    ...options,
    group,
    partitions: onePartitionCount(options),
    writes: new Set(of('writtenBy')),
    reads: new Set(of('readBy')),
    adapter: options.kafka
      ? new KafkaAdapter(options.kafka, dataSource, group, log, tuning)
      : new PostgresLog(dataSource, log, tuning),
    codec: new Codec(contracts, options.sealer, options.clock),
    undone: new UndoneMessages(),
    tuning,
    fatal: options.fatal ?? ((error) => endProcess(log, error)),
  };
}

/** A resident must be in the same partition on all inbound topics, or two of them would be handled at once. */
function onePartitionCount({ service, contracts }: MessagingOptions): number {
  const inbound = contracts.topics.filter(({ readBy }) => readBy.includes(service));
  const outbound = contracts.topics.filter(({ writtenBy }) => writtenBy.includes(service));
  const counts = new Set((inbound.length > 0 ? inbound : outbound).map(({ partitions }) => partitions));
  if (counts.size > 1 && inbound.length > 0) {
    throw new MessagingError(
      'PARTITIONS_DIFFER',
      `The topics that ${service} reads differ in their number of partitions: ${inbound.map(({ name, partitions }) => `${name} ${partitions}`).join(', ')}. Give them the same.`,
    );
  }
  return Math.max(1, ...counts);
}

function endProcess(log: Log, error: Error): void {
  log.fatal({ error }, 'messaging cannot go on: this process ends');
  process.exit(1);
}
