import { secret, type Secret } from './changing-secret.js';
import { oneOf, optionalText, secretText, SettingError, wholeNumber, type Read, type Setting } from './table.js';

/** How a service reaches its Kafka. */
export interface KafkaConnection {
  /** `host:port`; more than one, so that a start does not depend on one of them. */
  readonly brokers: readonly string[];
  /** Before the name of every topic and group, where several installations share a Kafka. */
  readonly prefix?: string;
  /** Logs in by SCRAM-SHA-512. */
  readonly login?: { readonly user: string; readonly password: Secret };
  /** Encrypts; `ca` is the authority to trust, in PEM, unless the system's own. */
  readonly tls?: { readonly ca?: string };
}

/**
 * Undefined: no Kafka, the PostgreSQL log. A user without a password makes no login, since on a Kafka without users
 * there is none.
 */
export function readKafka(read: Read, service: string): KafkaConnection | undefined {
  const brokers = read('KAFKA_BROKERS', addresses);
  if (!brokers) return undefined;
  const user = read('KAFKA_USER', optionalText()) ?? service;
  const password = read('KAFKA_PASSWORD', secret(onePassword));
  const ca = read('KAFKA_CA', secretText());
  const encrypted = read('KAFKA_TLS', oneOf(['on', 'off'], ca ? 'on' : 'off')) === 'on';
  return {
    brokers,
    prefix: read('KAFKA_PREFIX', prefix),
    ...(password && { login: { user, password } }),
    ...(encrypted && { tls: ca ? { ca } : {} }),
  };
}

/** Copies of each topic: one on a laptop, three in production, so that a broker may be away. */
export function readReplication(read: Read, production: boolean): number {
  return read('KAFKA_REPLICATION', wholeNumber(1, 9, production ? 3 : 1));
}

/** Whatever its maker took. */
const onePassword = (_name: string, given: string): string => given;

const addresses: Setting<readonly string[] | undefined> = {
  parse(name, given) {
    if (given === undefined) return undefined;
    const all = given.split(',').map((one) => one.trim());
    if (all.every((one) => /^[^\s:/@]+:\d{1,5}$|^\[[0-9a-f:]+\]:\d{1,5}$/i.test(one))) return all;
    throw new SettingError(name, 'takes one or more brokers with their ports, such as kafka-1:9092,kafka-2:9092.');
  },
};

/** What Kafka allows in names of topics. */
const prefix: Setting<string> = {
  parse(name, given = '') {
    if (/^[a-zA-Z0-9._-]{0,100}$/.test(given)) return given;
    throw new SettingError(name, 'takes letters, digits, ".", "_" and "-", such as ankomst-test.');
  },
};
