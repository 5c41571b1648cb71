import { segmentsBetween } from './copy-cluster.js';

const MEGABYTE = 1_048_576n;

describe('the files of the log', () => {
  it('go from the first to that which holds the last byte', () => {
    expect(segmentsBetween('000000010000000000000002', 0x0300_0138n, 16n * MEGABYTE)).toEqual([
      '000000010000000000000002',
      '000000010000000000000003',
    ]);
  });

  it('do not take the next one in when the end is an edge', () => {
    expect(segmentsBetween('000000010000000000000002', 0x0300_0000n, 16n * MEGABYTE)).toEqual([
      '000000010000000000000002',
    ]);
  });

  it('count on over four gigabytes, on their own timeline, whatever the size of a file', () => {
    expect(segmentsBetween('0000000200000000000000FF', 0x1_0000_0001n, 16n * MEGABYTE)).toEqual([
      '0000000200000000000000FF',
      '000000020000000100000000',
    ]);
    expect(segmentsBetween('000000010000000000000003', 0x1_0000_0001n, 1024n * MEGABYTE)).toEqual([
      '000000010000000000000003',
      '000000010000000100000000',
    ]);
  });
});
