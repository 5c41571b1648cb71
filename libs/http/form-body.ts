import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { parse } from 'node:querystring';
import { BytesInHand } from './bytes-in-hand.js';
import { lineOf } from './line-of.js';
import { ProblemError } from './problem.js';
import { MAX_BODY_BYTES, MAX_FILE_BYTES } from './sizes.js';

/** A file of a form. A field without a chosen file is not there. */
export interface FormFile {
  bytes: Buffer;
  declaredType: string;
  /** It was larger than a file may be, and is not kept. */
  tooLarge: boolean;
}

/** What was sent, by the names of the fields and in the order of the page. */
export interface SentForm {
  values: ReadonlyMap<string, readonly string[]>;
  files: ReadonlyMap<string, readonly FormFile[]>;
}

/** What a route says of its body, as `@RouteConfig({ takesForm: true, takesFiles: 40 })`; nothing: JSON alone. */
interface Takes {
  /** A form of a page. */
  takesForm?: boolean;
  /** At most so many files, by themselves or in a form. */
  takesFiles?: number;
}

/** More fields than the largest page has. */
const MOST_FIELDS = 2_000;
const LONGEST_FIELD = 100_000;
/** Larger files come one at a time: a page of them is in memory until it is kept. */
const MOST_FULL_FILES = 3;
const MULTIPART = /^multipart\//i;
const URL_ENCODED = /^application\/x-www-form-urlencoded\b/i;

const inHand = new BytesInHand(256 * 1024 * 1024);

/** Takes forms and files where a route says so, and no more of either than it says: a form too large is not even read. */
export async function takeForms(server: FastifyInstance): Promise<void> {
  await server.register(multipart, { throwFileSizeLimit: false });
  await server.register(formbody, { parser: (text) => parse(text, '&', '=', { maxKeys: MOST_FIELDS + 1 }) });
  server.addHook('onRequest', refuseTooLarge);
}

/** @throws ProblemError 415 for a form or a file where none is taken. */
export async function refuseStrayForms(request: FastifyRequest): Promise<void> {
  if (request.is404) return;
  const type = request.headers['content-type'] ?? '';
  const { takesForm, takesFiles } = takesOf(request);
  const isStray = (MULTIPART.test(type) && !takesForm && !takesFiles) || (URL_ENCODED.test(type) && !takesForm);
  if (isStray) throw new ProblemError('unsupportedMediaType');
}

/**
 * The form that was sent. What cannot be taken is let go while it arrives; at no time more is in memory than is taken.
 * @throws ProblemError 400 where it is cut short or no form inside, 413 above what the route takes, 415 for another kind of
 * body, 503 while too many files arrive at once.
 */
export async function readSentForm(request: FastifyRequest): Promise<SentForm> {
  if (request.isMultipart()) return readParts(request);
  const { body } = request;
  if (body !== undefined && !URL_ENCODED.test(request.headers['content-type'] ?? ''))
    throw new ProblemError('unsupportedMediaType');
  const entries = Object.entries((body ?? {}) as Record<string, string | string[]>);
  const values = new Map(entries.map(([name, value]) => [name, [value].flat()]));
  if ([...values.values()].reduce((sum, { length }) => sum + length, 0) > MOST_FIELDS) throw new ProblemError('formTooLarge'); // prettier-ignore
  return { values, files: new Map() };
}

function takesOf(request: FastifyRequest): Takes {
  return request.routeOptions.config as Takes;
}

function mostBytes({ takesFiles = 0 }: Takes): number {
  return Math.min(takesFiles, MOST_FULL_FILES) * MAX_FILE_BYTES + MAX_BODY_BYTES;
}

async function refuseTooLarge(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (request.is404 || !MULTIPART.test(request.headers['content-type'] ?? '')) return;
  const takes = takesOf(request);
  if (Number(request.headers['content-length'] ?? 0) > mostBytes(takes)) throw tooLarge(takes);
  reply.raw.once('close', () => inHand.letGo(request));
}

const tooLarge = ({ takesForm }: Takes): ProblemError => new ProblemError(takesForm ? 'formTooLarge' : 'fileTooLarge');

async function readParts(request: FastifyRequest): Promise<SentForm> {
  const stop = stopAbove(mostBytes(takesOf(request)), request);
  try {
    return await readEach(request);
  } catch (error) {
    throw isOfTheForm(error) ? new ProblemError('malformedForm') : error;
  } finally {
    stop();
    letTheRestGo(request);
  }
}

/** The parser's own complaints about what was sent have neither a kind of ours nor a status. */
function isOfTheForm(error: unknown): boolean {
  return !(error instanceof ProblemError) && (error as { statusCode?: number }).statusCode === undefined;
}

async function readEach(request: FastifyRequest): Promise<SentForm> {
  const values = new Map<string, string[]>();
  const files = new Map<string, FormFile[]>();
  let letters = 0;
  for await (const part of request.parts({ limits: limitsOf(takesOf(request)) })) {
    if (part.type === 'field') {
      const text = typeof part.value === 'string' ? part.value : '';
      letters += text.length;
      if (letters > MAX_BODY_BYTES) throw new ProblemError('formTooLarge');
      append(values, part.fieldname, text);
    } else {
      const { bytes, tooLarge: isTooLarge } = await bytesOf(request, part.file);
      const isChosen = part.filename !== '' || bytes.length > 0;
      if (isChosen) append(files, part.fieldname, { bytes, tooLarge: isTooLarge, declaredType: part.mimetype });
    }
  }
  return { values, files };
}

function limitsOf({ takesFiles = 0 }: Takes): Record<'fields' | 'files' | 'parts' | 'fieldSize' | 'fileSize', number> {
  const parts = MOST_FIELDS + takesFiles + 1;
  return { fields: MOST_FIELDS, files: takesFiles, parts, fieldSize: LONGEST_FIELD, fileSize: MAX_FILE_BYTES };
}

/** A file above the limit is read to its end and forgotten, so that the rest of the form is kept. */
async function bytesOf(
  request: FastifyRequest,
  file: AsyncIterable<Buffer> & { truncated?: boolean },
): Promise<Pick<FormFile, 'bytes' | 'tooLarge'>> {
  const chunks: Buffer[] = [];
  const line = lineOf(request.ip);
  for await (const chunk of file) {
    if (!inHand.take(request, line, chunk.length))
      throw new ProblemError('unavailable', { headers: { 'retry-after': '10' } });
    chunks.push(chunk);
  }
  const isTooLarge = file.truncated === true;
  return { bytes: isTooLarge ? Buffer.alloc(0) : Buffer.concat(chunks), tooLarge: isTooLarge };
}

/** Of a body that does not say how large it is, the bytes are counted; the parser passes an error of the request on. */
function stopAbove(most: number, { raw, routeOptions }: FastifyRequest): () => void {
  let received = 0;
  const count = ({ length }: Buffer): void => {
    received += length;
    if (received > most) raw.emit('error', tooLarge(routeOptions.config as Takes));
  };
  raw.on('data', count);
  return () => void raw.off('data', count);
}

/** Who is told no in the middle of sending sends to the end; nobody reads it. */
function letTheRestGo({ raw }: FastifyRequest): void {
  raw.on('error', () => undefined);
  raw.unpipe();
  raw.resume();
}

function append<T>(into: Map<string, T[]>, name: string, value: T): void {
  const known = into.get(name);
  if (known) known.push(value);
  else into.set(name, [value]);
}
