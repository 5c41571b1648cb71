import type { Json } from '#contracts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type InputProblem, ProblemError, refuse } from './problem.js';

/** Nothing we take is nested deeper than about ten; what walks a body may recurse safely below this. */
const MAX_DEPTH = 32;

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

/** Walks with a stack of its own: a body of nested brackets must not exhaust the call stack. */
function dangers(body: Json): InputProblem[] {
  const problems: InputProblem[] = [];
  const open: { value: Json; path: string; depth: number }[] = [{ value: body, path: '', depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, path, depth } = next;
    if (value === null || typeof value !== 'object') continue;
    if (depth === MAX_DEPTH) return [tooDeep];
    for (const [key, inner] of Object.entries(value)) {
      const place = placeOf(path, key, Array.isArray(value));
      if (!Array.isArray(value) && FORBIDDEN_KEYS.has(key)) problems.push({ ...forbiddenKey, path: place });
      else open.push({ value: inner, path: place, depth: depth + 1 });
    }
  }
  return problems;
}

function placeOf(path: string, key: string, inList: boolean): string {
  if (inList) return `${path}[${key}]`;
  return path === '' ? key : `${path}.${key}`;
}

const tooDeep: InputProblem = {
  path: '',
  code: 'tooDeep',
  message: {
    da: `Indholdet er indlejret dybere end ${MAX_DEPTH} niveauer. Send det fladere.`,
    en: `The body is nested deeper than ${MAX_DEPTH} levels. Send it flatter.`,
  },
};

const forbiddenKey: Omit<InputProblem, 'path'> = {
  code: 'forbiddenKey',
  message: { da: 'Dette navn må ikke bruges. Fjern det.', en: 'This name may not be used. Remove it.' },
};
