import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { Kafka, logLevel, type CompressionTypes } from 'kafkajs';
import type { Client } from 'pg';
import { keyedHash } from '#secrecy';
import { kafkaTool } from '../support/kafka/kafka-tool.js';
import type { HubProcess } from './hub-process.js';

/** Each file below a folder. Those that are gone before they are read were those of a moment. */
export function* bytesOfFiles(folder: string): Generator<[path: string, bytes: Buffer]> {
  for (const path of pathsIn(folder)) {
    const bytes = readIfThere(join(folder, path));
    if (bytes) yield [path, bytes];
  }
}

/** What can be read in each file: runs of letters, as in any program that looks for text in binary files. */
export function readFiles(folder: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [path, bytes] of bytesOfFiles(folder)) texts.set(path, readable(bytes));
  return texts;
}

const pathsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)));

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** What stands in each table, as PostgreSQL itself reads it. */
export async function readRows(client: Client): Promise<Map<string, string>> {
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  );
  const texts = new Map<string, string>();
  for (const { name } of tables) {
    const { rows } = await client.query<Record<string, unknown>>(`SELECT * FROM ${name}`);
    texts.set(name, rows.map((row) => Object.values(row).map(textOf).join('\n')).join('\n'));
  }
  return texts;
}

/**
 * What stands in the segments of each topic, keys and headers too, as Kafka's own tool reads it: a producer may compress
 * batches, in which a search of the files finds nothing, whatever lies there.
 */
export async function readRecords(dataDir: string): Promise<Map<string, string>> {
  const folder = join(dataDir, 'kafka');
  const segments = pathsIn(folder)
    .map((path) => join(folder, path))
    .filter((path) => /\/\d{20}\.log$/.test(path) && statSync(path).size > 0);
  const { code, stdout, stderr } = await kafkaTool('kafka.tools.DumpLogSegments', [
    ...['--print-data-log', '--files', segments.join(',')],
  ]);
  if (code !== 0) throw new Error(`Kafka's tool does not read the segments: ${stderr}`);
  const texts = new Map<string, string>();
  for (const part of stdout.split(/^Dumping /m).slice(1)) {
    const topic = basename(dirname(part.slice(0, part.indexOf('\n')))).replace(/-\d+$/, '');
    texts.set(topic, `${texts.get(topic) ?? ''}${part}`);
  }
  return texts;
}

/** Writes into a new topic of the installation's own broker, as its owner. */
export async function writeRecord(
  { dataDir, keysDir }: HubProcess,
  topic: string,
  { value, compression }: { value: string; compression: CompressionTypes },
): Promise<void> {
  const settings = readFileSync(join(dataDir, 'kafka', 'server.properties'), 'utf8');
  const [, broker] = /^advertised\.listeners=.*?CLIENTS:\/\/([^,\s]+)/m.exec(settings) ?? [];
  const password = keyedHash(readFileSync(join(keysDir, 'secret')), 'kafka');
  const kafka = new Kafka({
    brokers: [broker!],
    sasl: { mechanism: 'scram-sha-512', username: 'owner', password },
    logLevel: logLevel.NOTHING,
  });
  const admin = kafka.admin();
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  try {
    await admin.connect();
    await admin.createTopics({ topics: [{ topic, numPartitions: 1 }], waitForLeaders: true });
    await producer.connect();
    await producer.send({ topic, compression, messages: [{ value }] });
  } finally {
    await producer.disconnect();
    await admin.disconnect();
  }
}

/** Bytes that are no text end a run; short runs hold nothing. */
function readable(bytes: Buffer): string {
  return (bytes.toString('latin1').match(/[\x20-\x7e\x80-\xff]{5,}/g) ?? [])
    .map((run) => Buffer.from(run, 'latin1').toString('utf8'))
    .join('\n');
}

const textOf = (value: unknown): string =>
  Buffer.isBuffer(value) ? readable(value) : typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
