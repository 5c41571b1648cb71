import { parseArgs } from 'node:util';

export const usage = `npm run start:kafka [-- --status]

Each service as a process of its own: portal, connectors, simulated agencies, and the collector twice. They meet on the
Kafka that KAFKA_BROKERS names (KAFKA_USER and KAFKA_PASSWORD as its owner), or on one that is started here, which takes
Java 17 and, once, Maven. What dies is started again. Ctrl-C ends all. The settings are those of .env.example.

  --status  show what runs on DATA_DIR, from another terminal; DATA_DIR/processes.json says the same to scripts
  --help    this text

--status ends with 0 when everything runs and is ready, with 1 when not. A wrong option ends with 2.
`;

export class UsageError extends Error {
  readonly code = 'usage';
}

export function readArguments(args: readonly string[]): { status: boolean; help: boolean } {
  try {
    const options = { status: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
