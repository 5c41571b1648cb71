import type { Language } from './language.js';

/** The words of a page, in both languages with the same names. */
export type Words<W> = Readonly<Record<Language, W>>;

/** Keeps the two languages to the same names, and gives the ones of a visit. */
export function wordsIn<W>(both: { en: W; da: NoInfer<W> }): (visit: { readonly language: Language }) => W {
  return ({ language }) => both[language];
}
