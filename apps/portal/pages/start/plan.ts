import type { Json, PathSpec } from '#contracts';
import { startTopic, type Counts } from '#needs';
import { shapeOf } from '#fact-form';
import { type AskedField, fieldsOf, type HouseholdRules } from '#intake';

/** The questions that decide who takes part, as fields of the start page. */
export function firstFields({ contracts, needs }: HouseholdRules): AskedField[] {
  const first = needs.formOrder().find(({ topic }) => topic === startTopic);
  return fieldsOf(contracts, first?.fields ?? [], contracts.agencies);
}

export interface Paper {
  readonly spec: PathSpec;
  readonly agencies: ReadonlySet<string>;
}

/** What is known before anything is saved. */
export interface Plan {
  /** Who takes part, in the order in which they wait for each other. */
  readonly agencies: readonly string[];
  readonly counts: Counts;
  readonly papers: readonly Paper[];
}

/** A job is known by its employer: the one fact that stands for all of them while nobody has named one. */
const JOB = 'employment.employerName';

export function planOf(
  { contracts, needs }: HouseholdRules,
  answers: ReadonlyMap<string, Json>,
  hasJob: boolean,
): Plan {
  const facts = new Map(answers);
  if (hasJob) facts.set(JOB, '?');
  const { agencies, counts } = needs.evaluate({ values: contracts.spread(facts), absent: new Map() });
  const taking = contracts.agencies.filter((agency) => agencies.get(agency)?.takesPart === true);
  const askers = (path: string): string[] => taking.filter((agency) => agencies.get(agency)?.needed.includes(path));
  const papers = contracts.paths
    .filter(({ schema }) => shapeOf(schema).kind === 'document')
    .map((spec) => ({ spec, agencies: new Set(askers(spec.path)) }))
    .filter(({ agencies: by }) => by.size > 0);
  return { agencies: taking, counts, papers };
}
