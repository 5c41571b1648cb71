import { isDeepStrictEqual } from 'node:util';
import type { DossierContent, FiledClaim, FiledDossier } from './record.js';

/** What a recipient would get now. */
export interface Projection extends DossierContent {
  schemaVersion: string;
  /** Paths that the agency stated or issued itself. */
  ownPaths: ReadonlySet<string>;
  /** Paths that it asked for and that are not all answered yet: it is told of them together. */
  waiting: ReadonlySet<string>;
  /** The agency itself has answered it. */
  isAnswered(this: void, claim: FiledClaim): boolean;
}

/**
 * Whether the agency has to be told: it has nothing yet, another organisation is responsible now, what was made ready
 * was not sent and its needs are other ones by now, a request of its own was answered, something is claimed or ended, or
 * something changed that it did not state itself.
 */
export function mustFile(current: FiledDossier | undefined, next: Projection, isSent: boolean): boolean {
  if (!current || current.recipient !== next.recipient) return true;
  if (!isSent && current.schemaVersion !== next.schemaVersion) return true;
  if (next.answers.some((request) => !current.answers.includes(request))) return true;
  if (!isDeepStrictEqual(current.ended, next.ended) || claimsChanged(current.claims, next)) return true;
  const [before, now] = [contents(current), contents(next)];
  const paths = new Set([...before.keys(), ...now.keys()]);
  return [...paths].some(
    (path) =>
      !next.ownPaths.has(path) && !next.waiting.has(path) && !isDeepStrictEqual(before.get(path), now.get(path)),
  );
}

/** A claim that the agency answered itself is no news to it. */
function claimsChanged(before: readonly FiledClaim[], { claims, isAnswered }: Projection): boolean {
  const keyOf = ({ path, eventId }: FiledClaim): string => `${path} ${eventId}`;
  const [had, has] = [new Set(before.map(keyOf)), new Set(claims.map(keyOf))];
  return (
    claims.some((claim) => !had.has(keyOf(claim))) ||
    before.some((claim) => !has.has(keyOf(claim)) && !isAnswered(claim))
  );
}

/** That something is asked, or is not since it is disputed, is nothing that anybody said. */
const NOT_SAID: ReadonlySet<string> = new Set(['pending', 'disputed']);

function contents({ data, absent }: Pick<DossierContent, 'data' | 'absent'>): Map<string, unknown> {
  const reasons = absent.filter(({ reason }) => !NOT_SAID.has(reason));
  return new Map([...Object.entries(data), ...reasons.map(({ path, reason }) => [path, { reason }] as const)]);
}
