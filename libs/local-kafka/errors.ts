export type LocalKafkaErrorCode =
  'NO_JAVA' | 'NO_MAVEN' | 'FETCH_FAILED' | 'FORMAT_FAILED' | 'START_FAILED' | 'BAD_USER';

/** The broker cannot be had. The message says place, reason and remedy. */
export class LocalKafkaError extends Error {
  override readonly name = 'LocalKafkaError';

  constructor(
    readonly code: LocalKafkaErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
