import type { Contracts, LegalBasis } from './model.js';

/** Whether somebody still has to name its section. */
export function lacksSection({ section, noneNeeded }: Pick<LegalBasis, 'section' | 'noneNeeded'>): boolean {
  return section === '' && noneNeeded === undefined;
}

/** Under which law an agency was given these paths, or leaves of lists, by a version of its need or else the newest. Each law and section once. */
export function legalBasesOf(
  contracts: Contracts,
  { agency, schemaVersion, paths }: { agency: string; schemaVersion?: string; paths: readonly string[] },
): LegalBasis[] {
  const { needs } = contracts.dossier(agency, schemaVersion);
  const bases = paths.flatMap((path) => needs.get(path.split('[]')[0]!)?.legalBasis ?? []);
  return [...new Map(bases.map((basis) => [`${basis.law} ${basis.section}`, basis])).values()];
}
