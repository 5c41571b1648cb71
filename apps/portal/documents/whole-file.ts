import { crc32 } from 'node:zlib';
import type { MediaType } from './accepted.js';

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

const SCAN = 0xda;
/** Markers that stand alone: TEM, and restarts. */
const isBare = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/**
 * ISO 10918-1, B.1.1.2 and B.2: segments up to the start of scan, any number of fill bytes 0xFF in front of each; what is
 * compressed ends with the marker EOI. Cameras add bytes after it.
 */
function isWholeJpeg(bytes: Buffer): boolean {
  let at = 2;
  while (bytes[at] === 0xff) {
    while (bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1];
    if (marker === undefined || at + 4 > bytes.length) return false;
    at += isBare(marker) ? 2 : 2 + bytes.readUInt16BE(at + 2);
    if (marker === SCAN) return bytes.indexOf(Buffer.from([0xff, 0xd9]), at) !== -1;
  }
  return false;
}

/** RIFF: the size after the first four bytes counts what follows it. */
function isWholeWebp(bytes: Buffer): boolean {
  return bytes.length >= 12 && bytes.length >= 8 + bytes.readUInt32LE(4);
}
