import { setImmediate } from 'node:timers/promises';
import { inflateSync } from 'node:zlib';
import { isWord, readObject, type PdfObject } from './pdf-object.js';

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
/** What names the file that is inside as `EF` (7.11.3). */
const NAMES_FILE = ['F', 'UF', 'Filespec'];
/** A stream of packed objects has some hundred kB, and all of a PDF of 20 MB some MB. */
const MOST_UNPACKED_AT_ONCE = 4 * 1024 * 1024;
const MOST_UNPACKED = 32 * 1024 * 1024;
/** Objects stand one behind the other; read more than this in sum, they are made to be read again and again. */
const MOST_READ_OF_EACH_BYTE = 3;
/** What looking at a word costs, in bytes. */
const LEAST_READ = 64;
const BREATHE_AFTER = 1024 * 1024;

/**
 * Looks at every object where a reader would begin it, whatever the file's own index says, at trailers, and into what is
 * packed in streams; never into pages and pictures. In a locked file packed objects may be encrypted, and those stay unread.
 */
export async function contentOfPdf(bytes: Buffer, isLocked: boolean): Promise<PdfContent> {
  const look = new Look(bytes, isLocked);
  let rest = BREATHE_AFTER;
  for (const word of ['obj', 'trailer'])
    for (let at = bytes.indexOf(word); at !== -1 && !look.isOver; at = bytes.indexOf(word, at + word.length)) {
      rest -= look.take(at, word);
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

  /** What begins at this word, if something does. How many bytes were read, unpacked ones included. */
  take(at: number, { length }: string): number {
    const read = LEAST_READ + (isWord(this.bytes, at, length) ? this.object(at + length) : 0);
    this.read += read;
    if (this.read > MOST_READ_OF_EACH_BYTE * this.bytes.length + MOST_UNPACKED) this.found.isOpaque = true;
    return read;
  }

  private object(at: number): number {
    const object = readObject(this.bytes, at);
    this.judge(object);
    return object.end - at + (holdsObjects(object) ? this.unpack(object) : 0);
  }

  private judge({ names, numbers, streamAt, isEndless }: PdfObject): void {
    if (isEndless) this.found.isOpaque = true;
    for (const name of names) if (ACTIVE.has(name)) this.found.isActive = true;
    if (names.has('EF') && NAMES_FILE.some((name) => names.has(name))) this.found.isActive = true;
    if (streamAt === undefined || !names.has('Width') || !names.has('Height')) return;
    const points = numbers.get('Width')! * numbers.get('Height')!;
    if (Number.isNaN(points)) this.found.isOpaque = true;
    else this.found.points = Math.max(this.found.points, points);
  }

  private unpack({ names, numbers, streamAt }: PdfObject): number {
    const isPlain = names.has('FlateDecode') && !OTHER_FILTERS.some((filter) => names.has(filter));
    const most = Math.min(MOST_UNPACKED_AT_ONCE, MOST_UNPACKED - this.unpacked);
    const content = isPlain ? inflated(this.bytes.subarray(streamAt), most) : undefined;
    if (content === undefined) this.found.isOpaque ||= !this.isLocked;
    else this.judgeEach(content, placesIn(content, numbers.get('N'), numbers.get('First')));
    this.unpacked += content?.length ?? 0;
    return content?.length ?? 0;
  }

  private judgeEach(content: Buffer, places: readonly number[] | undefined): void {
    let rest = MOST_READ_OF_EACH_BYTE * content.length;
    if (places === undefined) this.found.isOpaque = true;
    for (const at of places ?? []) {
      const object = readObject(content, at, true);
      this.judge(object);
      rest -= object.end - at + 1;
      if (rest < 0) this.found.isOpaque = true;
      if (this.isOver) return;
    }
  }
}

/** By its type, or by what a reader needs of it, whatever type it says. */
function holdsObjects({ names, streamAt }: PdfObject): boolean {
  return streamAt !== undefined && (names.has('ObjStm') || (names.has('N') && names.has('First')));
}

/**
 * Where packed objects begin (7.5.7): in front of them stand their numbers and places, in pairs; undefined where that is
 * not said in numbers.
 */
function placesIn(content: Buffer, count = NaN, first = NaN): number[] | undefined {
  const pairs = content.toString('latin1', 0, first).split(/[\0\s]+/).filter(Boolean).slice(0, 2 * count); // prettier-ignore
  if (!(pairs.length === 2 * count) || !pairs.every((one) => /^\d+$/.test(one))) return undefined;
  return pairs.filter((_, at) => at % 2 === 1).map((place) => first + Number(place));
}

function inflated(packed: Buffer, most: number): Buffer | undefined {
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(1, most) });
  } catch {
    return undefined; // no such stream, or larger than anybody reads
  }
}
