import type { Text } from '#contracts';
import { textsInBoth } from '#texts';
import { fileTypeFromBuffer } from 'file-type/core';
import { ACCEPTED, type MediaType } from './accepted.js';
import { contentOfPdf } from './pdf-content.js';
import { isLocked, needsPassword } from './pdf-password.js';
import { MOST_POINTS, pointsOf } from './picture-points.js';
import { isWhole } from './whole-file.js';

const { phonePhoto, lyingType, ...remedies } = textsInBoth('fileProblem');

export class RefusedFile extends Error {
  constructor(
    readonly code: keyof typeof remedies | 'lyingType',
    readonly text: Text,
  ) {
    super(code);
  }
}

const refused = (code: keyof typeof remedies, text: Text = remedies[code]): RefusedFile => new RefusedFile(code, text);

const PHONE_PHOTO = /^image\/(?:hei[cf]|avif)/;

/**
 * What a file is, from its own bytes; what the sender calls it only has to agree.
 * @throws RefusedFile with the remedy.
 */
export async function mediaTypeOf(bytes: Buffer, declared: string): Promise<MediaType> {
  if (bytes.length === 0) throw refused('emptyFile');
  const found = (await fileTypeFromBuffer(bytes))?.mime ?? (holdsPdf(bytes) ? 'application/pdf' : undefined);
  const mediaType = ACCEPTED.find((accepted) => accepted === found);
  if (!mediaType) throw refused('unsupportedType', PHONE_PHOTO.test(found ?? '') ? phonePhoto : undefined);
  if (!agrees(declared, mediaType)) throw new RefusedFile('lyingType', lyingType({ found: mediaType }));
  if (!isWhole(bytes, mediaType)) throw refused('truncatedFile');
  if (pointsOf(bytes, mediaType) > MOST_POINTS) throw refused('tooManyPoints');
  if (mediaType === 'application/pdf') await refuseUnsafePdf(bytes);
  return mediaType;
}

async function refuseUnsafePdf(bytes: Buffer): Promise<void> {
  if (needsPassword(bytes)) throw refused('lockedFile');
  const found = await contentOfPdf(bytes, isLocked(bytes));
  if (found.points > MOST_POINTS) throw refused('tooManyPoints');
  if (found.isActive || found.isOpaque) throw refused('activeContent');
}

/** Where readers look for the beginning (ISO 32000-1, annex H): some writers put a line break or more in front of it. */
const FIRST_BYTES_OF_PDF = 1024;

export function holdsPdf(bytes: Buffer): boolean {
  return bytes.subarray(0, FIRST_BYTES_OF_PDF).includes('%PDF-');
}

/** `application/octet-stream` claims nothing; old browsers say `image/jpg`. */
function agrees(declared: string, found: MediaType): boolean {
  const type = declared.split(';', 1)[0]!.trim().toLowerCase().replace('image/jpg', 'image/jpeg');
  return type === found || type === 'application/octet-stream' || type === '';
}
