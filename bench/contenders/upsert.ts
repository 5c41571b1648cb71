/**
 * Peer (b): the ceiling. kafkajs by hand, a batch at a time, one upsert a batch into one table, offsets after it. No
 * validation, no duplicates, no order, no outgoing events: what came last stands.
 */
import { Kafka, logLevel } from 'kafkajs';
import { Pool } from 'pg';
import { factsIn, peer, tellHandled, type StatedFact } from './peer.js';

const CREATE = `CREATE TABLE fact (
  resident_id uuid, path text, source text, value jsonb NOT NULL, observed_at timestamptz NOT NULL,
  PRIMARY KEY (resident_id, path, source))`;

const UPSERT = `
  INSERT INTO fact SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::jsonb[], $5::timestamptz[])
  ON CONFLICT (resident_id, path, source) DO UPDATE SET value = excluded.value, observed_at = excluded.observed_at`;

/** Tried with 1 to 8: with three batches on their way the process never waits for the database. */
const CONCURRENT = 3;

const pool = new Pool({ connectionString: peer.databaseUrl, max: CONCURRENT });
let handled = 0;

type Row = StatedFact & { residentId: string };

/** One row a place: an upsert may not touch a row twice. Sorted, so that two batches never wait for each other in a ring. */
async function upsert(rows: readonly Row[]): Promise<void> {
  const unique = new Map(rows.map((row) => [`${row.residentId} ${row.path} ${row.source}`, row]));
  const sorted = [...unique].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
  await pool.query(UPSERT, [
    sorted.map(({ residentId }) => residentId),
    sorted.map(({ path }) => path),
    sorted.map(({ source }) => source),
    sorted.map(({ value }) => JSON.stringify(value)),
    sorted.map(({ observedAt }) => observedAt),
  ]);
}

function parse(value: Buffer | null): unknown {
  try {
    return JSON.parse(String(value));
  } catch {
    return undefined;
  }
}

async function run(): Promise<void> {
  await pool.query(CREATE);
  const kafka = new Kafka({ clientId: 'upsert', brokers: peer.brokers, logLevel: logLevel.ERROR });
  const consumer = kafka.consumer({ groupId: peer.group });
  await consumer.connect();
  await consumer.subscribe({ topics: peer.topics, fromBeginning: true });
  await consumer.run({
    partitionsConsumedConcurrently: CONCURRENT,
    eachBatch: async ({ batch: { topic, messages } }) => {
      const rows = messages.flatMap(({ key, headers, value }) =>
        factsIn(topic, parse(value), String(headers?.ce_time)).map((fact) => ({ residentId: String(key), ...fact })),
      );
      await upsert(rows);
      handled += messages.length;
    },
  });
  tellHandled(() => handled);
}

void run();
