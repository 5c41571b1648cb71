/**
 * What a person can mend: the message is a sentence that says place, reason and remedy, and is shown alone. Whatever
 * else ends a process is a defect, and is shown with where it happened.
 */
export class MendableError<Code extends string = string> extends Error {
  constructor(
    readonly code: Code,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** A command line that is wrong: the sentence says what to write instead. */
export class UsageError extends MendableError<'usage'> {
  constructor(message: string) {
    super('usage', message);
  }
}

/** Ends the process: with 2 for a wrong command line, with 1 for anything else. */
export function fail(error: Error): never {
  process.stderr.write(`${error instanceof MendableError ? error.message : (error.stack ?? error.message)}\n`);
  process.exit(error instanceof UsageError ? 2 : 1);
}
