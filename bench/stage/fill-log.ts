import { unnest } from '#database';
import type { WireMessage } from '#messaging';
import { Client } from 'pg';

const AT_A_TIME = 2_000;

/** Appends messages to the PostgreSQL log as they are, the invalid ones too: the owner asks no codec. */
export async function fillLog(url: string, messages: AsyncIterable<WireMessage>): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const next = new Map<string, number>();
    let total = 0;
    for await (const chunk of chunksOf(messages)) {
      total += chunk.length;
      for (const [topic, own] of byTopic(chunk)) await append(client, topic, own, next);
    }
    for (const [place, position] of next) await moveHead(client, place, position);
    return total;
  } finally {
    await client.end();
  }
}

const PLACED = unnest({ partition: 'smallint', position: 'bigint', key: 'text', headers: 'jsonb', value: 'bytea' });

async function append(
  client: Client,
  topic: string,
  messages: readonly WireMessage[],
  next: Map<string, number>,
): Promise<void> {
  const placed = messages.map((message) => {
    const place = `${topic}/${message.partition}`;
    const position = next.get(place) ?? 0;
    next.set(place, position + 1);
    return { ...message, position, headers: JSON.stringify(message.headers) };
  });
  await client.query(
    `INSERT INTO log."${topic}" (partition, position, key, headers, value)
     SELECT * FROM ${PLACED.as('message')}`,
    PLACED.values(placed),
  );
}

/** Readers look at the heads: what is behind them becomes visible at once, when all of it is there. */
async function moveHead(client: Client, place: string, next: number): Promise<void> {
  const [topic, partition] = place.split('/');
  await client.query(`UPDATE log."${topic}#heads" SET next = $2 WHERE partition = $1`, [Number(partition), next]);
}

async function* chunksOf<T>(items: AsyncIterable<T>): AsyncGenerator<T[]> {
  let chunk: T[] = [];
  for await (const item of items) {
    chunk.push(item);
    if (chunk.length < AT_A_TIME) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

function byTopic(messages: readonly WireMessage[]): Map<string, WireMessage[]> {
  const topics = new Map<string, WireMessage[]>();
  for (const message of messages) {
    const own = topics.get(message.topic);
    if (own) own.push(message);
    else topics.set(message.topic, [message]);
  }
  return topics;
}
