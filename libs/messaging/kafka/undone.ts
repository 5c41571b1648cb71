import type { TopicSpec } from '#contracts';
import type { DataSource } from 'typeorm';
import type { RawMessage } from '../adapter.js';
import { OUTBOX } from './outbox.js';

/** Of one writer's outbox, for one partition: the rows after `after` and before `before` were never written. */
interface Undone {
  readonly writer: string;
  readonly topic: string;
  readonly partition: number;
  readonly after: number;
  readonly before: number;
}

/**
 * What lies on Kafka and was written by a hub whose database went back to before it: a reader passes it over, so that
 * Kafka and the database agree again (ADR 0023). Read once, before the first message; it changes while nobody reads.
 */
export class UndoneMessages {
  private readonly undone = new Map<string, Undone[]>();

  async load(dataSource: DataSource): Promise<void> {
    const rows = await dataSource.query<Record<keyof Undone, string>[]>(
      'SELECT writer, topic, partition, after, before FROM message_undone',
    );
    this.undone.clear();
    for (const { writer, topic, partition, after, before } of rows) {
      const one = { writer, topic, partition: Number(partition), after: Number(after), before: Number(before) };
      const place = placeOf(one);
      this.undone.set(place, [...(this.undone.get(place) ?? []), one]);
    }
  }

  /** What did not leave an outbox of ours is nobody's to take back. */
  has(topic: string, partition: number, { headers }: Pick<RawMessage, 'headers'>): boolean {
    if (this.undone.size === 0) return false;
    const [writer = '', seq] = headers[OUTBOX]?.split('/') ?? [];
    const ranges = this.undone.get(placeOf({ writer, topic, partition })) ?? [];
    return ranges.some(({ after, before }) => after < Number(seq) && Number(seq) < before);
  }
}

const placeOf = ({ writer, topic, partition }: Pick<Undone, 'writer' | 'topic' | 'partition'>): string =>
  `${writer} ${topic}/${partition}`;

/** Who brings a database back leaves this table in it; the next who provisions it does what follows from that, once. */
const MARK = 'public.restored';

/** Run by the owner once a database is back from a copy of before: what Kafka knows more is undone with the next provisioning. */
export const markRestored = `CREATE TABLE IF NOT EXISTS ${MARK} ()`;

/**
 * Run by the owner with every provisioning, once the tables of all services are there. In a database that went back,
 * each reader is told how far each writer had got then; and the outboxes, with what waits in them, count on from the
 * microseconds since 1970, which no hub that was lost can have reached, however often the same copy is restored.
 */
export function undoWhatIsLater(topics: readonly TopicSpec[], services: readonly string[]): readonly string[] {
  const pairs = topics.flatMap(({ name, partitions, writtenBy, readBy }) =>
    schemasOf(writtenBy, services).flatMap((writer) =>
      schemasOf(readBy, services).map((reader) => ({ name, partitions, writer, reader })),
    ),
  );
  const told = pairs.map(
    ({ name, partitions, writer, reader }) =>
      `INSERT INTO ${reader}.message_undone (writer, topic, partition, after, before)
       SELECT '${writer}', '${name}', partition, coalesce(sent.seq, 0), now_us
       FROM generate_series(0, ${partitions - 1}) AS partition
       LEFT JOIN (SELECT partition, seq FROM ${writer}.message_sent WHERE topic = '${name}') AS sent USING (partition);`,
  );
  const counted = [...new Set(pairs.map(({ writer }) => writer))].map(
    (writer) =>
      `PERFORM setval(pg_get_serial_sequence('${writer}.message_outbox', 'seq'), now_us);
       WITH waiting AS (DELETE FROM ${writer}.message_outbox RETURNING *)
       INSERT INTO ${writer}.message_outbox (topic, partition, key, headers, value)
       SELECT topic, partition, key, headers, value FROM waiting ORDER BY seq;`,
  );
  return [
    `DO $undo$
     DECLARE now_us bigint := extract(epoch FROM clock_timestamp()) * 1000000;
     BEGIN
       IF to_regclass('${MARK}') IS NULL THEN RETURN; END IF;
       ${[...told, ...counted].join('\n')}
       DROP TABLE ${MARK};
     END $undo$`,
  ];
}

const schemasOf = (rights: readonly string[], services: readonly string[]): string[] =>
  rights.filter((service) => services.includes(service)).map((service) => service.replaceAll('-', '_'));
