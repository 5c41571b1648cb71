import type { Contracts, Process } from '#contracts';
import type { Needs } from '#needs';

/** The schemas, and what follows from them: all that the collector knows of agencies. */
export interface Rules {
  contracts: Contracts;
  needs: Needs;
}

/** The newest dossier version that is in force on a day. */
export function versionInForce(process: Process, today: string): string {
  const inForce = process.dossiers.filter(({ inForceFrom }) => inForceFrom <= today);
  const newest = inForce.sort((one, other) => (one.inForceFrom < other.inForceFrom ? -1 : 1)).at(-1);
  return (newest ?? process.dossiers[0] ?? { version: 'v1' }).version;
}
