import type { Contracts } from '#contracts';
import type { Keys, Service } from '#service';
import { linesOf, type Settings } from '#settings';
import { join } from 'node:path';

/** One process to be kept running. */
export interface PlannedProcess {
  /** Of the process: the service's name, and a number where several run. */
  readonly name: string;
  readonly service: string;
  /** The program. */
  readonly file: string;
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
  readonly agency?: string;
  readonly simulator?: true;
}

/** What the processes of an installation reach each other by; each gets what is its own, and nobody else's. */
export interface Access extends Keys {
  databaseUrl(service: string): string;
  /** `KAFKA_…` of this service. */
  kafkaEnv(service: string): Readonly<Record<string, string>>;
}

/** How many processes of a service run on one machine, where it is more than one. */
const PROCESSES: Readonly<Record<string, number>> = { collector: 2 };
const APPS = join(__dirname, '..', '..');

/** A process for each service, two for the collector; the portal last: once it answers, everything behind it does. */
export function planProcesses(
  services: readonly Service[],
  installation: { settings: Settings; contracts: Contracts },
  access: Access,
): readonly PlannedProcess[] {
  return services.flatMap((service) => {
    const { agency, simulator } = service;
    const { service: name } = service.schema;
    const port = service.port(installation);
    return Array.from({ length: PROCESSES[name] ?? 1 }, (_, index) => ({
      name: index === 0 ? name : `${name} ${index + 1}`,
      service: name,
      file: join(APPS, service.folder ?? name, 'main.js'),
      port: port + index,
      ...(agency !== undefined && { agency }),
      ...(simulator && { simulator }),
      env: {
        DATABASE_URL: access.databaseUrl(name),
        ...access.kafkaEnv(name),
        ...(name === 'portal' && { SERVICE_KEY: linesOf(access.portalKey(), (key) => key.toString('hex')) }),
        ...(agency !== undefined && { DOCUMENTS_TOKEN: linesOf(access.documentsToken(agency)) }),
        ...(index > 0 && { COLLECTOR_PORT: String(port + index) }),
      },
    }));
  });
}
