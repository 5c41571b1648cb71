import { textsInBoth, type Texts } from '#texts';

/** Every way in which a call can fail, by its code, which is the end of the problem's `type`; its words are the texts of the same name. */
export const problemStatuses = {
  malformedJson: 400,
  malformedRequest: 400,
  malformedForm: 400,
  missingHeader: 400,
  unauthorised: 401,
  foreignForm: 403,
  notFound: 404,
  methodNotAllowed: 405,
  tooSlow: 408,
  conflict: 409,
  gone: 410,
  bodyTooLarge: 413,
  fileTooLarge: 413,
  documentsFull: 413,
  formTooLarge: 413,
  unsupportedMediaType: 415,
  invalidInput: 422,
  tooManyAttempts: 429,
  tooManyDrafts: 429,
  tooManyStreams: 429,
  internal: 500,
  unavailable: 503,
  noRoom: 503,
} as const satisfies Record<keyof Texts['problems'], number>;

export type ProblemKind = keyof typeof problemStatuses;

/** What each is called, and the remedy where the thrower has nothing better to say. */
export const problemTexts = textsInBoth('problems');
