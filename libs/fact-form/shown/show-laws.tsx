import type { LegalBasis } from '#contracts';
import { Fragment, type JSX } from 'preact';
import { lawsOf } from './laws.js';

/** The laws by name with their sections, in Danish as they are called. */
export function Laws({ bases, noSection }: { bases: readonly LegalBasis[]; noSection: string }): JSX.Element {
  return (
    <>
      {lawsOf(bases).map(({ law, sections, isOpen }, index) => (
        <Fragment key={law}>
          {index > 0 && '; '}
          <span lang="da">{`${law} ${sections}`.trim()}</span>
          {isOpen && ` (${noSection})`}
        </Fragment>
      ))}
    </>
  );
}
