import type { LegalBasis } from './model.js';

/** Whether somebody still has to name its section. */
export function lacksSection({ section, noneNeeded }: Pick<LegalBasis, 'section' | 'noneNeeded'>): boolean {
  return section === '' && noneNeeded === undefined;
}
