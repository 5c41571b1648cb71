import type { Json } from '#contracts';
import { v5 as uuidv5 } from 'uuid';
import type { RawMessage } from '../adapter.js';
import type { ValidEvent } from '../codec.js';
import type { KeptLetter } from './dead-letters.js';
import { storable } from './keep.js';
import type { Place } from './parked.js';
import type { Setup } from './setup.js';

/** Told in base64; a larger value is with the service that keeps the letter. */
const LARGEST_TOLD_BYTES = 1_000_000;
const HEADERS_TOLD = 50;
const LONGEST_TEXT = 1_000;
/** As the schema takes them. */
const [LONGEST_CODE, LONGEST_NAME] = [60, 100];

/** What the topic `<group>.dead-letters` tells of them, where the topic table has one. */
export function announceDeadLetters(
  { group, service, writes, codec, clock }: Pick<Setup, 'group' | 'service' | 'writes' | 'codec' | 'clock'>,
  { topic, partition }: Place,
  letters: readonly KeptLetter[],
): ValidEvent[] {
  const target = `${group}.dead-letters`;
  const type = codec.findDeadLetterType(target);
  if (!type || !writes.has(target)) return [];
  const at = clock.now().toISOString();
  return letters.map(({ raw, reason, handler, times }) => {
    const place = { group, topic, partition, position: raw.position };
    const data = {
      ...place,
      message: told(raw),
      code: tellable(reason.code, LONGEST_CODE),
      detail: tellable(reason.detail),
      ...(handler && { handler: tellable(handler, LONGEST_NAME) }),
      attempts: times,
      at,
    };
    const id = uuidv5(JSON.stringify({ ...place, times, at }), DEAD_LETTERS);
    return codec.encode(target, { id, source: service, type, key: tellable(raw.key) || topic, data });
  });
}

/** A message that could not be applied may hold anything, of any length; what is told of it has to be read. */
function told({ key, headers, value }: RawMessage): Json {
  return {
    key: tellable(key),
    headers: Object.fromEntries(
      Object.entries(headers)
        .slice(0, HEADERS_TOLD)
        .map(([name, text]) => [tellable(name), tellable(text)] as const),
    ),
    bytes: value.length,
    ...(value.length <= LARGEST_TOLD_BYTES && { value: value.toString('base64') }),
  };
}

/** A text that every schema takes: whole characters in NFC, none of them U+0000. */
function tellable(text: string, longest = LONGEST_TEXT): string {
  return storable(storable(text).normalize('NFC').slice(0, longest));
}

/** Namespace of the ids of events about dead letters: each death has an id of its own, since it tells another reason. */
const DEAD_LETTERS = '6f1c0f0e-2d0b-5a3e-9f53-0d6f1b0a7c11';
