export type ImagesErrorCode = 'USAGE' | 'MACHINE' | 'BASE' | 'BUILD' | 'SERVICE';

/** An image cannot be built or does not run. The message says where, why and what to do. */
export class ImagesError extends Error {
  override readonly name = 'ImagesError';

  constructor(
    readonly code: ImagesErrorCode,
    message: string,
  ) {
    super(message);
  }
}
