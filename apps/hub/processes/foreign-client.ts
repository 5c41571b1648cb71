import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TopicSpec } from '#contracts';
import type { KafkaConnection } from '#settings';
import { kafkaPassword } from '#secrecy';
import { connectorOf } from './arguments.js';

interface Installation {
  readonly connection: KafkaConnection;
  readonly topics: readonly TopicSpec[];
  /** Where the certificate to trust is laid, if there is one. */
  readonly dataDir: string;
  /** Where the portal listens, and what the agency's connector shows it. */
  readonly portal: { readonly url: string; readonly token: string };
}

/** What a program that stands in the place of an agency's connector needs to know, as lines for a shell. */
export function foreignClient(agency: string, { connection, topics, dataDir, portal }: Installation): string {
  const user = connectorOf(agency);
  const { brokers, prefix = '', login, tls } = connection;
  const named = (of: (topic: TopicSpec) => readonly string[]): string =>
    topics
      .filter((topic) => of(topic).includes(user))
      .map(({ name }) => prefix + name)
      .join(' ');
  const variables = {
    BROKERS: brokers.join(','),
    KAFKA_PREFIX: prefix,
    ...(login && { KAFKA_USER: user, KAFKA_PASSWORD: kafkaPassword(login.password.current, user) }),
    ...(tls && { KAFKA_TLS: 'on' }),
    ...(tls?.ca && { KAFKA_CA: writeAuthority(dataDir, tls.ca) }),
    KAFKA_GROUP: prefix + user,
    KAFKA_READS: named(({ readBy }) => readBy),
    KAFKA_WRITES: named(({ writtenBy }) => writtenBy),
    PORTAL_URL: portal.url,
    DOCUMENTS_TOKEN: portal.token,
  };
  const lines = Object.entries(variables).map(([name, value]) => `export ${name}=${quoted(value)}\n`);
  return `# On Kafka, in the place of ${user}:\n${lines.join('')}`;
}

/** Programs take it as a file. It is public: it proves who the broker is. */
function writeAuthority(dataDir: string, pem: string): string {
  const file = join(dataDir, 'kafka-ca.pem');
  writeFileSync(file, pem);
  return file;
}

function quoted(value: string): string {
  return `'${value.replaceAll("'", `'\\''`)}'`;
}
