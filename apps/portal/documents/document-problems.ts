import type { Json } from '#contracts';
import type { InputProblem } from '#http';
import type { DraftChange } from '../applications/read-draft-change.js';
import type { Change } from '../applications/statements.js';

/** Documents that answers name and that do not belong to the application. */
export function documentProblems(
  { applicant, persons }: Pick<DraftChange, 'applicant' | 'persons'>,
  known: ReadonlySet<string>,
): InputProblem[] {
  return [
    ...strangeDocuments(applicant, known, ''),
    ...persons.flatMap((person) => strangeDocuments(person, known, `${person.place}.answers.`)),
  ];
}

export function strangeDocuments({ stated }: Change, known: ReadonlySet<string>, place: string): InputProblem[] {
  return [...stated]
    .filter(([, { value }]) => documentIdsIn(value).some((id) => !known.has(id)))
    .map(([fact]) => ({ path: place + fact, code: 'unknownDocument', message: unknownDocument }));
}

/** Papers that were never sent to the application. */
export function strangeEvidence(
  evidence: readonly { documentId: string }[] = [],
  known: ReadonlySet<string>,
): InputProblem[] {
  return evidence.flatMap(({ documentId }, index) =>
    known.has(documentId)
      ? []
      : [{ path: `evidence[${index}].documentId`, code: 'unknownDocument', message: unknownDocument }],
  );
}

/** A document stands in a value as `{documentId}`, at any place of it. */
export function documentIdsIn(value: Json | undefined): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(documentIdsIn);
  const { documentId, ...rest } = value;
  return [
    ...(typeof documentId === 'string' ? [documentId.toLowerCase()] : []),
    ...Object.values(rest).flatMap(documentIdsIn),
  ];
}

const unknownDocument = {
  da: 'Dokumentet hører ikke til denne ansøgning. Send det først med POST /applications/{id}/documents, og brug det documentId, du får.',
  en: 'This document does not belong to the application. Send it first by POST /applications/{id}/documents, and use the documentId that you get.',
};
