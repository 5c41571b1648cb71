/** Of JSON, and of all fields of a form together. */
export const MAX_BODY_BYTES = 1024 * 1024;
/** Of one file. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;
