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
    (error: unknown) => {
      if (error instanceof RefusedFile) return error.code;
      throw error;
    },
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
  const locked = jest.requireActual<Record<string, string>>('../../test/fixtures/locked-pdfs.json');
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

describe('a picture says how many points it has', () => {
  const sized = (write: (bytes: Buffer) => unknown, from: Buffer): Buffer => {
    const bytes = Buffer.from(from);
    write(bytes);
    return bytes;
  };
  const pngOf = (width: number, height: number): Buffer => {
    const content = Buffer.from(header);
    content.writeUInt32BE(width, 0);
    content.writeUInt32BE(height, 4);
    return Buffer.concat([png.subarray(0, 8), chunk('IHDR', content), png.subarray(33)]);
  };
  const jpegOf = (width: number, height: number, marker = 0xc0): Buffer => {
    const frame = Buffer.from([0xff, marker, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
    frame.writeUInt16BE(height, 5);
    frame.writeUInt16BE(width, 7);
    return Buffer.concat([jpeg.subarray(0, 20), frame, jpeg.subarray(20)]);
  };
  const webpOf = (kind: string, write: (bytes: Buffer) => unknown): Buffer =>
    sized((bytes) => {
      bytes.write(kind, 12, 'latin1');
      write(bytes);
    }, Buffer.concat([Buffer.from('RIFF'), Buffer.from([40, 0, 0, 0]), Buffer.from('WEBP'), Buffer.alloc(36)])); // prettier-ignore
  const pdfOf = (width: number, height: number): Buffer =>
    Buffer.from(`%PDF-1.4\n1 0 obj<</Subtype/Image/Width ${width} /Height ${height}>>stream\n\nendstream endobj\nstartxref\n9\n%%EOF\n`); // prettier-ignore

  test.each<[string, string, Buffer, Buffer]>([
    ['PNG', 'image/png', pngOf(30_000, 30_000), pngOf(10_000, 10_000)],
    ['JPEG', 'image/jpeg', jpegOf(30_000, 30_000), jpegOf(10_000, 10_000)],
    ['progressive JPEG', 'image/jpeg', jpegOf(30_000, 30_000, 0xc2), jpegOf(4_000, 3_000, 0xc2)],
    ['JPEG whose height is said later', 'image/jpeg', jpegOf(30_000, 0), jpegOf(1_000, 0)],
    ['WebP', 'image/webp', webpOf('VP8 ', (bytes) => bytes.writeUInt32LE(0x3fff3fff, 26)), webpOf('VP8 ', () => 0)], // prettier-ignore
    ['lossless WebP', 'image/webp', webpOf('VP8L', (bytes) => bytes.writeUInt32LE(0x0fffffff, 21)), webpOf('VP8L', () => 0)], // prettier-ignore
    ['extended WebP', 'image/webp', webpOf('VP8X', (bytes) => bytes.writeUIntLE(0x752f00752f, 24, 6)), webpOf('VP8X', () => 0)], // prettier-ignore
    ['picture in a PDF', 'application/pdf', pdfOf(30_000, 30_000), pdfOf(5_000, 7_000)],
  ])('%s: more than anybody opens are refused, with the remedy', async (_name, type, huge, usual) => {
    expect(await refusal(usual, type)).toBe(`taken as ${type}`);
    await expect(mediaTypeOf(huge, type)).rejects.toMatchObject({
      code: 'tooManyPoints',
      text: { da: expect.stringContaining('300 dpi'), en: expect.stringContaining('300 dpi') },
    });
  });
});

describe('a PDF', () => {
  const pdfWith = (...objects: (string | Buffer)[]): Buffer =>
    Buffer.concat([
      Buffer.from('%PDF-1.7\n'),
      ...objects.map((one) => Buffer.concat([Buffer.from('1 0 obj'), Buffer.from(one), Buffer.from('endobj\n')])),
      Buffer.from('startxref\n9\n%%EOF\n'),
    ]);
  const packed = (content: string, filter = '/FlateDecode'): Buffer =>
    Buffer.concat([Buffer.from(`<</Type/ObjStm/N 1/First 4/Filter${filter}>>stream\n`), deflateSync(content), Buffer.from('\nendstream ')]); // prettier-ignore

  const script = '<</S/JavaScript>>';
  const packedWith = (dictionary: string, content: string): Buffer =>
    Buffer.concat([Buffer.from(`<<${dictionary}/Filter/FlateDecode>>stream\n`), deflateSync(content), Buffer.from('\nendstream ')]); // prettier-ignore
  const before = (text: string): Buffer => Buffer.concat([Buffer.from(`%PDF-1.7\n${text}\n`), pdfWith()]);

  const packedScript = packed('7 0 <</S/JavaScript>>');
  const behindHeader = (object: Buffer): Buffer => {
    const locked = jest.requireActual<Record<string, string>>('../../test/fixtures/locked-pdfs.json');
    const opens = Buffer.from(locked['revision 4, locked against changes']!, 'base64');
    const line = opens.indexOf('\n') + 1;
    return Buffer.concat([opens.subarray(0, line), Buffer.from('8 0 obj'), object, Buffer.from('endobj\n'), opens.subarray(line)]); // prettier-ignore
  };

  test.each<[string, Buffer]>([
    ['a script', pdfWith('<</S/JavaScript/JS(app.alert\\(1\\))>>')],
    ['a script that is named by numbers', pdfWith('<</S/J#61vaScript>>')],
    ['a script behind a text that never ends', Buffer.concat([Buffer.from('('), pdfWith('(', '<</S/JavaScript>>')]).subarray(1)], // prettier-ignore
    ['a script behind what looks like a comment', pdfWith('<<>>%endobj\n<</S/JavaScript>>')],
    ['a script whose object begins behind a comment', Buffer.concat([Buffer.from('%PDF-1.7\n1 %\n0 %\nobj<</S/JavaScript>>'), pdfWith()])], // prettier-ignore
    ['a script whose object begins far behind its number', before(`1${' '.repeat(300)}0 %${'-'.repeat(300)}\nobj${script}endobj`)], // prettier-ignore
    ['a script behind a word for the end that ends nothing', pdfWith(`<</A endobj/B[stream ${script}]>>`)],
    ['a script in its trailer', before(`trailer<</Root<</OpenAction${script}>>>>`)],
    ['a program to start', pdfWith('<</Type/Action/S/Launch/F(calc)>>')],
    ['a file inside', pdfWith('<</Type/Filespec/EF<</F 2 0 R>>>>', '<</Type/EmbeddedFile>>stream\nx\nendstream ')],
    ['a file inside that does not say what it is', pdfWith('<</UF(a.exe)/EF<</F 2 0 R>>>>')],
    ['a form that is a program', pdfWith('<</AcroForm<</XFA 2 0 R>>>>')],
    ['a script among packed objects', pdfWith(packedScript)],
    ['a script among packed objects of a locked file', behindHeader(packedScript)],
    ['a script among packed objects, behind what no reader reads', pdfWith(packed(`7 9 (%<endobj${script}`))], // prettier-ignore
    ['a script in packed objects of no type', pdfWith(packedWith('/N 1/First 4', `7 0 ${script}`))],
    ['packed objects whose places stand elsewhere', pdfWith(packedWith('/Type/ObjStm/N 1/First 2 0 R', '7 0 <<>>'))],
    [
      'packed objects whose number is said twice',
      pdfWith(packedWith('/Type/ObjStm/N 1/A<</N 2>>/First 4', '7 0 <<>>')),
    ],
    ['packed objects without their places', pdfWith(packed('7 x <<>>'))],
    ['packed objects that lie upon each other', pdfWith(packedWith('/Type/ObjStm/N 50/First 400', `${'7 0 '.repeat(50).padEnd(400)}[${'0 '.repeat(500)}]`))], // prettier-ignore
    ['a picture whose points are said elsewhere', pdfWith('<</Width 2 0 R/Height 9>>stream\n\nendstream ')],
    ['packed objects that are packed twice', pdfWith(packed('7 0 <<>>', '[/ASCIIHexDecode/FlateDecode]'))],
    ['packed objects that cannot be unpacked', pdfWith('<</Type/ObjStm/Filter/FlateDecode>>stream\nnothing\nendstream ')], // prettier-ignore
    ['packed objects without end', pdfWith(packed(' '.repeat(9 * 1024 * 1024)))],
    ['objects that would be read again and again', pdfWith(...Array<string>(3_000).fill('(').concat('('.repeat(10_000)))], // prettier-ignore
  ])('with %s is refused, with the remedy', async (_what, bytes) => {
    await expect(mediaTypeOf(bytes, 'application/pdf')).rejects.toMatchObject({
      code: 'activeContent',
      text: { da: expect.stringContaining('Gem som PDF'), en: expect.stringContaining('Save as PDF') },
    });
  });

  test.each<[string, Buffer]>([
    ['that opens on its first page and links to the web', pdfWith('<</OpenAction[2 0 R/Fit]/A<</S/URI/URI(https://a.dk)>>>>')], // prettier-ignore
    ['that speaks of scripts', pdfWith('<</Title(About /JavaScript \\( and /Launch)>>', '<</T<2F4A53>>>%/JS\n')],
    ['with packed objects', pdfWith(packed('7 0 <</Type/Page>>'))],
    ['with many packed objects', pdfWith(packedWith('/Type/ObjStm/N 3/First 14', '7 0 8 2 9 19\r\n1 <</Width 2/Height/Auto>> (/JS)'))], // prettier-ignore
    ['with a picture and its mask', pdfWith('<</Width 9/Height 9/SMask 2 0 R>>stream\n\nendstream ')],
    ['with a page whose bytes look like a script', pdfWith('<</Length 3>>stream\n/JavaScript /JS\nendstream ')],
  ])('%s is taken', async (_what, bytes) => {
    expect(await refusal(bytes, 'application/pdf')).toBe('taken as application/pdf');
  });
});

test('a PDF whose lock has an endless number is refused as one that needs a password', async () => {
  const endless = Buffer.from(`%PDF-1.7\ntrailer<</Encrypt ${'1'.repeat(5_000_000)} 0 R>>\nstartxref\n9\n%%EOF\n`);
  expect(await refusal(endless, 'application/pdf')).toBe('lockedFile');
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
