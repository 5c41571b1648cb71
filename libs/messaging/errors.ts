import { MendableError } from '#observability';

export type MessagingErrorCode =
  | 'UNKNOWN_TOPIC'
  | 'NOT_A_WRITER'
  | 'NOT_A_READER'
  | 'INVALID_EVENT'
  | 'NOT_IN_A_BATCH'
  | 'NOT_WIRED'
  | 'PIPES_ON_HANDLER'
  | 'REQUEST_SCOPED'
  | 'PARTITIONS_DIFFER'
  | 'TRANSPORT_SHARED'
  | 'FENCED'
  | 'UNREACHABLE'
  | 'LOGIN_REFUSED'
  | 'CLOSED'
  | 'HANDLER_FAILS'
  | 'CANNOT_GO_ON';

/** A use of messaging that breaks its contract. The message holds no person's data. */
export class MessagingError extends MendableError<MessagingErrorCode> {}
