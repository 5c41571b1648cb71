import { crc32 } from 'node:zlib';
import type { MediaType } from './accepted.js';
import { isScan, segmentsOf } from './jpeg-segments.js';

/** Whether a file ends where its format says it must: uploads break off, and an agency would get half a passport. */
export function isWhole(bytes: Buffer, mediaType: MediaType): boolean {
  return CHECKS[mediaType](bytes);
}

const CHECKS: Record<MediaType, (bytes: Buffer) => boolean> = {
  'application/pdf': isWholePdf,
  'image/png': isWholePng,
  'image/jpeg': isWholeJpeg,
  'image/webp': isWholeWebp,
};

/** ISO 32000-1, 7.5.5: `startxref`, an offset and `%%EOF` within the last 1,024 bytes. */
function isWholePdf(bytes: Buffer): boolean {
  const end = bytes.subarray(-1024).toString('latin1');
  return /startxref\s+\d+\s+%%EOF/.test(end);
}

const PNG_SIGNATURE_BYTES = 8;

/** PNG (ISO 15948), 5.3: chunks of length, type, data and CRC, the last one IEND. */
function isWholePng(bytes: Buffer): boolean {
  let at = PNG_SIGNATURE_BYTES;
  while (at + 12 <= bytes.length) {
    const end = at + 8 + bytes.readUInt32BE(at);
    if (end + 4 > bytes.length || bytes.readUInt32BE(end) !== crc32(bytes.subarray(at + 4, end))) return false;
    if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') return true;
    at = end + 4;
  }
  return false;
}

/** What is compressed follows the start of scan and ends with the marker EOI. Cameras add bytes after it. */
function isWholeJpeg(bytes: Buffer): boolean {
  for (const segment of segmentsOf(bytes)) if (isScan(segment)) return bytes.indexOf(END_OF_IMAGE, segment.end) !== -1;
  return false;
}

const END_OF_IMAGE = Buffer.from([0xff, 0xd9]);

/** RIFF: the size after the first four bytes counts what follows it. */
function isWholeWebp(bytes: Buffer): boolean {
  return bytes.length >= 12 && bytes.length >= 8 + bytes.readUInt32LE(4);
}
