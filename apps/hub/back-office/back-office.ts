import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SharedDatabase } from '../ground.js';
import { heardError, type ToldError } from './told-error.js';

/** What the thread says; `ended` with an error where a service cannot go on. */
export type FromBackOffice =
  { readonly kind: 'started' } | { readonly kind: 'not started' | 'ended'; readonly error: ToldError };

/** All that the thread is ever told. */
const END = 'end';

export interface BackOffice {
  close(): Promise<void>;
}

/**
 * Every service but the portal, in a thread of its own: whoever hands in does not wait for an event loop that works on
 * cases. It is a thread and no process, so that nothing outlives a hub that is killed.
 *
 * @throws the error of the service that could not start
 */
export async function startBackOffice(database: SharedDatabase, fatal: (error: Error) => void): Promise<BackOffice> {
  const thread = new Worker(join(__dirname, 'thread.js'), { workerData: database });
  const gone = new Promise<void>((resolve) => thread.once('exit', () => resolve()));
  let fail: (error: Error) => void;
  const close = async (): Promise<void> => {
    fail = () => undefined;
    thread.postMessage(END);
    await gone;
  };
  try {
    await new Promise<void>((resolve, reject) => {
      fail = reject;
      thread.on('message', (told: FromBackOffice) =>
        told.kind === 'started' ? resolve() : fail(heardError(told.error)),
      );
      thread.on('error', (error) => fail(error));
      void gone.then(() => fail(new Error('The thread of the back office has ended.')));
    });
  } catch (error) {
    await close();
    throw error;
  }
  fail = fatal;
  return { close };
}
