import type { Contracts, Json } from '#contracts';
import type { Given } from '#profile';
import { compileDerived, type Derived } from './derived.js';
import { NeedsError } from './needs-error.js';
import type { Truth } from './truth.js';

/** What conditions may ask of one path: its value, undefined when unknown, `nothing` when it is known to have none. */
export const nothing: unique symbol = Symbol('nothing');
export type Look = Json | typeof nothing | undefined;

/** Reads one path of what is given, and names the paths that would have to be answered to know more. */
export interface Reader {
  read(given: Given): Look;
  readonly inputs: readonly string[];
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
  if (spec.derived !== undefined) return derivedReader(compileDerived(path, spec.derived));
  const silence = spec.silence === 'no' ? nothing : undefined;
  return {
    inputs: [path],
    read: ({ values, absent }) => values.get(path) ?? (values.has(path) ? null : absent.has(path) ? nothing : silence),
  };
}

function derivedReader({ inputs, compute }: Derived): Reader {
  return { inputs, read: ({ values }) => compute(inputs.map((input) => values.get(input))) };
}
