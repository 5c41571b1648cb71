import type { Problem } from '#contracts';
import type { Asked } from '../correlation-store.js';
import type { Report } from './report.js';

/** Why a report cannot be about this case, also as the reason of a dead letter. */
export type Objection = 'NOT_ITS_RESIDENT' | 'UNKNOWN_VERSION' | 'ASKS_FOR_CLOSED';

/**
 * A recipient speaks of its own residents only: of a case of which it has a dossier that was not withdrawn. It answers
 * no version that it was never sent, and asks for nothing that its own contract closes for the person.
 */
export function objectionTo(report: Report, { held }: Asked): Objection | undefined {
  if (held === undefined) return 'NOT_ITS_RESIDENT';
  const { dossierVersion } = report.data;
  if (dossierVersion !== undefined && !held.versions.includes(dossierVersion)) return 'UNKNOWN_VERSION';
  return closedPlaces(report, held.closed).length > 0 ? 'ASKS_FOR_CLOSED' : undefined;
}

/** The same as problems of the request; `place` is put in front of each path. */
export function objectionProblems(report: Report, known: Asked | undefined, place: string): Problem[] {
  const objection = known && objectionTo(report, known);
  if (!objection) return [];
  const { code, message } = wrongs[objection];
  const paths = objection === 'ASKS_FOR_CLOSED' ? closedPlaces(report, known.held?.closed ?? []) : [places[objection]];
  return paths.map((path) => ({ path: place + path, code, message }));
}

function closedPlaces({ data: { asksFor = [] } }: Report, closed: readonly string[]): string[] {
  return asksFor.flatMap((fact, index) => (closed.includes(fact) ? [`data.asksFor.${index}`] : []));
}

const places = { NOT_ITS_RESIDENT: 'source', UNKNOWN_VERSION: 'data.dossierVersion' } as const;

const wrongs: Readonly<Record<Objection, Pick<Problem, 'code' | 'message'>>> = {
  NOT_ITS_RESIDENT: {
    code: 'forbidden',
    message: {
      da: 'Afsenderen har ikke sagen, eller har den ikke længere. Send kun om egne borgere, med modtagerens egen kode som source.',
      en: 'The source does not have this case, or no longer has it. Report on your own residents only, with your own code as source.',
    },
  },
  UNKNOWN_VERSION: {
    code: 'unknown',
    message: {
      da: 'Den version af sagen er aldrig sendt hertil. Skriv nummeret på den version, der svares på.',
      en: 'That version of the dossier was never sent to this source. Write the number of the version that this answers.',
    },
  },
  ASKS_FOR_CLOSED: {
    code: 'forbidden',
    message: {
      da: 'Det må myndigheden ikke få om denne person: betingelsen i dens egen kontrakt er ikke opfyldt. Tag det ud.',
      en: 'The agency may not have this of this person: the condition in its own contract does not hold. Take it out.',
    },
  },
};
