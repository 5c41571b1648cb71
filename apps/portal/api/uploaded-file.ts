import { ProblemError, readSentForm, type FormFile } from '#http';
import type { FastifyRequest } from 'fastify';

const FIELD = 'file';

/** The one file of a multipart/form-data body. @throws ProblemError 415 for another kind of body, 413 above the limit, 422 without the field. */
export async function uploadedFile(request: FastifyRequest): Promise<FormFile> {
  if (!request.isMultipart()) throw new ProblemError('unsupportedMediaType', { detail: multipartOnly });
  const [file] = (await readSentForm(request)).files.get(FIELD) ?? [];
  if (!file) throw new ProblemError('invalidInput', { errors: [{ path: FIELD, code: 'missing', message: missing }] });
  if (file.tooLarge) throw new ProblemError('fileTooLarge');
  return file;
}

const multipartOnly = {
  da: 'Send filen som multipart/form-data i feltet file.',
  en: 'Send the file as multipart/form-data in the field file.',
};
const missing = {
  da: 'Feltet file med en fil mangler. Tilføj det.',
  en: 'The field file with a file is missing. Add it.',
};
