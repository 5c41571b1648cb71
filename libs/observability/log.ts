import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';
import { describeError } from './describe-error.js';

export type Log = Logger;

/** Where a person's data could come along with a request; the rest of the code logs ids and counts only. */
const REDACTED = [
  'req.headers',
  'req.body',
  'req.query',
  'res.headers',
  'body',
  'data',
  'value',
  'token',
  'accessCode',
  'authorization',
];

/** One JSON object a line on standard output: `{level, time, service, msg, …}`. Errors under the key `error`. */
export function createLogger(service: string, level = 'info', destination?: { write(line: string): void }): Log {
  const options = {
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: REDACTED, censor: '[redacted]' },
    serializers: { error: describeError, err: describeError },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Nest's own messages in the same log. What Nest says of its routes and modules is detail: level debug. */
export class NestLog implements LoggerService {
  constructor(private readonly logger: Log) {}

  log(message: unknown): void {
    this.logger.debug(String(message));
  }

  verbose(message: unknown): void {
    this.logger.trace(String(message));
  }

  debug(message: unknown): void {
    this.logger.debug(String(message));
  }

  warn(message: unknown): void {
    this.logger.warn(String(message));
  }

  error(message: unknown): void {
    this.failed('error', message);
  }

  fatal(message: unknown): void {
    this.failed('fatal', message);
  }

  private failed(level: 'error' | 'fatal', message: unknown): void {
    const error = message instanceof Error ? message : undefined;
    this.logger[level]({ error }, error?.name ?? String(message));
  }
}
