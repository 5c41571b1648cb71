import { isDataError, isTransient, nameError } from '../classify.js';
import { MessagingError } from '../errors.js';
import type { Batch, Message, UnitOfWork } from '../message.js';
import { isolate } from './isolate.js';
import type { EntityManager } from 'typeorm';
import type { Unit } from './unit.js';

export interface Handler {
  readonly name: string;
  handle(batch: Batch, work: UnitOfWork): Promise<void>;
}

/** Messages in a row that a topic's handlers failed on; counted when their transaction is committed, not before. */
export type Streak = number;

/** How a topic's messages are handled at this attempt. */
export interface Handling {
  readonly handlers: readonly Handler[];
  /** How it stood before. */
  readonly streak: Streak;
  /**
   * Each part in a savepoint, so that one that fails is undone by itself. It costs two statements and is seldom needed:
   * the first attempt goes without, and where a handler fails all of it is undone and done again with it.
   */
  readonly guarded: boolean;
}

/** A handler failed where no savepoint stood: nothing of the transaction may stay, and it is done again with one. */
export class Unguarded extends Error {
  constructor(cause: unknown) {
    super('a handler failed without a savepoint', { cause });
  }
}

interface Failure {
  readonly error: unknown;
  readonly handler: string;
}

/**
 * Runs a topic's handlers, in order, on `messages`. Those that fail on their own are dead-lettered in `unit`, the rest
 * have their effect.
 * @throws transient faults as they came; Unguarded; MessagingError HANDLER_FAILS after `limit` failures in a row.
 */
export async function handle(
  unit: Unit,
  handling: Handling,
  messages: readonly Message[],
  limit: number,
): Promise<Streak> {
  let inARow = handling.streak;
  await isolate<Message, Failure>(
    messages,
    (part) => attempt(unit, handling, part),
    (message, { error, handler }) => {
      if (!isDataError(error)) inARow += 1;
      if (inARow >= limit) throw handlerFails(handler, error, inARow);
      unit.take([message]);
      unit.deadLetter(message, reasonFor(error), handler);
    },
    () => (inARow = 0),
  );
  return inARow;
}

async function attempt(
  unit: Unit,
  { handlers, guarded }: Handling,
  messages: readonly Message[],
): Promise<Failure | undefined> {
  const [{ topic }] = messages as [Message];
  const mark = unit.mark();
  unit.take(messages);
  let current = '';
  const work = async (): Promise<void> => {
    for (const handler of handlers) {
      current = handler.name;
      await handler.handle({ topic, messages }, unit);
    }
  };
  const outcome = await (guarded ? inSavepoint(unit.sql, work) : caught(work));
  if (!('error' in outcome)) return undefined;
  if (isTransient(outcome.error)) throw outcome.error;
  if (!guarded) throw new Unguarded(outcome.error);
  unit.backTo(mark);
  return { error: outcome.error, handler: current };
}

async function caught(work: () => Promise<void>): Promise<{ error?: unknown }> {
  try {
    await work();
    return {};
  } catch (error) {
    return { error };
  }
}

/** Runs `work`; what it throws is undone back to here and returned. A connection that cannot even do that is broken: throws. */
async function inSavepoint(sql: EntityManager, work: () => Promise<void>): Promise<{ error?: unknown }> {
  await sql.query('SAVEPOINT handled');
  try {
    await work();
    await sql.query('RELEASE SAVEPOINT handled');
    return {};
  } catch (error) {
    await sql.query('ROLLBACK TO SAVEPOINT handled');
    return { error };
  }
}

function reasonFor(error: unknown): { code: string; detail: string } {
  return { code: isDataError(error) ? 'DATA_REFUSED' : 'HANDLER_FAILED', detail: nameError(error) };
}

function handlerFails(handler: string, error: unknown, times: number): MessagingError {
  return new MessagingError(
    'HANDLER_FAILS',
    `The handler ${handler} failed on ${times} messages in a row, last with ${nameError(error)}: that is a bad deploy, not bad messages. Nothing of the last batch was kept; correct the handler and start again.`,
    { cause: error },
  );
}
