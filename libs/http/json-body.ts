import type { Json } from '#contracts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { textsInBoth } from '#texts';
import { type InputProblem, ProblemError, refuse } from './problem.js';

const says = textsInBoth('requestProblem');

/** Nothing we take is nested deeper than about ten; what walks a body may recurse safely below this. */
const MAX_DEPTH = 32;

/** No message of 1 MB that says something holds more; what reads a body costs so much for each of them. */
const MAX_VALUES = 50_000;
/** As many names has no object that we know; libraries that turn one into a class compare each name with all others. */
const MAX_NAMES = 2_000;

/** Keys that mean something else to JavaScript than to whoever wrote them (prototype pollution). */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** Takes JSON and nothing else: a body that does not say what it is counts as JSON, an empty one is `undefined`. */
export function takeJson(server: FastifyInstance): void {
  server.addHook('onRequest', async ({ headers }) => {
    headers['content-type'] ??= 'application/json';
  });
  server.removeAllContentTypeParsers();
  const parse = async (_request: FastifyRequest, bytes: Buffer): Promise<unknown> => parseJson(textOf(bytes));
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, parse);
  server.addContentTypeParser(/^application\/[\w.+-]+\+json(?:;|$)/, { parseAs: 'buffer' }, parse);
}

/** JSON is UTF-8 (RFC 8259, section 8.1). Read as anything else, a name would be kept with letters that nobody wrote. */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ProblemError('malformedJson');
  }
}

/** @throws ProblemError 400 for what is no JSON, 422 with the places of what JSON allows and we do not. */
export function parseJson(text: string): Json | undefined {
  if (text.trim() === '') return undefined;
  const value = parsed(text);
  refuse(dangers(value));
  return value;
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new ProblemError('malformedJson');
  }
}

/** Walks with a stack of its own: a body of nested brackets must not exhaust the call stack. Ends where it is too much. */
function dangers(body: Json): InputProblem[] {
  const problems: InputProblem[] = [];
  const open: { value: Json; path: string; depth: number }[] = [{ value: body, path: '', depth: 0 }];
  let values = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, path, depth } = next;
    if (value === null || typeof value !== 'object') continue;
    if (depth === MAX_DEPTH) return [{ path: '', code: 'tooDeep', message: says.tooDeep({ most: MAX_DEPTH }) }];
    const entries = Object.entries(value);
    values += entries.length;
    if (values > MAX_VALUES) return [{ path: '', code: 'tooMany', message: says.tooManyValues }];
    if (!Array.isArray(value) && entries.length > MAX_NAMES)
      return [{ path, code: 'tooMany', message: says.tooManyNames }];
    for (const [key, inner] of entries) {
      const place = placeOf(path, key, Array.isArray(value));
      if (!Array.isArray(value) && FORBIDDEN_KEYS.has(key))
        problems.push({ path: place, code: 'forbiddenKey', message: says.forbiddenKey });
      else open.push({ value: inner, path: place, depth: depth + 1 });
    }
  }
  return problems;
}

/** Keys come from outside: no longer than needed to recognise them. */
function placeOf(path: string, key: string, inList: boolean): string {
  if (inList) return `${path}[${key}]`;
  const name = key.slice(0, 60);
  return path === '' ? name : `${path}.${name}`;
}
