import type { Text } from '#contracts';
import { fileTypeFromBuffer } from 'file-type/core';
import { ACCEPTED, type MediaType } from './accepted.js';
import { contentOfPdf } from './pdf-content.js';
import { isLocked, needsPassword } from './pdf-password.js';
import { MOST_POINTS, pointsOf } from './picture-points.js';
import { isWhole } from './whole-file.js';

export class RefusedFile extends Error {
  constructor(
    readonly code:
      | 'emptyFile'
      | 'unsupportedType'
      | 'lyingType'
      | 'truncatedFile'
      | 'lockedFile'
      | 'tooManyPoints'
      | 'activeContent',
    readonly text: Text,
  ) {
    super(code);
  }
}

/**
 * What a file is, from its own bytes; what the sender calls it only has to agree.
 * @throws RefusedFile with the remedy.
 */
export async function mediaTypeOf(bytes: Buffer, declared: string): Promise<MediaType> {
  if (bytes.length === 0) throw new RefusedFile('emptyFile', empty);
  const found = (await fileTypeFromBuffer(bytes))?.mime ?? (holdsPdf(bytes) ? 'application/pdf' : undefined);
  const mediaType = ACCEPTED.find((accepted) => accepted === found);
  if (!mediaType)
    throw new RefusedFile('unsupportedType', /^image\/(?:hei[cf]|avif)/.test(found ?? '') ? phonePhoto : unsupported);
  if (!agrees(declared, mediaType)) throw new RefusedFile('lyingType', lying(mediaType));
  if (!isWhole(bytes, mediaType)) throw new RefusedFile('truncatedFile', truncated);
  if (pointsOf(bytes, mediaType) > MOST_POINTS) throw new RefusedFile('tooManyPoints', huge);
  if (mediaType === 'application/pdf') await refuseUnsafePdf(bytes);
  return mediaType;
}

async function refuseUnsafePdf(bytes: Buffer): Promise<void> {
  if (needsPassword(bytes)) throw new RefusedFile('lockedFile', locked);
  const found = await contentOfPdf(bytes, isLocked(bytes));
  if (found.points > MOST_POINTS) throw new RefusedFile('tooManyPoints', huge);
  if (found.isActive || found.isOpaque) throw new RefusedFile('activeContent', active);
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

const empty: Text = {
  da: 'Filen er tom. Vælg filen igen, og kontrollér, at den kan åbnes.',
  en: 'The file is empty. Choose it again, and check that it can be opened.',
};
const unsupported: Text = {
  da: 'Filtypen kan ikke bruges. Gem dokumentet som PDF, PNG, JPEG eller WebP, og send det igen.',
  en: 'This type of file cannot be used. Save the document as PDF, PNG, JPEG or WebP, and send it again.',
};
const phonePhoto: Text = {
  da: 'Billeder i HEIC-format kan ikke bruges. Gem billedet som JPEG (på iPhone: Indstillinger, Kamera, Formater, Mest kompatibel), og send det igen.',
  en: 'Photos in the HEIC format cannot be used. Save the photo as JPEG (on an iPhone: Settings, Camera, Formats, Most Compatible), and send it again.',
};
const truncated: Text = {
  da: 'Filen er ikke hel: slutningen mangler. Scan eller gem den igen, og send den på ny.',
  en: 'The file is not whole: its end is missing. Scan or save it again, and send it anew.',
};
const locked: Text = {
  da: 'PDF-filen kan kun åbnes med en adgangskode, så myndigheden kan ikke læse den. Åbn den, gem den uden adgangskode (for eksempel med Udskriv og Gem som PDF), og send den igen.',
  en: 'The PDF opens only with a password, so the agency could not read it. Open it, save it without the password (for example by Print and Save as PDF), and send it again.',
};
const huge: Text = {
  da: 'Billedet har for mange punkter til, at myndigheden kan åbne det. Scan eller gem det i lavere opløsning (300 dpi er nok), og send det igen.',
  en: 'The picture has more points than the agency could open. Scan or save it at a lower resolution (300 dpi are enough), and send it again.',
};
const active: Text = {
  da: 'PDF-filen indeholder andet end sider: scripts, vedhæftede filer eller dele, der ikke kan kontrolleres. Åbn den, gem den kun som sider (for eksempel med Udskriv og Gem som PDF), og send den igen.',
  en: 'The PDF holds more than pages: scripts, attached files or parts that cannot be checked. Open it, save it as pages alone (for example by Print and Save as PDF), and send it again.',
};
const lying = (found: MediaType): Text => ({
  da: `Filen er i virkeligheden ${found}, men er sendt som noget andet. Giv den den rigtige type, og send den igen.`,
  en: `The file really is ${found}, but was sent as something else. Give it its right type, and send it again.`,
});
