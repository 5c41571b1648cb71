import { deflateSync } from 'node:zlib';
import { crc32 } from 'node:zlib';
import { mediaTypeOf, RefusedFile } from './media-type.js';

const chunk = (type: string, data: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
};
const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  chunk('IHDR', header),
  chunk('IDAT', deflateSync(Buffer.from([0, 1, 2, 3]))),
  chunk('IEND', Buffer.alloc(0)),
]);
const jpeg = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
  Buffer.from([0xff, 0xda, 0x00, 0x08, 1, 1, 0, 0, 0x3f, 0, 1, 2, 3, 4, 5, 6, 7, 8, 0xff, 0xd9]),
]);
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\nstartxref\n9\n%%EOF\n');
const webp = Buffer.concat([
  Buffer.from('RIFF'),
  Buffer.from([20, 0, 0, 0]),
  Buffer.from('WEBPVP8 '),
  Buffer.alloc(12, 1),
]);
const whole = { 'application/pdf': pdf, 'image/png': png, 'image/jpeg': jpeg, 'image/webp': webp };

async function refusal(bytes: Buffer, declared: string): Promise<string> {
  return mediaTypeOf(bytes, declared).then(
    (taken) => `taken as ${taken}`,
    (error: RefusedFile) => error.code,
  );
}

describe.each(Object.entries(whole))('a file of type %s', (type, bytes) => {
  test('is taken by its own bytes, whatever its sender left unsaid', async () => {
    expect(await mediaTypeOf(bytes, type)).toBe(type);
    expect(await mediaTypeOf(bytes, 'application/octet-stream')).toBe(type);
  });

  test('is refused when it is called something else', async () => {
    expect(await refusal(bytes, type === 'image/png' ? 'application/pdf' : 'image/png')).toBe('lyingType');
  });

  test('is never taken when any of its end is missing', async () => {
    for (let missing = 2; missing < bytes.length; missing++) {
      expect(await refusal(bytes.subarray(0, bytes.length - missing), type)).not.toMatch(/^taken/);
    }
  });
});

test('a PNG with a flipped bit is not whole', async () => {
  const flipped = Buffer.from(png);
  flipped[45]! ^= 1;
  expect(await refusal(flipped, 'image/png')).toBe('truncatedFile');
});

test('what the camera writes after a JPEG does not matter', async () => {
  expect(await refusal(Buffer.concat([jpeg, Buffer.from('maker notes')]), 'image/jpeg')).toBe('taken as image/jpeg');
});

test('other types are refused, a telephone’s own format with the way to another one', async () => {
  expect(await refusal(Buffer.from('GIF89a\u0001\u0000'), 'image/gif')).toBe('unsupportedType');
  expect(await refusal(Buffer.from('<html>'), 'application/pdf')).toBe('unsupportedType');
  const heic = Buffer.from('\u0000\u0000\u0000\u0018ftypheic\u0000\u0000\u0000\u0000mif1heic', 'latin1');
  await expect(mediaTypeOf(heic, 'image/heic')).rejects.toMatchObject({
    text: { en: expect.stringContaining('JPEG') },
  });
});

describe('a locked PDF', () => {
  const locked = jest.requireActual<Record<string, string>>('../../../test/fixtures/locked-pdfs.json');
  test.each(Object.entries(locked))('%s', async (name, base64) => {
    const bytes = Buffer.from(base64, 'base64');
    const taken = name.includes('needs the password') ? 'lockedFile' : 'taken as application/pdf';
    expect(await refusal(bytes, 'application/pdf')).toBe(taken);
  });

  test('of a kind that cannot be looked into is refused, with the remedy', async () => {
    const other = Buffer.from(
      '%PDF-1.7\n1 0 obj<</Filter/Own>>endobj\ntrailer<</Encrypt 1 0 R>>\nstartxref\n9\n%%EOF\n',
    );
    await expect(mediaTypeOf(other, 'application/pdf')).rejects.toMatchObject({
      code: 'lockedFile',
      text: { en: expect.stringContaining('save it without the password') },
    });
  });
});

test.each(['\n', '\r\n\r\n', '\ufeff', ' '.repeat(900)])('a PDF after %j is whole', async (before) => {
  expect(await refusal(Buffer.concat([Buffer.from(before), pdf]), 'application/pdf')).toBe('taken as application/pdf');
});

test('a JPEG with fill bytes before its markers, or a marker that stands alone, is whole', async () => {
  const fill = Buffer.alloc(3, 0xff);
  const filled = Buffer.concat([jpeg.subarray(0, 20), fill, jpeg.subarray(20)]);
  const alone = Buffer.concat([jpeg.subarray(0, 20), Buffer.from([0xff, 0x01]), jpeg.subarray(20)]);
  expect(await refusal(filled, 'image/jpeg')).toBe('taken as image/jpeg');
  expect(await refusal(alone, 'image/jpeg')).toBe('taken as image/jpeg');
  expect(await refusal(filled.subarray(0, 24), 'image/jpeg')).toBe('truncatedFile');
});
