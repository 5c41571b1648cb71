import type { Contracts, Process } from '#contracts';
import type { Needs } from '#needs';

/** The schemas, and what follows from them: all that the collector knows of agencies. */
export interface Rules {
  contracts: Contracts;
  needs: Needs;
}

export type DossierVersion = Process['dossiers'][number];

/** The newest dossier version that is in force on a day; before any is, the first one. */
export function versionInForce({ dossiers }: Process, today: string): DossierVersion {
  const inOrder = [...dossiers].sort((one, other) => (one.inForceFrom < other.inForceFrom ? -1 : 1));
  return inOrder.findLast(({ inForceFrom }) => inForceFrom <= today) ?? (inOrder[0] as DossierVersion);
}
