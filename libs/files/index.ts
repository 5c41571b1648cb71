export type { MediaType } from './accepted.js';
export { holdsPdf, mediaTypeOf, RefusedFile } from './media-type.js';
export { isLocked } from './pdf-password.js';
