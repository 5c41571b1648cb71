import type { Language } from './generated/texts.js';

/** A text in both languages at once, as problems and a case hold it. */
export function inBoth<Group>(
  texts: (visit: { readonly language: Language }) => Group,
  say: (texts: Group, language: Language) => string,
): Record<Language, string> {
  const sayIn = (language: Language): string => say(texts({ language }), language);
  return { da: sayIn('da'), en: sayIn('en') };
}
