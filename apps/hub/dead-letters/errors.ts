import { MendableError } from '#observability';

export type CommandErrorCode = 'usage' | 'unknownName' | 'noDatabase' | 'notPrepared';

/** The command cannot be carried out as it was given, or not yet. */
export class CommandError extends MendableError<CommandErrorCode> {}
