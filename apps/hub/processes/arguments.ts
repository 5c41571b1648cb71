import { parseArgs } from 'node:util';
import { UsageError } from '#observability';

export const usage = `npm run start:kafka [-- options]

Each service as a process of its own: portal, connectors, simulated agencies, and the collector twice. They meet on the
Kafka that KAFKA_BROKERS names (KAFKA_USER and KAFKA_PASSWORD as its owner), or on one that is started here, which takes
Java 17 and, once, Maven. What dies is started again. Ctrl-C ends all. The settings are those of .env.example.

  --without <service>      leave this one out, for a program that stands in its place; may be given several times
  --print-client <agency>  print what a program in the place of this agency's connector needs to know, as lines for a
                           shell; its password is among them. The connector itself has to be left out
  --status                 show what runs on DATA_DIR, from another terminal; DATA_DIR/processes.json says the same to
                           scripts
  --help                   this text

--status ends with 0 when everything runs and is ready, with 1 when not. A wrong option ends with 2.
`;

export type Arguments = ReturnType<typeof readArguments>;

/** @throws UsageError with what to write instead */
export function readArguments(args: readonly string[]) {
  const options = {
    status: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
    /** Services that are not started. */
    without: { type: 'string', multiple: true, default: [] as string[] },
    /** The agency whose place on Kafka a foreign program takes. */
    'print-client': { type: 'string' },
  } as const;
  try {
    const { 'print-client': printClient, ...wish } = parseArgs({ args: [...args], options }).values;
    return { ...wish, printClient };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** @throws UsageError where what is named is not there, or two would read as one group */
export function checkArguments(
  { without, printClient }: Pick<Arguments, 'without' | 'printClient'>,
  services: readonly string[],
  agencies: readonly string[],
): void {
  for (const name of without) if (!services.includes(name)) throw unknown('--without', name, services);
  if (printClient === undefined) return;
  if (!agencies.includes(printClient)) throw unknown('--print-client', printClient, agencies);
  const connector = connectorOf(printClient);
  if (!without.includes(connector)) {
    throw new UsageError(
      `--print-client ${printClient} is for a program in the place of ${connector}: add --without ${connector}, or both would share one group and each see a part.`,
    );
  }
}

/** The service, the user and the group that stand for an agency on Kafka. */
export function connectorOf(agency: string): string {
  return `${agency}-connector`;
}

function unknown(option: string, name: string, known: readonly string[]): UsageError {
  return new UsageError(`${option} takes one of ${known.join(', ')}, not "${name}".`);
}
