import { HttpException } from '@nestjs/common';
import { ProblemError } from './problem.js';
import type { ProblemKind } from './problem-kinds.js';

/** What Fastify and its multipart plugin say, in our words. Codes: fastify.dev/docs/latest/Reference/Errors. */
const FASTIFY_CODES: Record<string, ProblemKind> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'bodyTooLarge',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupportedMediaType',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'unsupportedMediaType',
  FST_FIELDS_LIMIT: 'formTooLarge',
  FST_FILES_LIMIT: 'formTooLarge',
  FST_PARTS_LIMIT: 'formTooLarge',
};

const STATUS_CODES: Record<number, ProblemKind> = {
  401: 'unauthorised',
  404: 'notFound',
  408: 'tooSlow',
  409: 'conflict',
  413: 'bodyTooLarge',
  415: 'unsupportedMediaType',
  422: 'invalidInput',
  429: 'tooManyAttempts',
  503: 'unavailable',
};

/**
 * Connection lost or refused, server starting or stopping (SQLSTATE classes 08 and 57P), out of memory, connections or open
 * files (53): it passes.
 */
const AWAY = /^(?:08...|57P0.|53[234]00|58030|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EMFILE|ENFILE)$/;
/** On the disk of the database, or of the documents. */
const NO_ROOM = /^(?:53100|ENOSPC|EDQUOT)$/;
const CONNECTION_ENDED =
  /^Connection terminated|^timeout exceeded when trying to connect|^Client has encountered a connection error/;

/** The answer for any error; what nobody foresaw is `internal`, and says nothing of the error itself. */
export function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof HttpException) return problemOfStatus(error.getStatus(), codeOf(error.cause));
  const { statusCode } = (error ?? {}) as { statusCode?: unknown };
  if (typeof statusCode === 'number' && statusCode < 500) return problemOfStatus(statusCode, codeOf(error));
  if (NO_ROOM.test(codeOf(error) ?? '')) return new ProblemError('noRoom', { headers: { 'retry-after': '60' } });
  if (isAway(error)) return new ProblemError('unavailable', { headers: { 'retry-after': '5' } });
  return new ProblemError('internal');
}

function problemOfStatus(status: number, fastifyCode: string | undefined): ProblemError {
  const known = (fastifyCode !== undefined && FASTIFY_CODES[fastifyCode]) || STATUS_CODES[status];
  if (known) return new ProblemError(known);
  return new ProblemError(status < 500 ? 'malformedRequest' : 'internal');
}

function isAway(error: unknown): boolean {
  if (AWAY.test(codeOf(error) ?? '')) return true;
  return error instanceof Error && CONNECTION_ENDED.test(error.message);
}

function codeOf(error: unknown): string | undefined {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
}
