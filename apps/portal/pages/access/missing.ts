import type { Text } from '#contracts';
import type { FieldProblem } from '#fact-form';
import type { Language, Form } from '#pages';

type WordsOf<N extends string> = (visit: { language: Language }) => Readonly<Record<N, string>>;

/** A word of a page in both languages, as problems hold it. */
export function inBoth<N extends string>(words: WordsOf<N>, name: N): Text {
  return { da: words({ language: 'da' })[name], en: words({ language: 'en' })[name] };
}

/** A field that was left empty. */
export function missing<N extends string>(form: Form, field: string, words: WordsOf<N>, name: N): FieldProblem[] {
  return form.text(field) === '' ? [{ name: field, message: inBoth(words, name) }] : [];
}
