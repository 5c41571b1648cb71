import type { KafkaMessage } from 'kafkajs';
import { toFetched } from './records.js';

const fetched = (over: Partial<KafkaMessage>) =>
  toFetched({
    offset: '7',
    key: Buffer.from('k'),
    value: Buffer.from('{}'),
    timestamp: '1700000000000',
    attributes: 0,
    headers: {},
    ...over,
  } as KafkaMessage);
const headersOf = (headers: KafkaMessage['headers']) => fetched({ headers }).headers;

describe('a record that was fetched', () => {
  it('has its own headers, whatever those before it had', () => {
    for (const type of ['a', 'a', 'b', 'a', '', 'b'])
      expect(headersOf({ ce_type: Buffer.from(type), ce_id: Buffer.from(`id ${type}`) })).toEqual({
        ce_type: type,
        ce_id: `id ${type}`,
      });
    expect(headersOf({ ce_id: Buffer.from('alone') })).toEqual({ ce_id: 'alone' });
  });

  it('has the first of a header that comes twice', () => {
    expect(headersOf({ ce_type: [Buffer.from('first'), Buffer.from('second')] })).toEqual({ ce_type: 'first' });
  });

  it('is empty where it has neither key nor value', () => {
    expect(fetched({ key: null, value: null })).toMatchObject({ key: '', value: Buffer.alloc(0), position: 7 });
  });
});
