import { ProblemError, readSentForm, type FormFile } from '#http';
import { textsInBoth } from '#texts';
import type { FastifyRequest } from 'fastify';

const says = textsInBoth('apiProblem');

const FIELD = 'file';

/** The one file of a multipart/form-data body. @throws ProblemError 415 for another kind of body, 413 above the limit, 422 without the field. */
export async function uploadedFile(request: FastifyRequest): Promise<FormFile> {
  if (!request.isMultipart()) throw new ProblemError('unsupportedMediaType', { detail: says.notMultipart });
  const [file] = (await readSentForm(request)).files.get(FIELD) ?? [];
  if (!file)
    throw new ProblemError('invalidInput', { errors: [{ path: FIELD, code: 'missing', message: says.fileMissing }] });
  if (file.tooLarge) throw new ProblemError('fileTooLarge');
  return file;
}
