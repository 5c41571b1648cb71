/** What stands in an object of a PDF, up to its end or to its stream. */
export interface PdfObject {
  names: ReadonlySet<string>;
  /** The number behind a name; NaN where it stands elsewhere, or where the name says two numbers. */
  numbers: ReadonlyMap<string, number>;
  end: number;
  /** Where the bytes of its stream begin. */
  streamAt?: number;
  /** It goes on further than any object does, and was not read to its end. */
  isEndless?: true;
}

/** Longer than what any program writes as one object, its stream aside. */
const LONGEST_OBJECT = 1024 * 1024;
const LONGEST_NAME = 128;

const byteOf = (letter: string): number => letter.charCodeAt(0);
const [PERCENT, OPEN, CLOSE, LESS, GREATER, SLASH, BACKSLASH] = [...'%()<>/\\'].map(byteOf);
const [LINE_FEED, RETURN] = [0x0a, 0x0d];
const SPACES = [0x00, 0x09, LINE_FEED, 0x0c, RETURN, 0x20];

/** ISO 32000-2, 7.2.3: white space and delimiters end a word. */
const ENDS_WORD = flagged([...SPACES, ...[...'()<>[]{}/%'].map(byteOf)]);
const IS_SPACE = flagged(SPACES);
const IS_SPACE_OR_DIGIT = flagged([...SPACES, ...[...'0123456789'].map(byteOf)]);

/** Whether a word that stands here is one by itself: no part of a longer one, a number in front of it apart. */
export function isWord(bytes: Buffer, at: number, length: number): boolean {
  return IS_SPACE_OR_DIGIT[bytes[at - 1] ?? 0] === 1 && ENDS_WORD[bytes[at + length] ?? 0] === 1;
}

/**
 * Reads from `from` on: comments and texts are passed over, so that what they say counts as nothing. An object ends where
 * that is said outside of dictionaries and lists, since readers pass over it inside; one that is packed together with
 * others ends with its value.
 */
export function readObject(bytes: Buffer, from: number, isPacked = false): PdfObject {
  const read = new ReadSoFar();
  const { names, numbers } = read;
  const last = Math.min(bytes.length, from + LONGEST_OBJECT);
  let at = behindSpace(bytes, from);
  while (at < last) {
    const end = endOfToken(bytes, at);
    const token = bytes.toString('latin1', at, Math.min(end, at + LONGEST_NAME));
    if (read.depth <= 0 && token === 'endobj') return { names, numbers, end };
    if (read.depth <= 0 && token === 'stream') return { names, numbers, end, streamAt: behindLineBreak(bytes, end) };
    read.take(token);
    if (read.depth <= 0 && isPacked) return { names, numbers, end };
    at = behindSpace(bytes, end);
  }
  return { names, numbers, end: at, ...(at < bytes.length && { isEndless: true }) };
}

class ReadSoFar {
  readonly names = new Set<string>();
  readonly numbers = new Map<string, number>();
  /** In how many dictionaries and lists. */
  depth = 0;
  private name = '';
  /** The name whose number may turn out to be that of another object. */
  private referring = '';

  take(token: string): void {
    if (token === '<<' || token === '[') this.depth += 1;
    if (token === '>>' || token === ']') this.depth -= 1;
    const isNumber = NUMBER.test(token);
    if (token === 'R' && this.referring !== '') this.say(this.referring, NaN);
    if (this.name !== '') this.say(this.name, isNumber ? Number(token) : NaN);
    this.referring = isNumber ? this.name || this.referring : '';
    this.name = '';
    if (token.startsWith('/')) this.takeName(nameOf(token.slice(1)));
  }

  private takeName(name: string): void {
    this.names.add(name);
    if (COUNTED.has(name)) this.name = name;
  }

  private say(name: string, value: number): void {
    this.numbers.set(name, (this.numbers.get(name) ?? value) === value ? value : NaN);
  }
}

const COUNTED = new Set(['N', 'First', 'Width', 'Height']);
const NUMBER = /^\+?\d+\.?\d*$/;

/** 7.3.5: a letter of a name may be written as its number. */
const nameOf = (written: string): string =>
  written.replace(/#([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

function flagged(bytes: readonly number[]): Uint8Array {
  const flags = new Uint8Array(256);
  for (const byte of bytes) flags[byte] = 1;
  return flags;
}

function behindSpace(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && (IS_SPACE[bytes[at]!] || bytes[at] === PERCENT))
    at = bytes[at] === PERCENT ? endOfLine(bytes, at) : at + 1;
  return at;
}

function endOfToken(bytes: Buffer, at: number): number {
  const [byte, next] = [bytes[at]!, bytes[at + 1]];
  if (byte === OPEN) return endOfText(bytes, at);
  if (byte === SLASH || !ENDS_WORD[byte]) return endOfWord(bytes, at + 1);
  if ((byte === LESS || byte === GREATER) && next === byte) return at + 2;
  return byte === LESS ? behind(bytes, GREATER!, at) : at + 1;
}

function endOfWord(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && !ENDS_WORD[bytes[at]!]) at += 1;
  return at;
}

function endOfLine(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== LINE_FEED && bytes[at] !== RETURN) at += 1;
  return at;
}

/** 7.3.4.2: parentheses in a text stand in pairs, or behind a backslash. */
function endOfText(bytes: Buffer, from: number): number {
  let depth = 0;
  for (let at = from; at < bytes.length; at += 1) {
    if (bytes[at] === BACKSLASH) at += 1;
    else if (bytes[at] === OPEN) depth += 1;
    else if (bytes[at] === CLOSE && --depth === 0) return at + 1;
  }
  return bytes.length;
}

function behind(bytes: Buffer, byte: number, from: number): number {
  const found = bytes.indexOf(byte, from);
  return found === -1 ? bytes.length : found + 1;
}

/** 7.3.8.1: `stream`, a line break, the bytes. */
function behindLineBreak(bytes: Buffer, from: number): number {
  const at = bytes[from] === RETURN ? from + 1 : from;
  return bytes[at] === LINE_FEED ? at + 1 : at;
}
