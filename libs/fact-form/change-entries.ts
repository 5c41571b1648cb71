import { formFrom, type Form } from '#pages';
import { countOf } from './read-value.js';

/** The form as it was typed, with one more entry of a list, or one less: `add=<list>`, `remove=<list>.<index>`. */
export function changeEntries(form: Form): Form | undefined {
  const add = form.text('add');
  const [, list, index] = /^(.*)\.(\d+)$/.exec(form.text('remove')) ?? [];
  if (add === '' && list === undefined) return undefined;
  const texts = new Map(form.names().map((name) => [name, form.all(name)]));
  texts.delete('add');
  texts.delete('remove');
  if (add !== '') texts.set(`${add}.count`, [String(countOf(form, add) + 1)]);
  return list === undefined ? formFrom(Object.fromEntries(texts)) : without(form, texts, list, Number(index));
}

function without(form: Form, texts: ReadonlyMap<string, readonly string[]>, list: string, gone: number): Form {
  const after: [string, readonly string[]][] = [];
  for (const [name, values] of texts) {
    const [, index, rest = ''] = name.startsWith(`${list}.`)
      ? (/^\.(\d+)(.*)$/.exec(name.slice(list.length)) ?? [])
      : [];
    const place = Number(index);
    if (index === undefined || place < gone) after.push([name, values]);
    else if (place > gone) after.push([`${list}.${place - 1}${rest}`, values]);
  }
  after.push([`${list}.count`, [String(Math.max(0, countOf(form, list) - 1))]]);
  return formFrom(Object.fromEntries(after));
}
