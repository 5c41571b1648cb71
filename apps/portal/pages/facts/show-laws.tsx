import type { LegalBasis } from '#contracts';
import { Fragment, type JSX } from 'preact';
import { lawsOf } from './laws.js';

/** The laws by name with their sections, in Danish as they are called. */
export function Laws({ bases, noSection }: { bases: readonly LegalBasis[]; noSection: string }): JSX.Element {
  return (
    <>
      {lawsOf(bases).map(({ law, sections, hasUnnamed }, index) => (
        <Fragment key={law}>
          {index > 0 && '; '}
          <span lang="da">{[law, sections.join(', ')].filter(Boolean).join(' ')}</span>
          {hasUnnamed && sections.length === 0 && ` (${noSection})`}
        </Fragment>
      ))}
    </>
  );
}
