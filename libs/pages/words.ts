import type { Text } from '#contracts';
import type { Language } from './language.js';

/** Keeps the two languages to the same names, and gives the ones of a visit. */
export function wordsIn<W>(both: { en: W; da: NoInfer<W> }): (visit: { readonly language: Language }) => W {
  return ({ language }) => both[language];
}

/** What a page says in both languages, as problems hold it. */
export function inBoth<W>(words: (visit: { language: Language }) => W, say: (words: W) => string): Text {
  return { da: say(words({ language: 'da' })), en: say(words({ language: 'en' })) };
}
