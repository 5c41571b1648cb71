import type { Contracts, Question, Text } from '#contracts';
import type { Evaluation } from '#needs';
import { ENDED } from './agency-state.js';
import type { AgencyReading } from './scene.js';

/**
 * What the resident is asked now: what agencies surely need or what decides whether they do, and what they asked for
 * again. Nothing is asked for an agency that has ended.
 */
export function questionsOf(
  contracts: Contracts,
  needed: Evaluation['questions'],
  agencies: ReadonlyMap<string, AgencyReading>,
): Question[] {
  const isAsking = (agency: string): boolean => !ENDED.has(agencies.get(agency)?.state.status ?? 'notApplicable');
  return needed
    .map(({ path, group, agencies: askers }) => ({ path, group, askers: askers.filter(isAsking) }))
    .filter(({ askers }) => askers.length > 0)
    .map(({ path, group, askers }) => {
      const question = questionOf(contracts, path, askers, agencies);
      const title = contracts.groups.find(({ name }) => name === group)?.title;
      return title ? { ...question, label: title } : question;
    });
}

function questionOf(
  contracts: Contracts,
  path: string,
  askers: string[],
  agencies: ReadonlyMap<string, AgencyReading>,
): Question {
  const askedBy = askers
    .filter((agency) => agencies.get(agency)?.open.includes(path))
    .map((agency) => ({ agency, ...reasonOf(agencies.get(agency)) }));
  return {
    path,
    agencies: askers,
    label: contracts.getFact(path).title,
    why: joined(askers.map((agency) => whyOf(contracts, path, agency))),
    ...(askedBy.length > 0 ? { details: { askedBy } } : {}),
  };
}

function reasonOf(reading: AgencyReading | undefined): { reason?: string } {
  const reason = reading?.voice.request?.reason;
  return reason === undefined ? {} : { reason };
}

/** The purpose that the agency states for it; a fact that it may not see itself only decides what else it needs. */
function whyOf(contracts: Contracts, path: string, agency: string): Text {
  const { da, en } = contracts.process(agency).title;
  const { needs } = contracts.dossier(agency);
  const purpose = contracts
    .getFact(path)
    .paths.map((spec) => needs.get(spec.path)?.purpose)
    .find((text) => text !== undefined);
  const reason = purpose ?? { da: 'Afgør, hvad myndigheden skal have.', en: 'Decides what this authority needs.' };
  return { da: `${da}: ${reason.da}`, en: `${en}: ${reason.en}` };
}

function joined(texts: readonly Text[]): Text {
  return { da: texts.map(({ da }) => da).join(' '), en: texts.map(({ en }) => en).join(' ') };
}
