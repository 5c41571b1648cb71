import type { Contracts } from '#contracts';
import { purposesOpenedBy } from '#service';

/** A service of an installation, as containers need to know it. */
export interface Member {
  /** Its name on the network, in the database (with `_`) and on Kafka. */
  readonly name: string;
  /** Its folder under `apps`. */
  readonly app: string;
  readonly port: number;
  /** Whether it reads or writes events, and so logs in to Kafka. */
  readonly events: boolean;
  /** The agency that a connector speaks to. */
  readonly agency?: string;
  /** For which it opens what is kept. */
  readonly purposes: readonly string[];
}

/** The volume with the key-encryption keys of a purpose. */
export function keyVolumeOf(purpose: string): string {
  return `kek-${purpose}`;
}

/** The portal's port inside the network; the others' follow it. */
export const PORT = 3000;

/** What the containers follow from. */
export type Shape = Pick<Contracts, 'agencies' | 'process' | 'topics'>;

/** Everything that runs: one connector for each agency that has a folder of schemas. */
export function membersOf({ agencies, process, topics }: Shape): readonly Member[] {
  const connectors = agencies.map((agency) => {
    const name = `${agency}-connector`;
    return { name, app: name, port: PORT + process(agency).place, events: true, agency };
  });
  const members: readonly Omit<Member, 'purposes'>[] = [
    { name: 'sandbox', app: 'agency-sandbox', port: PORT + 100, events: false },
    ...connectors,
    { name: 'collector', app: 'collector', port: PORT + 10, events: true },
    { name: 'portal', app: 'portal', port: PORT, events: true },
  ];
  return members.map((member) => ({ ...member, purposes: purposesOpenedBy(member.name, { agencies, topics }) }));
}

/** The member's own secret of a kind, e.g. `tax_connector_kafka_password`. */
export function secretOf(
  { name }: Pick<Member, 'name'>,
  kind: 'database_url' | 'kafka_password' | 'service_key' | 'documents_token',
): string {
  return `${name.replaceAll('-', '_')}_${kind}`;
}

/** What an agency's system shows to its connector. */
export function tokenOf(agency: string): string {
  return `${agency.replaceAll('-', '_')}_events_token`;
}
