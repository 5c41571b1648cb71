import { contracts as real, type Contracts, type Json } from '#contracts';
import type { PreparedKeys } from '#secrecy';
import { Codec, contentOf } from './codec.js';
import type { Message, OutgoingEvent } from './message.js';
import type { RawMessage } from './adapter.js';

const contracts = {
  topics: [{ name: 'applications', partitions: 1, writtenBy: [], readBy: [] }],
  eventSchema: (type: string) => (type === 'known' ? 'schema' : undefined),
  validate: (_: string, value: unknown) =>
    typeof value === 'object' && value !== null && 'wrong' in value
      ? [{ path: 'Åse Østerbye', code: 'additionalProperties', message: { da: '', en: '' } }]
      : [],
} as unknown as Contracts;

/** So that a value that is not sealed shows. */
const keys: PreparedKeys = {
  isErased: (resident) => resident === 'erased',
  seal: (_, audience, _place, bytes) => Buffer.concat([Buffer.from(audience), bytes]),
  open: (resident, audience, _place, bytes) => {
    if (resident === 'erased') return { verdict: 'erased' };
    if (!bytes.subarray(0, audience.length).equals(Buffer.from(audience))) return { verdict: 'unreadable' };
    return { verdict: 'opened', bytes: bytes.subarray(audience.length) };
  },
};
const sealer = { prepare: () => Promise.resolve(keys), prepareToSeal: () => Promise.resolve(keys) };
const codec = new Codec(contracts, sealer, { now: () => new Date('2026-03-01T10:00:00.000Z') });
const event: OutgoingEvent = { id: '1', source: 'portal', type: 'known', key: 'resident', data: { a: 1 } };

function raw(
  overrides: Partial<RawMessage> & { data?: string } = {},
  headers: Record<string, string> = {},
): RawMessage {
  const wire = codec.encode('applications', event);
  const value = Buffer.from(`wire:applications${overrides.data ?? wire.plain.toString()}`);
  return { position: 0, key: wire.key, value, ...overrides, headers: { ...wire.headers, ...headers } };
}

async function read(message: RawMessage, by = codec): Promise<Message | undefined> {
  return [...(await by.read('applications', 0, [message])).readable.keys()][0];
}

async function reasonOf(message: RawMessage, by = codec): Promise<{ code: string; detail: string } | undefined> {
  return (await by.read('applications', 0, [message])).undecodable[0]?.reason;
}

