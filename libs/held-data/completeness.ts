import type { ShownDisclosure, ShownEntry } from '#case-copy';

/** The list of disclosures held against the case's history, which is written from the same reports in another way. */
export interface Completeness {
  /** How often the history says that something was sent to an agency. */
  left: number;
  /** Sendings of the history that are not in the list. */
  missing: readonly { agency: string; at: string }[];
  /** Agencies that have answered, though nothing in the list went to them. */
  answeredUnsent: readonly string[];
}

/** What only somebody says who has been given a dossier. */
const ANSWERS = new Set(['acknowledged', 'moreNeeded', 'granted', 'refused', 'revoked']);

export function completenessOf(
  timeline: readonly ShownEntry[],
  disclosures: readonly Pick<ShownDisclosure, 'agency' | 'at'>[],
): Completeness {
  const written = new Set(disclosures.map(({ agency, at }) => `${agency} ${at}`));
  const receivers = new Set(disclosures.map(({ agency }) => agency));
  const ofAgencies = timeline.filter((entry): entry is ShownEntry & { agency: string } => Boolean(entry.agency));
  const departures = ofAgencies.filter(({ event }) => event === 'delivering');
  const answering = ofAgencies.filter(({ event, agency }) => ANSWERS.has(event) && !receivers.has(agency));
  return {
    left: departures.length,
    missing: departures
      .filter(({ agency, at }) => !written.has(`${agency} ${at}`))
      .map(({ agency, at }) => ({ agency, at })),
    answeredUnsent: [...new Set(answering.map(({ agency }) => agency))],
  };
}
