import type { Contracts, Derived, Json } from '#contracts';
import type { Given } from '#profile';
import { NeedsError } from './needs-error.js';
import type { Truth } from './truth.js';

const PERSON = 'resident';

/** What conditions may ask of one path: its value, undefined when unknown, `nothing` when it is known to have none. */
export const nothing: unique symbol = Symbol('nothing');
export type Look = Json | typeof nothing | undefined;

/** Reads one path of what is given, and names the paths that it looks at. */
export interface Reader {
  read(given: Given): Look;
  readonly inputs: readonly string[];
  /** Those of them without which it cannot tell. */
  readonly needs: readonly string[];
  /** Those to ask again where all are given and contradict each other, such as an end before the beginning. */
  readonly settles: readonly string[];
}

/** One evaluation's view of what is given, with the situations decided so far. */
export interface Known {
  readonly given: Given;
  readonly situations: Map<string, Truth>;
}

export const know = (given: Given): Known => ({ given, situations: new Map() });

/** An absent answer is "nothing"; so is silence where silence means no. Anything else that is not given is unknown. */
export function readerOf(contracts: Pick<Contracts, 'findPath'>, path: string): Reader {
  const spec = contracts.findPath(path);
  if (!spec) throw new NeedsError('unknownPath', path, 'a condition may read paths of the profile only');
  if (spec.derived !== undefined) return derivedReader(contracts, spec.derived);
  const silence = spec.silence === 'no' ? nothing : undefined;
  return {
    inputs: [path],
    needs: [path],
    settles: [path],
    read: ({ values, absent }) => values.get(path) ?? (values.has(path) ? null : absent.has(path) ? nothing : silence),
  };
}

/** The person is asked for what the person's own word decides; where that is none of them, for any. */
function derivedReader(contracts: Pick<Contracts, 'findPath'>, { inputs, needs, compute }: Derived): Reader {
  const own = needs.filter((path) => contracts.findPath(path)?.authority[0] === PERSON);
  return {
    inputs,
    needs,
    settles: own.length > 0 ? own : needs,
    read: ({ values, today }) => compute((path) => values.get(path), today),
  };
}
