import { onlyPasses, type Contracts, type Disclosure } from '#contracts';
import type { CaseRecord, FiledDossier } from './record.js';
import { answeredVersion } from './report-summary.js';

/** The record that a recipient was given which paths and when; for what and under which law, its agency's need says in that version. Made before the first byte leaves. */
export function disclosuresOf(contracts: Contracts, record: CaseRecord): Disclosure[] {
  const sent = record.said.filter(({ by, status }) => by === 'connector' && status === 'delivering');
  const first = new Map(sent.map((one) => [`${one.agency}/${one.dossierVersion}`, one]));
  for (const one of sent) {
    const key = `${one.agency}/${one.dossierVersion}`;
    if (one.time < first.get(key)!.time) first.set(key, one);
  }
  return [...first.values()].flatMap((one) => {
    const dossier = record.filed.find(({ agency, version }) => agency === one.agency && version === one.dossierVersion);
    if (!dossier) return [];
    return [
      {
        ...whatWasGiven(contracts, dossier),
        eventId: one.eventId,
        at: one.time,
        confirmed: isConfirmed(record, dossier),
      },
    ];
  });
}

function whatWasGiven(contracts: Contracts, dossier: FiledDossier): Omit<Disclosure, 'eventId' | 'at' | 'confirmed'> {
  const { data, absent, claims } = dossier;
  const paths = [...new Set([...Object.keys(data), ...[...absent, ...claims].map(({ path }) => path)])].sort();
  return {
    agency: dossier.agency,
    recipient: dossier.recipient,
    dossierVersion: dossier.version,
    schemaVersion: dossier.schemaVersion,
    paths,
    ...passedThrough(contracts, dossier),
  };
}

function passedThrough(contracts: Contracts, { data }: FiledDossier): Pick<Disclosure, 'passedThrough'> {
  const transit = Object.entries(data).filter(([path]) => onlyPasses(contracts.findPath(path)));
  const documents = transit.map(([, value]) => (value as { documentId: string }).documentId);
  return documents.length > 0 ? { passedThrough: documents } : {};
}

function isConfirmed({ said, filed }: CaseRecord, { agency, version }: FiledDossier): boolean {
  const own = filed.filter((one) => one.agency === agency);
  return said.some((one) => one.by === 'agency' && one.agency === agency && answeredVersion(one, own) === version);
}
