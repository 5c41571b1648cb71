import { danishDate, plus } from '#clock';
import type { Moment } from '#contracts';

/** When something happened at another agency; pending while it may still happen. */
export type Happened = { at: string } | 'pending' | 'never';

export interface MomentSources {
  date(path: string): string | undefined;
  happened(event: string): Happened;
}

/**
 * The latest of the dates that a moment names, moved by its offset. Undefined while one of its events may still happen,
 * or when none of its dates is known: what nobody can date holds nothing back.
 */
export function dateOf(from: Moment, offset: string, sources: MomentSources): string | undefined {
  const dates: string[] = [];
  for (const one of from.latest) {
    if ('path' in one) {
      const date = sources.date(one.path);
      if (date) dates.push(date);
      continue;
    }
    const happened = sources.happened(one.event);
    if (happened === 'pending') return undefined;
    if (happened !== 'never') dates.push(danishDate(happened.at));
  }
  const latest = dates.sort().at(-1);
  return latest && plus(latest, offset);
}
