/** What stands in an object of a PDF, up to its end or to its stream. */
export interface PdfObject {
  names: ReadonlySet<string>;
  /** The first number behind a name. */
  numbers: ReadonlyMap<string, number>;
  end: number;
  /** Where the bytes of its stream begin. */
  streamAt?: number;
  /** It goes on further than any object does, and was not read to its end. */
  isEndless?: true;
}

/** Longer than what any program writes as one object, its stream aside. */
const LONGEST_OBJECT = 4 * 1024 * 1024;

const byteOf = (letter: string): number => letter.charCodeAt(0);
const [PERCENT, OPEN, CLOSE, LESS, GREATER, SLASH, BACKSLASH] = [...'%()<>/\\'].map(byteOf);
const [LINE_FEED, RETURN] = [0x0a, 0x0d];
/** ISO 32000-2, 7.2.3: white space and delimiters end a word. */
const ENDS_WORD = new Uint8Array(256);
for (const byte of [0x00, 0x09, LINE_FEED, 0x0c, RETURN, 0x20, ...[...'()<>[]{}/%'].map(byteOf)]) ENDS_WORD[byte] = 1;

/** Reads from `from` on: comments and texts are passed over, so that what they say counts as nothing. */
export function readObject(bytes: Buffer, from: number): PdfObject {
  const names = new Set<string>();
  const numbers = new Map<string, number>();
  let name = '';
  let at = from;
  const last = Math.min(bytes.length, from + LONGEST_OBJECT);
  while (at < last) {
    const byte = bytes[at]!;
    if (byte === PERCENT) at = endOfLine(bytes, at);
    else if (byte === OPEN) at = endOfText(bytes, at);
    else if (byte === LESS && bytes[at + 1] !== LESS) at = behind(bytes, GREATER!, at);
    else if (byte === SLASH) {
      const end = endOfWord(bytes, at + 1);
      name = nameOf(bytes.toString('latin1', at + 1, Math.min(end, at + LONGEST_NAME)));
      names.add(name);
      at = end;
    } else if (ENDS_WORD[byte]) at += byte === LESS ? 2 : 1;
    else {
      const end = endOfWord(bytes, at);
      const word = bytes.toString('latin1', at, Math.min(end, at + LONGEST_NAME));
      at = end;
      if (word === 'endobj') return { names, numbers, end };
      if (word === 'stream') return { names, numbers, end, streamAt: behindLineBreak(bytes, end) };
      if (name !== '' && /^\d+$/.test(word)) numbers.set(name, Number(word));
      name = '';
    }
  }
  return { names, numbers, end: at, ...(at < bytes.length && { isEndless: true }) };
}

const LONGEST_NAME = 128;

/** 7.3.5: a letter of a name may be written as its number. */
const nameOf = (written: string): string =>
  written.replace(/#([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

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
