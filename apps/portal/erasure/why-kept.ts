import { retentionDays, type Text } from '#contracts';
import { dayInBoth } from '#pages';
import { textsInBoth } from '#texts';
import type { Erasable } from '#intake';

const says = textsInBoth('erasureProblem');

/** In a sentence with section and day; undefined where no law keeps it any longer. */
export function whyKept(erasable: Erasable): Text | undefined {
  if (erasable.when === 'now') return undefined;
  const { rule } = erasable;
  const sections = rule.law.map(({ law, section }) => `${law}, ${section}`).join('; ');
  if (erasable.when === 'from') return says.keptUntil({ day: dayInBoth(erasable.day), sections });
  return says.undecided({ days: String(retentionDays(rule)), sections });
}
