import { MendableError } from '#observability';

/** An image cannot be built or does not run. */
export class ImagesError extends MendableError<'USAGE' | 'MACHINE' | 'BASE' | 'BUILD' | 'SERVICE'> {}
