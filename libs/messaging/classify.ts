import { MessagingError } from './errors.js';

/** Classes and codes of SQLSTATE (PostgreSQL, appendix A) that say nothing about the message: it can go well next time. */
const TRANSIENT_STATES = [
  /^08/, // connection
  /^40/, // serialisation, deadlock
  /^53/, // out of disk, memory, connections
  /^57/, // cancelled, shut down, starting up
  /^58/, // the system under the database
  /^55P03$/, // lock not available
  /^25P03$/, // idle in transaction for too long
  /^25P04$/, // transaction took too long
];
const TRANSIENT_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOSPC',
  'EDQUOT',
  'EMFILE',
  'ENFILE',
  'FENCED',
  'UNREACHABLE',
]);
/** pg and TypeORM have no code for a connection that broke or could not be had. */
const TRANSIENT_MESSAGES =
  /Connection terminated|connection error and is not queryable|timeout exceeded when trying to connect|Client was closed|Query runner already released/i;

/** kafkajs gave up on something that may well go better later. */
const KAFKA_TIRED = new Set(['KafkaJSNumberOfRetriesExceeded', 'KafkaJSNoBrokerAvailableError']);

/** The database or the transport is at fault, not the message: roll back, wait, do it again, for ever. */
export function isTransient(error: unknown): boolean {
  const { code, message, name, retriable } = (error ?? {}) as Record<string, unknown>;
  if (typeof name === 'string' && name.startsWith('KafkaJS')) return retriable === true || KAFKA_TIRED.has(name);
  if (typeof code === 'string' && TRANSIENT_CODES.has(code)) return true;
  if (typeof code === 'string' && isSqlState(code)) return TRANSIENT_STATES.some((state) => state.test(code));
  return typeof message === 'string' && TRANSIENT_MESSAGES.test(message);
}

/** PostgreSQL refuses a value (class 22): this message's fault, however many of them come in a row. */
export function isDataError(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' && isSqlState(code) && code.startsWith('22');
}

/** Names an error without its message, which may quote a person's values. */
export function nameError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  if (error instanceof MessagingError) return `${error.code}: ${error.message}`;
  const { code, type, table, constraint } = error as Error & Record<string, unknown>;
  const parts = [error.name, code, type, table, constraint].filter((part) => typeof part === 'string');
  return parts.join(' ');
}

function isSqlState(code: string): boolean {
  return /^[0-9A-Z]{5}$/.test(code) && !/^E[A-Z]{4}$/.test(code);
}
