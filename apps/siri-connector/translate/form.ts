import type { DossiersReadyV1, DossiersWithdrawnV1 } from '#contracts';

type Ready = Pick<
  DossiersReadyV1,
  'reference' | 'recipient' | 'dossierVersion' | 'schemaVersion' | 'data' | 'absent' | 'mayBeSameAs'
>;
type Withdrawn = Pick<DossiersWithdrawnV1, 'reference' | 'recipient' | 'dossierVersion'>;

/** A dossier in the form that SIRI takes: by path, as the hub has it. */
export function filing({ reference: caseReference, mayBeSameAs, ...dossier }: Ready) {
  const { recipient, dossierVersion, schemaVersion, data, absent } = dossier;
  return { caseReference, recipient, dossierVersion, schemaVersion, data, absent, ...(mayBeSameAs && { mayBeSameAs }) };
}

export function withdrawal({ reference: caseReference, recipient, dossierVersion }: Withdrawn) {
  return { caseReference, recipient, dossierVersion };
}

/** SIRI reports in the hub's own words. */
export function report(said: unknown): unknown {
  return said;
}
