import type { LegalBasis } from '#contracts';

/** What one law says about it: its sections, and whether some of it rests on the law with no section named. */
export interface Law {
  law: string;
  sections: readonly string[];
  hasUnnamed: boolean;
}

/** Each law once, in the order in which it is first named, with its sections in theirs. */
export function lawsOf(bases: readonly LegalBasis[]): Law[] {
  const laws = new Map<string, { sections: Set<string>; hasUnnamed: boolean }>();
  for (const { law, section } of bases) {
    const known = laws.get(law) ?? { sections: new Set<string>(), hasUnnamed: false };
    if (section === '') known.hasUnnamed = true;
    else known.sections.add(section);
    laws.set(law, known);
  }
  return [...laws].map(([law, { sections, hasUnnamed }]) => ({
    law,
    sections: [...sections].sort(bySection),
    hasUnnamed,
  }));
}

const numeric = new Intl.Collator('da', { numeric: true });

/** § 2 stands before § 11; one paragraph sign or two make no difference. */
const bySection = (one: string, other: string): number => numeric.compare(bare(one), bare(other));

const bare = (section: string): string => section.replace(/^§+ */, '');
