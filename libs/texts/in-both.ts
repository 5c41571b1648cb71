import type { Language, Texts } from './generated/texts.js';
import { textsIn, type TextName } from './texts.js';

type Both<Value> = Record<Language, Value>;

/** A group with each of its texts in both languages; a value may be given in both, too. */
export type InBoth<Group> = Group extends string
  ? Both<string>
  : Group extends (values: infer Values) => string
    ? (values: { [Name in keyof Values]: Values[Name] | Both<Values[Name]> }) => Both<string>
    : { readonly [Name in keyof Group]: InBoth<Group[Name]> };

/** The texts of one group in both languages at once, as problems hold them. */
export function textsInBoth<Name extends TextName>(name: Name): InBoth<Texts[Name]> {
  const texts = textsIn(name);
  return pair(texts({ language: 'da' }), texts({ language: 'en' })) as InBoth<Texts[Name]>;
}

/** A text in both languages at once, as problems and a case hold it. */
export function inBoth<Group>(
  texts: (visit: { readonly language: Language }) => Group,
  say: (texts: Group, language: Language) => string,
): Both<string> {
  const sayIn = (language: Language): string => say(texts({ language }), language);
  return { da: sayIn('da'), en: sayIn('en') };
}

type Say = (values: object) => string;

function pair(da: unknown, en: unknown): unknown {
  if (typeof da === 'string') return { da, en };
  if (typeof da === 'function')
    return (values: object) => ({ da: (da as Say)(valuesIn(values, 'da')), en: (en as Say)(valuesIn(values, 'en')) });
  const english = en as Record<string, unknown>;
  return Object.fromEntries(Object.entries(da as object).map(([name, inner]) => [name, pair(inner, english[name])]));
}

function valuesIn(values: object, language: Language): object {
  const entries = Object.entries(values) as [string, string | Both<string>][];
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === 'object' ? value[language] : value]),
  );
}
