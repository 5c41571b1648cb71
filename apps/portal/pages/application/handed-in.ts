import { ProblemError } from '#http';
import { Instead } from '#pages';

/** An application that was handed in is looked at on its case. @throws ProblemError 409 for what would still change it. */
export function handedIn({ method }: { method: string }): Instead {
  if (method === 'POST') throw new ProblemError('conflict');
  return Instead.goTo('/case');
}
