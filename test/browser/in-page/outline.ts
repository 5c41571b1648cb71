/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/*
 * What stands in this folder runs inside the page: each function is sent there as text, so it may use its arguments and
 * the browser, and nothing of its file.
 */

export function faultsOfOutline(language: string): string[] {
  const faults: string[] = [];
  const headings = document.querySelectorAll('h1').length;
  if (headings !== 1) faults.push(`h1: the page has ${headings}, not one`);
  const { lang } = document.documentElement;
  if (lang !== language) faults.push(`lang: the page says "${lang}", and was asked for in "${language}"`);
  return faults;
}

/** An id stands for one element, and whatever names an id names one that is there. */
export function faultsOfIds(): string[] {
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  const twice = new Set(ids.filter((id, place) => ids.indexOf(id) !== place));
  const faults = [...twice].map((id) => `id: "${id}" is there more than once`);
  for (const reference of ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-errormessage']) {
    for (const element of document.querySelectorAll(`[${reference}]`)) {
      const named = element.getAttribute(reference)!.split(/\s+/).filter(Boolean);
      for (const id of named) {
        if (!ids.includes(id))
          faults.push(`id: ${element.localName} names "${id}" in ${reference}, which is not there`);
      }
    }
  }
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) {
    const id = decodeURIComponent(link.hash.slice(1));
    if (!ids.includes(id)) faults.push(`id: a link leads to "#${id}", which is not there`);
  }
  return faults;
}

/** A field has a label that stays when something is typed; a choice has its question before it. */
export function faultsOfFields(): string[] {
  const faults: string[] = [];
  const notFilledIn = ['hidden', 'submit', 'button', 'reset', 'image'];
  for (const field of document.querySelectorAll<HTMLInputElement>('input, select, textarea')) {
    if (notFilledIn.includes(field.type)) continue;
    const name = `${field.localName} "${field.name || field.id}"`;
    const label = [...field.labels!].map(({ textContent }) => textContent).join('');
    if (label.trim() === '') faults.push(`label: ${name} has none`);
    if (field.hasAttribute('placeholder')) faults.push(`placeholder: ${name} has one`);
    const question = field.closest('fieldset')?.querySelector('legend')?.textContent ?? '';
    if (field.type === 'radio' && question.trim() === '') {
      faults.push(`label: ${name} is in no fieldset with a legend`);
    }
  }
  return faults;
}

/** Opens what is folded, and tells which places of the page to fold again. */
export function openDetails(): number[] {
  return [...document.querySelectorAll('details')].flatMap((details, place) => {
    if (details.open) return [];
    details.open = true;
    return [place];
  });
}

export function closeDetails(places: readonly number[]): void {
  const all = document.querySelectorAll('details');
  for (const place of places) all[place]?.removeAttribute('open');
}
