/** Spaces of other widths and tabs, as word processors, spreadsheets and Danish typography have them. */
const SPACES = /[\p{Zs}\p{Zl}\p{Zp}\t]/gu;

/**
 * What comes along when text is copied and shows no sign of its own: spaces without width, soft hyphens, marks of
 * direction. Joiners (U+200C, U+200D) are spelling in Persian and Indic scripts, and stay.
 */
const UNSEEN = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;

/** As somebody wrote it, in the one form that is kept: Unicode NFC, with plain spaces and nothing that cannot be seen. */
export function plainText(written: string): string {
  return written.normalize('NFC').replace(UNSEEN, '').replace(SPACES, ' ');
}
