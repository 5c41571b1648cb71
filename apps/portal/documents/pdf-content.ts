import { setImmediate } from 'node:timers/promises';
import { inflateSync } from 'node:zlib';
import { readObject, type PdfObject } from './pdf-object.js';

/** What a PDF holds beside its pages. */
export interface PdfContent {
  /** It can run, start or carry something. */
  isActive: boolean;
  /** Parts of it are packed in a way, or to a size, that nobody looks into here. */
  isOpaque: boolean;
  /** Of the largest picture in it. */
  points: number;
}

/**
 * Names that only what can act or carry has (ISO 32000-2, 7.11.4, 12.6.4, 12.7.8 and 13): scripts, programs, files inside,
 * forms that send themselves, forms that are a program.
 */
const ACTIVE = new Set(
  'JavaScript JS Launch EmbeddedFile EmbeddedFiles FileAttachment RichMedia XFA SubmitForm ImportData GoToE'.split(' '),
);
const OTHER_FILTERS =
  'ASCIIHexDecode AHx ASCII85Decode A85 LZWDecode LZW RunLengthDecode RL Crypt DecodeParms DP'.split(' ');
/** A stream of packed objects has some hundred kB, and all of a PDF of 20 MB some MB. */
const MOST_UNPACKED_AT_ONCE = 4 * 1024 * 1024;
const MOST_UNPACKED = 32 * 1024 * 1024;
/** Objects stand one behind the other; read more than this in sum, they are made to be read again and again. */
const MOST_READ_OF_EACH_BYTE = 3;
/** What looking at a word costs, in bytes. */
const LEAST_READ = 64;
const BREATHE_AFTER = 2 * 1024 * 1024;

/**
 * Looks at every object where a reader would begin it, whatever the file's own index says, and into those packed in
 * streams; never into pages and pictures. In a locked file packed ones may be encrypted, and those stay unread.
 */
export async function contentOfPdf(bytes: Buffer, isLocked: boolean): Promise<PdfContent> {
  const look = new Look(bytes, isLocked);
  let rest = BREATHE_AFTER;
  for (let at = bytes.indexOf('obj'); at !== -1 && !look.isOver; at = bytes.indexOf('obj', at + 3)) {
    rest -= look.take(at);
    if (rest < 0) await setImmediate((rest = BREATHE_AFTER));
  }
  return look.found;
}

class Look {
  readonly found: PdfContent = { isActive: false, isOpaque: false, points: 0 };
  private read = 0;
  private unpacked = 0;

  constructor(
    private readonly bytes: Buffer,
    private readonly isLocked: boolean,
  ) {}

  get isOver(): boolean {
    return this.found.isActive || this.found.isOpaque;
  }

  /** The object that begins at this word, if one does. How many bytes were read, unpacked ones included. */
  take(at: number): number {
    const length = LEAST_READ + (this.begins(at) ? this.object(at + 3) : 0);
    this.read += length;
    if (this.read > MOST_READ_OF_EACH_BYTE * this.bytes.length + MOST_UNPACKED) this.found.isOpaque = true;
    return length;
  }

  private begins(at: number): boolean {
    return BEGINNING.test(this.bytes.toString('latin1', Math.max(0, at - LONGEST_BEGINNING), at));
  }

  private object(at: number): number {
    const object = readObject(this.bytes, at);
    this.judge(object);
    const isPacked = object.streamAt !== undefined && object.names.has('ObjStm');
    return object.end - at + (isPacked ? this.unpack(object) : 0);
  }

  private judge({ names, numbers, isEndless }: PdfObject): void {
    if (isEndless) this.found.isOpaque = true;
    for (const name of names) if (ACTIVE.has(name)) this.found.isActive = true;
    const points = (numbers.get('Width') ?? 0) * (numbers.get('Height') ?? 0);
    this.found.points = Math.max(this.found.points, points);
  }

  private unpack({ names, streamAt }: PdfObject): number {
    const isPlain = names.has('FlateDecode') && !OTHER_FILTERS.some((filter) => names.has(filter));
    const most = Math.min(MOST_UNPACKED_AT_ONCE, MOST_UNPACKED - this.unpacked);
    const content = isPlain ? inflated(this.bytes.subarray(streamAt), most) : undefined;
    if (content === undefined) this.found.isOpaque ||= !this.isLocked;
    else this.judge(readObject(content, 0));
    this.unpacked += content?.length ?? 0;
    return content?.length ?? 0;
  }
}

/** What stands before the word `obj` (7.3.10): two numbers, with space and comments between them. */
const LONGEST_BEGINNING = 256;
const BEGINNING = /\d[\0\s]+(?:%[^\r\n]*[\r\n][\0\s]*)*\d+[\0\s]*(?:%[^\r\n]*[\r\n][\0\s]*)*$/;

function inflated(packed: Buffer, most: number): Buffer | undefined {
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(1, most) });
  } catch {
    return undefined; // no such stream, or larger than anybody reads
  }
}
