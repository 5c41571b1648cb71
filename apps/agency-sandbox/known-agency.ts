import type { Contracts } from '#contracts';
import { ProblemError } from '#http';

/** @throws ProblemError 404 for an agency that no schema speaks of. */
export function knownAgency({ agencies }: Pick<Contracts, 'agencies'>, agency: string): void {
  if (agencies.includes(agency)) return;
  const known = agencies.join(', ');
  throw new ProblemError('notFound', {
    detail: { da: `Simulatoren spiller ${known}.`, en: `The simulator plays ${known}.` },
  });
}
