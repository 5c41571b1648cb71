import type { HeldData } from './held-data.js';
import type { Telling } from './telling.js';

/** What is held and does not count today. */
export interface NotInUse {
  title: string;
  value: string;
  /** Where it comes from, and why it does not count. */
  note: string;
}

/** What agencies issued and took back, and what holds only from a day to come. */
export function notInUse(telling: Telling, { ended, shown }: Pick<HeldData, 'ended' | 'shown'>): NotInUse[] {
  const { contracts, words } = telling;
  const over = Object.values(ended).flatMap(({ path, value, source, observedAt, at, reason }) => {
    const spec = contracts.findFact(path);
    if (!spec) return [];
    const ending = words.ended[reason]({ who: telling.source({ source }).subject, day: telling.day(at) });
    const note = `${telling.from({ source, at: observedAt })} ${ending}`;
    return [{ title: telling.title(spec), value: telling.value({ spec }, { source, value }), note }];
  });
  const ahead = (shown?.announced ?? []).flatMap(({ from, at, source, facts }) =>
    facts.flatMap(({ path, value, absence }) => {
      const spec = contracts.findFact(path);
      if (!spec) return [];
      const isNothing = value === undefined && absence === undefined;
      const note = `${telling.from({ source, at })} ${words.countsFrom({ day: telling.day(from) })}`;
      const shownValue = isNothing ? words.nothingThen : telling.value({ spec }, { source, value, absence });
      return [{ title: telling.title(spec), value: shownValue, note }];
    }),
  );
  return [...over, ...ahead];
}
