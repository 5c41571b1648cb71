import type { DossiersReadyV1, DossiersWithdrawnV1 } from '#contracts';

type Ready = Omit<DossiersReadyV1, 'caseId' | 'agency' | 'hash'>;
type Withdrawn = Omit<DossiersWithdrawnV1, 'caseId' | 'agency'>;

/** A dossier in the form that SIRI takes: by path, as the hub has it. */
export function filing({ reference: caseReference, claims = [], ended = [], mayBeSameAs, ...dossier }: Ready) {
  const { recipient, dossierVersion, schemaVersion, data, absent } = dossier;
  const told = { claims, ended, ...(mayBeSameAs && { mayBeSameAs }) };
  return { caseReference, recipient, dossierVersion, schemaVersion, data, absent, ...told };
}

export function withdrawal({ reference: caseReference, recipient, dossierVersion, reason }: Withdrawn) {
  return { caseReference, recipient, dossierVersion, reason };
}

/** SIRI reports in the hub's own words. */
export function report(said: unknown): unknown {
  return said;
}
