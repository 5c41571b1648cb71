export type CommandErrorCode = 'usage' | 'unknownName' | 'noDatabase' | 'notPrepared';

/** What the operator can mend: says where, why and what to do. */
export class CommandError extends Error {
  override readonly name = 'CommandError';

  constructor(
    readonly code: CommandErrorCode,
    message: string,
  ) {
    super(message);
  }
}
