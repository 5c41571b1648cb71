import type { Contracts } from '#contracts';
import type { TimelineEntry } from '../../cases/case-element.js';
import type { Language } from '../frame/language.js';
import type { Party } from './party.js';

/** What happened, as its reader knows the agency: by its own name where that is known, without a capital inside a sentence. */
export function timelineText(
  contracts: Contracts,
  { agency, text }: TimelineEntry,
  parties: readonly Party[],
  language: Language,
): string {
  const own = text[language];
  const party = parties.find((one) => one.agency === agency);
  if (!party || agency === undefined) return own;
  return own
    .split(contracts.process(agency).title[language])
    .map((part, index, parts) =>
      index === parts.length - 1 ? part : part + (startsSentence(part) ? party.name : party.inside),
    )
    .join('');
}

const startsSentence = (before: string): boolean => before.trim() === '' || /[.!?]\s*$/.test(before);
