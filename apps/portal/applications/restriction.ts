import type { Application } from '#intake';

/** Of what was handed in: since when nothing more of it is sent to any agency, if it is so. */
export interface Restriction {
  /** ISO 8601, UTC. */
  readonly restrictedSince?: string;
}

export const restrictionOf = ({ restrictedSince }: Pick<Application, 'restrictedSince'>): Restriction =>
  restrictedSince === undefined ? {} : { restrictedSince };
