import { lacksSection, type LegalBasis } from '#contracts';

/** What one law says about it. */
export interface Law {
  law: string;
  /** Such as `§§ 6, 9 a` or `§ 20, nr. 1, 2`, joined; empty where no section is named. */
  sections: string;
  /** No section is named, and one has to be. */
  isOpen: boolean;
}

/** Each law once, in the order in which it is first named, with its sections in theirs. */
export function lawsOf(bases: readonly LegalBasis[]): Law[] {
  const laws = new Map<string, Map<string, Set<string>>>();
  for (const { law, section } of bases) {
    const sections = laws.get(law) ?? new Map<string, Set<string>>();
    laws.set(law, sections);
    for (const [paragraph, part] of placesIn(section)) {
      const parts = sections.get(paragraph) ?? new Set<string>();
      sections.set(paragraph, parts.add(part));
    }
  }
  return [...laws].map(([law, sections]) => ({
    law,
    sections: written(sections),
    isOpen: bases.filter((basis) => basis.law === law).every(lacksSection),
  }));
}

const WHOLE = '';

/** `§§ 6, 9 a` are two paragraphs, `§ 20, nr. 1` is a part of one. */
function placesIn(section: string): [paragraph: string, part: string][] {
  const places: [string, string][] = [];
  for (const token of section.replace(/^§+\s*/, '').split(', ')) {
    if (/^\d/.test(token)) places.push([token, WHOLE]);
    else if (places.length > 0) places[places.length - 1]![1] = token;
  }
  return places;
}

const numeric = new Intl.Collator('da', { numeric: true }).compare;
const SPACE = '\u00a0';

/** Whole paragraphs share one sign; of one that is named as a whole its parts need no mention. */
function written(sections: ReadonlyMap<string, ReadonlySet<string>>): string {
  const sorted = [...sections].sort(([one], [other]) => numeric(one, other));
  const whole = sorted.filter(([, parts]) => parts.has(WHOLE)).map(([paragraph]) => paragraph);
  const isSeveral = whole.length > 1 || /-/.test(whole[0] ?? '');
  return [
    ...(whole.length > 0 ? [`${isSeveral ? '§§' : '§'}${SPACE}${whole.join(', ')}`] : []),
    ...sorted
      .filter(([, parts]) => !parts.has(WHOLE))
      .map(([paragraph, parts]) => `§${SPACE}${paragraph}, ${partsOf(parts)}`),
  ].join('; ');
}

/** `nr. 1` and `nr. 2` are `nr. 1, 2`. */
function partsOf(parts: ReadonlySet<string>): string {
  const byKind = new Map<string, string[]>();
  for (const part of [...parts].sort(numeric)) {
    const [, kind = '', number = part] = /^(\D+)\s(.+)$/.exec(part) ?? [];
    byKind.set(kind, [...(byKind.get(kind) ?? []), number]);
  }
  return [...byKind].map(([kind, numbers]) => `${kind}${SPACE}${numbers.join(', ')}`).join(', ');
}
