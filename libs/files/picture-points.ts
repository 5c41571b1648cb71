import type { MediaType } from './accepted.js';
import { segmentsOf } from './jpeg-segments.js';

/** A sheet of A3 at 600 dpi has 70 million; what reads a picture needs four bytes of memory for each, however small its file is. */
export const MOST_POINTS = 100_000_000;

/** How many points a picture says that it has, from its header alone; 0 for what is none, or says nothing. */
export function pointsOf(bytes: Buffer, mediaType: MediaType): number {
  return READERS[mediaType](bytes);
}

const READERS: Record<MediaType, (bytes: Buffer) => number> = {
  'application/pdf': () => 0,
  'image/png': pointsOfPng,
  'image/jpeg': pointsOfJpeg,
  'image/webp': pointsOfWebp,
};

/** PNG (ISO 15948), 11.2.2: the first chunk is IHDR. */
function pointsOfPng(bytes: Buffer): number {
  return bytes.length < 24 ? 0 : bytes.readUInt32BE(16) * bytes.readUInt32BE(20);
}

/**
 * ISO 10918-1, B.2.2: the frame's header behind one of the markers SOF0 to SOF15; the largest frame counts. A height of 0
 * is said later, and may be any.
 */
function pointsOfJpeg(bytes: Buffer): number {
  let most = 0;
  for (const { marker, at, end } of segmentsOf(bytes)) {
    if (!isFrame(marker) || end - at < 7) continue;
    most = Math.max(most, (bytes.readUInt16BE(at + 3) || 0xffff) * bytes.readUInt16BE(at + 5));
  }
  return most;
}

/** Between them stand DHT, JPG and DAC. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** RFC 9649: the first chunk says of which kind it is; VP8X holds the canvas, in three bytes each, less one. */
function pointsOfWebp(bytes: Buffer): number {
  if (bytes.length < 30) return 0;
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8X':
      return (bytes.readUIntLE(24, 3) + 1) * (bytes.readUIntLE(27, 3) + 1);
    case 'VP8L': {
      const packed = bytes.readUInt32LE(21);
      return ((packed & 0x3fff) + 1) * (((packed >>> 14) & 0x3fff) + 1);
    }
    case 'VP8 ':
      return (bytes.readUInt16LE(26) & 0x3fff) * (bytes.readUInt16LE(28) & 0x3fff);
    default:
      return 0;
  }
}
