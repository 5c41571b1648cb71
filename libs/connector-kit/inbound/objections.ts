import type { Problem } from '#contracts';
import { textsInBoth } from '#texts';
import type { Asked } from '../correlation-store.js';
import type { Report } from './report.js';

const { objections } = textsInBoth('reportProblem');

/** Why a report cannot be about this case, also as the reason of a dead letter. */
export type Objection = 'NOT_ITS_RESIDENT' | 'UNKNOWN_VERSION' | 'ASKS_FOR_CLOSED';

/**
 * A recipient speaks of its own residents only: of a case of which it has a dossier that was not withdrawn. It answers
 * no version that it was never sent, and asks for nothing that its own contract closes for the person.
 */
export function objectionTo(report: Report, { held, isErased }: Asked): Objection | undefined {
  if (isErased) return undefined;
  if (held === undefined) return 'NOT_ITS_RESIDENT';
  const { dossierVersion } = report.data;
  if (dossierVersion !== undefined && !held.versions.includes(dossierVersion)) return 'UNKNOWN_VERSION';
  return closedPlaces(report, held.closed).length > 0 ? 'ASKS_FOR_CLOSED' : undefined;
}

/** The same as problems of the request; `place` is put in front of each path. */
export function objectionProblems(report: Report, known: Asked | undefined, place: string): Problem[] {
  const objection = known && objectionTo(report, known);
  if (!objection) return [];
  const paths = objection === 'ASKS_FOR_CLOSED' ? closedPlaces(report, known.held?.closed ?? []) : [places[objection]];
  const code = objection === 'UNKNOWN_VERSION' ? 'unknown' : 'forbidden';
  return paths.map((path) => ({ path: place + path, code, message: objections[objection] }));
}

function closedPlaces({ data: { asksFor = [] } }: Report, closed: readonly string[]): string[] {
  return asksFor.flatMap((fact, index) => (closed.includes(fact) ? [`data.asksFor.${index}`] : []));
}

const places = { NOT_ITS_RESIDENT: 'source', UNKNOWN_VERSION: 'data.dossierVersion' } as const;
