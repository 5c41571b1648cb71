import { plainText } from '#contracts';
import { MAX_FILE_BYTES, ProblemError } from '#http';
import type { FastifyRequest } from 'fastify';

/** A file of a form. A field without a chosen file is not there. */
export interface FormFile {
  bytes: Buffer;
  declaredType: string;
  /** It was larger than a file may be, and is not kept. */
  tooLarge: boolean;
}

/** What a person sent: every value of each field as text, in the order of the page, and the files. */
export interface Form {
  /** The first value as plain text, without spaces around it; `''` where the field is not there. */
  text(name: string): string;
  /** Every value of the field. */
  all(name: string): readonly string[];
  has(name: string): boolean;
  names(): readonly string[];
  files(name: string): readonly FormFile[];
  fileNames(): readonly string[];
}

/** More fields than the largest page has, and no more files than a document has pages. */
const LIMITS = { fields: 2_000, files: 40, fieldSize: 100_000, fileSize: MAX_FILE_BYTES };

/** Of a route that says `@RouteConfig({ takesForm: true })`. @throws ProblemError 415 where the body is no form. */
export async function readForm(request: FastifyRequest): Promise<Form> {
  if (request.isMultipart()) return readParts(request);
  const body = (request.body ?? {}) as Record<string, string | string[]>;
  if (typeof body !== 'object') throw new ProblemError('unsupportedMediaType');
  return formOf(new Map(Object.entries(body).map(([name, value]) => [name, [value].flat()])), new Map());
}

async function readParts(request: FastifyRequest): Promise<Form> {
  const values = new Map<string, string[]>();
  const files = new Map<string, FormFile[]>();
  for await (const part of request.parts({ limits: LIMITS })) {
    if (part.type === 'field') append(values, part.fieldname, typeof part.value === 'string' ? part.value : '');
    else {
      const { bytes, tooLarge } = await bytesOf(part.file);
      const isChosen = part.filename !== '' || bytes.length > 0;
      if (isChosen) append(files, part.fieldname, { bytes, tooLarge, declaredType: part.mimetype });
    }
  }
  return formOf(values, files);
}

/** A file above the limit is read to its end and forgotten, so that the rest of the form is kept. */
async function bytesOf(
  file: AsyncIterable<Buffer> & { truncated?: boolean },
): Promise<{ bytes: Buffer; tooLarge: boolean }> {
  const chunks: Buffer[] = [];
  for await (const chunk of file) chunks.push(chunk);
  const tooLarge = file.truncated === true;
  return { bytes: tooLarge ? Buffer.alloc(0) : Buffer.concat(chunks), tooLarge };
}

function formOf(values: ReadonlyMap<string, string[]>, files: ReadonlyMap<string, FormFile[]>): Form {
  return {
    text: (name) => plainText(values.get(name)?.[0] ?? '').trim(),
    all: (name) => values.get(name) ?? [],
    has: (name) => values.has(name),
    names: () => [...values.keys()],
    files: (name) => files.get(name) ?? [],
    fileNames: () => [...files.keys()],
  };
}

/** For tests, and for what a page fills in itself. */
export function formFrom(values: Readonly<Record<string, string | readonly string[]>>): Form {
  return formOf(
    new Map(Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? [value] : [...value]])),
    new Map(),
  );
}

function append<T>(into: Map<string, T[]>, name: string, value: T): void {
  const known = into.get(name);
  if (known) known.push(value);
  else into.set(name, [value]);
}

/** What stands in `over` hides what stands in `under`, field by field. */
export function overlaid(under: Form, over: Form): Form {
  const names = new Set([...under.names(), ...over.names()]);
  return formFrom(
    Object.fromEntries([...names].map((name) => [name, over.has(name) ? over.all(name) : under.all(name)])),
  );
}
