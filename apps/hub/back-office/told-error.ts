import { MendableError } from '#observability';
import { AwayError, isAway } from '../when-away.js';

/** An error on its way from one thread to another, where its class would be lost. */
export interface ToldError {
  readonly message: string;
  readonly stack: string | undefined;
  /** Of what a person can mend: its code, or undefined. */
  readonly mendable: string | undefined;
  /** The database did not answer: that may pass. */
  readonly away: boolean;
}

export function toldError(error: Error): ToldError {
  const mendable = error instanceof MendableError ? String(error.code) : undefined;
  return { message: error.message, stack: error.stack, mendable, away: isAway(error) };
}

/** The same again, to be thrown where it was heard. */
export function heardError({ message, stack, mendable, away }: ToldError): Error {
  const error = away ? new AwayError(message) : mendable ? new MendableError(mendable, message) : new Error(message);
  return Object.assign(error, { stack });
}
