/** A segment: its marker, and its content from the two bytes of its length to its end. */
export interface Segment {
  marker: number;
  at: number;
  end: number;
}

const SCAN = 0xda;
/** Markers that stand alone: TEM, and restarts. */
const isBare = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/**
 * ISO 10918-1, B.1.1.2 and B.2: the segments up to and with the start of scan, any number of fill bytes 0xFF in front of
 * each. Where the last one is no scan, the file ends before its picture begins.
 */
export function* segmentsOf(bytes: Buffer): Generator<Segment> {
  let at = 2;
  while (bytes[at] === 0xff) {
    while (bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1];
    if (marker === undefined || at + 4 > bytes.length) return;
    const end = isBare(marker) ? at + 2 : at + 2 + bytes.readUInt16BE(at + 2);
    yield { marker, at: at + 2, end: Math.min(end, bytes.length) };
    if (marker === SCAN) return;
    at = end;
  }
}

export const isScan = ({ marker }: Segment): boolean => marker === SCAN;
