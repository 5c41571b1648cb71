import { ContractError } from './contract-error.js';
import type { Process } from './model.js';

/** Whoever is waited for comes first; among those free to go, by name. */
export function inProcessOrder(processes: ReadonlyMap<string, Process>): string[] {
  const ordered: string[] = [];
  const left = new Set([...processes.keys()].sort());
  while (left.size > 0) {
    const next = [...left].find((agency) =>
      processes.get(agency)!.waitsFor.every((waited) => !left.has(waited.agency)),
    );
    if (next === undefined)
      throw new ContractError(
        'circularProcess',
        `These agencies wait for each other without end: ${[...left].join(', ')}. Remove one waitsFor.`,
      );
    ordered.push(next);
    left.delete(next);
  }
  return ordered;
}

/** Two agencies in one place would listen on one port. */
export function refuseSharedPlaces(processes: ReadonlyMap<string, Process>): void {
  const taken = new Map<number, string>();
  for (const [agency, { place }] of processes) {
    const other = taken.get(place);
    if (other !== undefined)
      throw new ContractError(
        'sharedPlace',
        `${agency} and ${other} both have the place ${place}. Give one of them a free one.`,
      );
    taken.set(place, agency);
  }
}
