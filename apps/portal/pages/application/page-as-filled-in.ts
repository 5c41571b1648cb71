import { createHash } from 'node:crypto';
import { SHOWN, type TypedForm } from '#fact-form';
import { type AskedField, type AskedPage, type Draft, isAnswered, type Opener, openersOf, partsOf } from '#intake';
import type { Form } from '#pages';

/**
 * How each field stands: `<field> <digest>`.
 * @param form what stands in the fields because it is known, not because it was typed just now
 */
export function shownAs({ fields }: AskedPage, form: Form): string[] {
  return fields.map((field) => `${field.field} ${digestOf(field, fields, form)}`);
}

/**
 * The page without what its sender says nothing of: fields that were not there when it was opened, since answers of
 * another window brought them, and answers that were left as they stood, which another window may have changed. What
 * stands behind one question stays together.
 */
export function pageAsFilledIn(page: AskedPage, form: TypedForm, draft: Draft): AskedPage {
  const shown = new Map(form.all(SHOWN).map((text) => text.split(' ') as [string, string]));
  if (shown.size === 0) return page;
  const isTouched = (field: AskedField): boolean =>
    shown.has(field.field) &&
    (!isAnswered(field, draft) ||
      shown.get(field.field) !== digestOf(field, page.fields, form) ||
      [...form.kept.keys()].some((name) => name.startsWith(`${field.field}.`)));
  const kept = partsOf(page.fields)
    .map((part) => (part.kind === 'field' ? [part.field] : allOf(part.opener)))
    .filter((fields) => fields.some(isTouched));
  const all = new Set(kept.flat());
  return { ...page, fields: page.fields.filter((field) => all.has(field)) };
}

/** Of what is typed or chosen in a field, and of the answers that it stands behind. */
function digestOf({ field }: AskedField, fields: readonly AskedField[], form: Form): string {
  const openers = openersOf(fields).filter((opener) => allOf(opener).some((one) => one.field === field));
  const names = form
    .names()
    .filter((name) => name === field || ['.', '!'].some((mark) => name.startsWith(field + mark)))
    .filter((name) => !name.endsWith('.count'));
  const parts = [...names.sort(), ...openers.map(({ name }) => name)].flatMap((name) =>
    form.all(name).flatMap((text) => (text.trim() === '' ? [] : [name, text.trim()])),
  );
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 8);
}

const allOf = ({ fields, inner }: Opener): AskedField[] => [...fields, ...inner.flatMap(allOf)];