describe('the message codec', () => {
  it('brings back what was sent, sealed on its way', async () => {
    const cause = { id: '0', correlationid: 'c', traceparent: 't' } as Message;
    const [wire] = await codec.seal([codec.encode('applications', { ...event, subject: 'REF' }, cause)]);
    expect(wire!.value.toString()).toBe('wire:applications{"a":1}');
    expect(await read({ ...wire!, position: 7 })).toEqual({
      ...{ ...event, subject: 'REF', time: '2026-03-01T10:00:00.000Z', dataschema: 'schema' },
      ...{ correlationid: 'c', causationid: '0', traceparent: 't', topic: 'applications', partition: 0, position: 7 },
    });
  });

  it.each<[string, OutgoingEvent]>([
    ['an unknown type', { ...event, type: 'unknown' }],
    ['a time that is no exact millisecond', { ...event, time: '2026-03-01T23:59:60Z' }],
    ['24:00', { ...event, time: '2026-03-01T24:00:00.000Z' }],
    ['30 February', { ...event, time: '2026-02-30T10:00:00.000Z' }],
    ['a month 13', { ...event, time: '2026-13-01T10:00:00.000Z' }],
    ['nanoseconds', { ...event, time: '2026-03-01T10:00:00.000000001Z' }],
    ['U+0000', { ...event, data: { a: ['\0'] } }],
    ['what breaks the schema', { ...event, data: { wrong: 1 } }],
    ['no key', { ...event, key: '' }],
  ])('writes no event with %s', (_, bad) => {
    expect(() => codec.encode('applications', bad)).toThrow(expect.objectContaining({ code: 'INVALID_EVENT' }));
  });

  it('reads an id of 200 characters, whatever they are', async () => {
    for (const ce_id of ['case 4711/1: æøå', 'x'.repeat(200), '🧾'.repeat(200)])
      expect((await read(raw({}, { ce_id })))?.id).toBe(ce_id);
  });

  it.each<[string, RawMessage]>([
    ['UNREADABLE', raw({ data: '{"a":' })],
    ['UNREADABLE', raw({ value: Buffer.from('not sealed for us') })],
    ['UNREADABLE', raw({ headers: {} }, { ce_specversion: '0.3' })],
    ['UNREADABLE', raw({}, { ce_id: '' })],
    ['UNREADABLE', raw({}, { ce_id: 'x'.repeat(201) })],
    ['UNREADABLE', raw({}, { ce_source: 'x'.repeat(201) })],
    ['NUL', raw({ data: JSON.stringify({ a: { b: ['x\0'] } } satisfies Json) })],
    ['NUL', raw({ data: JSON.stringify({ 'x\0': 1 }) })],
    ['NUL', raw({}, { ce_subject: '\0' })],
    ['INVALID', raw({ data: '{"wrong":1}' })],
    ['INVALID', raw({}, { ce_time: '2026-03-01T10:00:00Z' })],
    ['UNKNOWN_TYPE', raw({}, { ce_type: 'other' })],
    ['UNKNOWN_TYPE', raw({}, { ce_dataschema: 'other' })],
    ['WRONG_PARTITION', raw({ key: '' })],
  ])('reads as %s', async (code, message) => {
    expect((await reasonOf(message))?.code).toBe(code);
  });

  it('passes over what is left of somebody who was erased, whatever it is, and tells nothing of them', async () => {
    const erased = [raw({ key: 'erased' }), raw({ key: 'erased', headers: {} }), raw({ key: 'erased', data: '{"a":' })];
    const reading = await codec.read('applications', 0, [raw(), ...erased]);
    expect([reading.readable.size, reading.undecodable, reading.erased]).toEqual([1, [], erased]);
    const told = ['erased', 'resident'].map((key) => codec.encode('applications', { ...event, key }));
    expect((await codec.seal(told)).map(({ key }) => key)).toEqual(['resident']);
  });

  it('refuses by its schema what is nested too deeply to be looked into', async () => {
    const wire = codec.encode('applications', event);
    const type = 'dk.ankomst.application.amended.v1';
    const dataschema = real.eventSchema(type, 'applications')!;
    const strict = new Codec({ ...real, topics: contracts.topics }, sealer, { now: () => new Date() });
    const headers = { ...wire.headers, ce_type: type, ce_dataschema: dataschema };
    const value = Buffer.from(`wire:applications${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    expect((await reasonOf({ position: 0, key: wire.key, headers, value }, strict))?.code).toBe('INVALID');
  });

  it.each(['Åse Østerbye', '名前', '\u{1F600}', 'Zoe\u0308'])('reads %s as it was written', async (name) => {
    const [wire] = await codec.seal([codec.encode('applications', { ...event, data: { name } })]);
    expect((await read({ ...wire!, position: 0 }))?.data).toEqual({ name });
  });

  it('lets a backslash stand that only looks like U+0000', async () => {
    expect(await reasonOf(raw({ data: '{"a":"\\\\u0000"}' }))).toBeUndefined();
  });

  it('never repeats what somebody else made up', async () => {
    expect((await reasonOf(raw({ data: '{"wrong":1}' })))?.detail).toBe(
      'It breaks its schema (?: additionalProperties).',
    );
  });

  it('tells by what two messages of one id are the same; the inbox keeps hashes of it for ever', () => {
    const message = { type: 't', key: 'k', subject: 's', data: { b: 'Å', a: 1 } } as unknown as Message;
    expect(contentOf(message)).toBe('t\0k\0s\0{"a":1,"b":"Å"}');
    expect(contentOf({ ...message, subject: undefined })).toBe('t\0k\0\0{"a":1,"b":"Å"}');
  });
});
