import { murmur2, partitionOf } from './partitioner.js';

/** org.apache.kafka.common.utils.UtilsTest, testMurmur2. */
const vectors: [string, number][] = [
  ['21', -973932308],
  ['foobar', -790332482],
  ['a-little-bit-long-string', -985981536],
  ['a-little-bit-longer-string', -1486304829],
  ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
];

describe('the partitioner', () => {
  it.each(vectors)('gives %s the murmur2 that Kafka gives it', (key, hash) => {
    expect(murmur2(Buffer.from(key))).toBe(hash);
  });

  it('knows the bytes that Kafka knows', () => {
    expect(murmur2(Buffer.from('abc'))).toBe(479470107);
  });

  it('is never negative', () => {
    expect(partitionOf('21', 12)).toBe((-973932308 & 0x7fffffff) % 12);
  });
});
