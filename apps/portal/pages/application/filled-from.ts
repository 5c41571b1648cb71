import { filledWith } from '#fact-form';
import { type AskedPage, type Draft, isAnswered, isStated, openersOf } from '#intake';
import { formFrom, overlaid, type Form } from '#pages';

/** What is known stands in the fields; an opener is answered by what it opened, or by the page having been sent. */
export function filledFrom(draft: Draft, page: AskedPage): Form {
  const { facts, absent } = draft;
  const openers: Record<string, string> = {};
  const isSent = (opener: string): boolean => draft.saved.has(page.key) || draft.saved.has(opener);
  for (const opener of openersOf(page.fields)) {
    const isOpen = opener.fields.some((field) => isStated(field, facts) || absent.has(field.spec.fact));
    if (isOpen) openers[opener.name] = 'yes';
    else if (isSent(opener.name) || opener.fields.some((field) => isAnswered(field, draft)))
      openers[opener.name] = 'no';
  }
  return overlaid(filledWith(page.fields, facts, absent, { coversPlace: false }), formFrom(openers));
}
