import type { Contracts } from './model.js';

/** The organisations of an agency's kind, by what stands as recipient of a dossier and as source of a report. */
export function recipientsOf(contracts: Pick<Contracts, 'process' | 'getPath'>, agency: string): readonly string[] {
  const { recipient } = contracts.process(agency);
  if ('id' in recipient) return [recipient.id];
  const { enum: codes } = contracts.getPath(recipient.path).schema as { enum?: readonly string[] };
  if (codes) return codes;
  throw new Error(`Nobody can tell the recipients of ${agency} apart: list them as enum of ${recipient.path}.`);
}

/** Which one of its kind it is tells where somebody lives. */
export function tellsPlace(contracts: Pick<Contracts, 'process' | 'findPath'>, agency: string): boolean {
  const { recipient } = contracts.process(agency);
  return 'path' in recipient && contracts.findPath(recipient.path)?.place === true;
}
