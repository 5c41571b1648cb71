import { ProblemError } from '#http';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';

export interface UploadedFile {
  bytes: Buffer;
  declaredType: string;
}

const FIELD = 'file';

/** The one file of a multipart/form-data body. @throws ProblemError 415 for another kind of body, 413 above the limit, 422 without the field. */
export async function uploadedFile(request: FastifyRequest): Promise<UploadedFile> {
  if (!request.isMultipart()) throw new ProblemError('unsupportedMediaType', { detail: multipartOnly });
  let found: UploadedFile | undefined;
  for await (const part of request.parts()) {
    if (part.type !== 'file') continue;
    const bytes = await part.toBuffer(); // each part must be read, or the next one never comes
    if (part.fieldname === FIELD) found ??= { bytes, declaredType: declaredTypeOf(part) };
  }
  if (!found) throw new ProblemError('invalidInput', { errors: [{ path: FIELD, code: 'missing', message: missing }] });
  return found;
}

function declaredTypeOf({ mimetype }: MultipartFile): string {
  return mimetype;
}

const multipartOnly = {
  da: 'Send filen som multipart/form-data i feltet file.',
  en: 'Send the file as multipart/form-data in the field file.',
};
const missing = {
  da: 'Feltet file med en fil mangler. Tilføj det.',
  en: 'The field file with a file is missing. Add it.',
};
