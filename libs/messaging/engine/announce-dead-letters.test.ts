import { contracts } from '#contracts';
import { plainSealer } from '#secrecy';
import fc from 'fast-check';
import type { RawMessage } from '../adapter.js';
import { Codec } from '../codec.js';
import { LARGEST_MESSAGE_BYTES } from '../kafka/outbox.js';
import { announceDeadLetters } from './announce-dead-letters.js';

const clock = { now: () => new Date('2026-03-01T10:00:00.000Z') };
const codec = new Codec(contracts, plainSealer, clock);
const setup = { group: 'collector', service: 'collector', writes: new Set(['collector.dead-letters']), codec, clock };

const announce = (raw: RawMessage, writes = setup.writes) =>
  announceDeadLetters({ ...setup, writes }, { topic: 'applications', partition: 3 }, [
    { raw, reason: { code: 'UNREADABLE', detail: 'The header ce_type is missing.' }, remembered: false, times: 1 },
  ]);
const cut: RawMessage = { position: 7, key: 'k', headers: { ce_id: 'Åse' }, value: Buffer.from('{"cut":') };

/** Whatever somebody puts on a topic: texts that are no NFC, hold U+0000 or half a character, and long ones. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', 'A\u030Ase', 'a\0b', '__proto__', '\uD83D\uDE00'.repeat(1_000), 'x'.repeat(100_000)),
);
const raw = fc.record({
  position: fc.nat(),
  key: text,
  headers: fc.dictionary(text, text, { maxKeys: 100 }),
  value: fc.oneof(
    fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
    fc.constant(Buffer.alloc(3_900_000)),
  ),
});

describe('the topic of dead letters', () => {
  it('can tell of every message, in a message that its readers take and that fits', async () => {
    await fc.assert(
      fc.asyncProperty(raw, async (message) => {
        const [told] = await codec.seal(announce(message));
        expect(told!.value.length + JSON.stringify(told!.headers).length).toBeLessThan(LARGEST_MESSAGE_BYTES);
        const { topic, partition, key, headers, value } = told!;
        const { readable } = await codec.read(topic, partition, [{ position: 0, key, headers, value }]);
        expect([...readable.keys()][0]?.data).toMatchObject({
          topic: 'applications',
          partition: 3,
          position: message.position,
          message: { bytes: message.value.length },
        });
      }),
      { numRuns: 300 },
    );
  });

  it('tells what came as it came', () => {
    const [told] = announce(cut);
    expect(JSON.parse(told!.plain.toString())).toMatchObject({
      message: { key: 'k', headers: { ce_id: 'Åse' }, value: cut.value.toString('base64') },
      code: 'UNREADABLE',
      attempts: 1,
    });
  });

  it('is told nothing by a service that may not write there', () => {
    expect(announce(cut, new Set())).toEqual([]);
  });
});
