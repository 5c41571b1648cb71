import type { IHeaders, KafkaMessage } from 'kafkajs';
import type { Fetched } from './lanes.js';

/** A record as the engine takes it. One without key or value, which Kafka allows, is empty: the codec refuses it. */
export function toFetched({ offset, key, value, headers, timestamp }: KafkaMessage): Fetched {
  return {
    position: Number(offset),
    key: key?.toString('utf8') ?? '',
    headers: textOf(headers ?? {}),
    value: value ?? Buffer.alloc(0),
    writtenAt: Number(timestamp),
  };
}

/** Of a header that comes twice the first one counts. */
function textOf(headers: IHeaders): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    const first = Array.isArray(value) ? value[0] : value;
    if (first !== undefined) texts[name] = sameAsBefore(name, first.toString());
  }
  return texts;
}

/** Headers in which one message is mostly like the one before it → what that one had. */
const before = new Map(
  ['content-type', 'ce_specversion', 'ce_source', 'ce_type', 'ce_dataschema'].map((name) => [name, '']),
);

/** Thousands of messages wait at a time: they hold one text where they would hold a copy each. */
function sameAsBefore(name: string, text: string): string {
  const kept = before.get(name);
  if (kept === text) return kept;
  if (kept !== undefined) before.set(name, text);
  return text;
}
