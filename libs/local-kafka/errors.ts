import { MendableError } from '#observability';

export type LocalKafkaErrorCode =
  'NO_JAVA' | 'NO_MAVEN' | 'FETCH_FAILED' | 'FORMAT_FAILED' | 'START_FAILED' | 'BAD_USER';

/** The broker cannot be had. */
export class LocalKafkaError extends MendableError<LocalKafkaErrorCode> {}
