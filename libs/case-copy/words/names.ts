import { agencyName, inWords, type AgencyName, type Contracts, type Process, type Text } from '#contracts';

/** What the contracts call things that a case names. What they do not know any more is called as it is named. */

export function findProcess(contracts: Contracts, agency: string): Process | undefined {
  return contracts.agencies.includes(agency) ? contracts.process(agency) : undefined;
}

export function nameOf(
  contracts: Contracts,
  { agency, recipient }: { agency: string; recipient?: string },
): AgencyName {
  if (findProcess(contracts, agency)) return agencyName(contracts, agency, recipient);
  return { start: inWords(agency), inside: inWords(agency) };
}

export function deadlineTitle(contracts: Contracts, agency: string, id: string): Text {
  return findProcess(contracts, agency)?.deadlines.find((one) => one.id === id)?.title ?? inWords(id);
}

/** What changes together is called as one where it has a name; else each fact by its own. */
export function factsTitle(contracts: Contracts, paths: readonly string[]): Text {
  const facts = [...new Set(paths.map((path) => contracts.findPath(path)?.fact ?? path))];
  const asOne = findGroupTitle(contracts, contracts.findFact(facts[0]!)?.changes?.group);
  const titles = facts.map((fact) => factTitle(contracts, fact));
  return asOne ?? { da: titles.map(({ da }) => da).join(', '), en: titles.map(({ en }) => en).join(', ') };
}

export const factTitle = (contracts: Contracts, fact: string): Text => contracts.findFact(fact)?.title ?? inWords(fact);

export const findGroupTitle = (contracts: Contracts, group: string | undefined): Text | undefined =>
  contracts.groups.find(({ name }) => name === group)?.title;
