import { isDeepStrictEqual } from 'node:util';
import type { DossierContent, FiledDossier } from './record.js';

/** What a recipient would get now. */
export interface Projection extends DossierContent {
  recipient: string;
  schemaVersion: string;
  /** Paths whose winning fact the agency stated itself. */
  ownPaths: ReadonlySet<string>;
}

/**
 * Whether the agency has to be told: it has nothing yet, another organisation is responsible now, what was made ready
 * was not sent and its needs are other ones by now, a request of its own was answered, or something changed that it
 * did not state itself.
 */
export function mustFile(current: FiledDossier | undefined, next: Projection, isSent: boolean): boolean {
  if (!current || current.recipient !== next.recipient) return true;
  if (!isSent && current.schemaVersion !== next.schemaVersion) return true;
  if (next.answers.some((request) => !current.answers.includes(request))) return true;
  const [before, now] = [contents(current), contents(next)];
  const paths = new Set([...before.keys(), ...now.keys()]);
  return [...paths].some((path) => !next.ownPaths.has(path) && !isDeepStrictEqual(before.get(path), now.get(path)));
}

function contents({ data, absent }: DossierContent): Map<string, unknown> {
  return new Map([...Object.entries(data), ...absent.map(({ path, reason }) => [path, { reason }] as const)]);
}
