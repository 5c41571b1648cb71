import { openersOf, filledForm } from '#fact-form';
import { formFrom, overlaid, type Form } from '#pages';
import type { AskedPage } from './asked-pages.js';
import { isAnswered, isStated, type Draft } from './draft.js';

/** What is known stands in the fields; an opener is answered by what it opened, or by the page having been sent. */
export function filledFrom(draft: Draft, page: AskedPage): Form {
  const { facts, absent } = draft;
  const values = page.fields.map(({ field, schema, spec }) => {
    const value = facts.get(spec.fact);
    const leaf = field.slice(spec.fact.length + 1);
    return [
      field,
      schema,
      spec.path === spec.fact ? value : (value as Record<string, never> | undefined)?.[leaf],
    ] as const;
  });
  const filled = filledForm(values);
  const more: Record<string, string> = {};
  for (const { field, spec } of page.fields) {
    const reason = absent.get(spec.fact);
    if (reason !== undefined) more[`${field}!absent`] = reason;
  }
  const isSent = (opener: string): boolean => draft.saved.has(page.key) || draft.saved.has(opener);
  for (const opener of openersOf(page.fields)) {
    const isOpen = opener.fields.some((field) => isStated(field, facts) || absent.has(field.spec.fact));
    if (isOpen) more[opener.name] = 'yes';
    else if (isSent(opener.name) || opener.fields.some((field) => isAnswered(field, draft))) more[opener.name] = 'no';
  }
  return overlaid(filled, formFrom(more));
}
