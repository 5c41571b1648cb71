import { Kafka, logLevel, type KafkaConfig } from 'kafkajs';
import type { Log } from '#observability';
import type { KafkaConnection } from '#settings';
import { nameError } from '../classify.js';
import { MessagingError } from '../errors.js';

/** Of kafkajs's own lines only what says nothing of a message. */
const TOLD = ['topic', 'partition', 'groupId', 'broker', 'error'] as const;

interface Patience {
  /** How long a single request is tried; who calls tries for ever, and says meanwhile that it is not ready. */
  retries?: number;
  /** A broker that does not answer a request within this time is away. */
  answerMs: number;
}

/** A Kafka that several installations may share. */
export interface Broker {
  readonly kafka: Kafka;
  /** Before the name of every topic and group. */
  readonly prefix: string;
}

export function openKafka(
  connection: KafkaConnection,
  client: string,
  log: Log,
  { retries = 3, answerMs }: Patience,
): Broker {
  const { brokers, prefix = '', login, tls } = connection;
  const config: KafkaConfig = {
    clientId: client,
    brokers: [...brokers],
    connectionTimeout: 3_000,
    requestTimeout: answerMs,
    retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries },
    logLevel: logLevel.WARN,
    logCreator: () => (entry) => tell(log, entry),
    ...(login && {
      sasl: {
        mechanism: 'scram-sha-512',
        username: login.user,
        get password() {
          return login.password.current; // at each connection as it is then
        },
      },
    }),
    ...(tls && { ssl: tls.ca === undefined ? true : { ca: [tls.ca] } }),
  };
  return { kafka: new Kafka(config), prefix };
}

type Entry = Parameters<ReturnType<NonNullable<KafkaConfig['logCreator']>>>[0];

/** What kafkajs calls an error it mostly mends by itself: whether it does, we see and say. */
function tell(log: Log, { namespace, log: { message, ...details } }: Entry): void {
  const told = TOLD.flatMap((name) => (typeof details[name] === 'string' ? [[name, details[name]] as const] : []));
  log.debug({ kafkajs: namespace, ...Object.fromEntries(told) }, message);
}

/** Why no connection could be made, as a sentence. A login that is refused does not pass by waiting; the rest may. */
export function unreachable({ brokers, login }: KafkaConnection, cause: unknown): MessagingError {
  const refused = /SASL/.test((cause as Error).name);
  return new MessagingError(
    refused ? 'LOGIN_REFUSED' : 'UNREACHABLE',
    refused
      ? `Kafka at ${brokers.join(', ')} refuses the user "${login?.user ?? ''}". Check KAFKA_USER and KAFKA_PASSWORD; "npm run kafka:acls" shows how users are made.`
      : `Kafka at ${brokers.join(', ')} cannot be reached (${nameError(cause)}). Check KAFKA_BROKERS, KAFKA_TLS and whether it runs.`,
    { cause },
  );
}
