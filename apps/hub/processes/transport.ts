import { contracts } from '#contracts';
import { kafkaUsers } from '#messaging';
import { kafkaPassword, keyedHash } from '#secrecy';
import { fixedSecret, type KafkaConnection, type Settings } from '#settings';
import { join } from 'node:path';
import { KeptBroker } from './kept-broker.js';

/** The Kafka of an installation, as its owner. */
export interface Transport {
  readonly connection: KafkaConnection;
  /** Undefined: somebody else's, which is not looked after. */
  readonly broker: KeptBroker | undefined;
  env(service: string): Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const OWNER = 'owner';

/** The one that KAFKA_BROKERS names, or else one of this machine's own, on which each service has a user of its own. */
export async function openTransport(
  settings: Settings,
  secret: Buffer,
  say: (line: string) => void,
): Promise<Transport> {
  const given = settings.kafka(OWNER);
  if (given) return { connection: given, broker: undefined, env: (service) => envOf(given, service), stop: nothing };
  const password = keyedHash(secret, 'kafka');
  const users = kafkaUsers(contracts.topics).map((user) => [user, kafkaPassword(password, user)] as const);
  const broker = await KeptBroker.start(
    {
      folder: join(settings.dataDir, 'kafka'),
      users: { ...Object.fromEntries(users), [OWNER]: password },
      superUser: OWNER,
      log: say,
    },
    say,
  );
  const connection = { brokers: broker.brokers, login: { user: OWNER, password: fixedSecret(password) } };
  return { connection, broker, env: (service) => envOf(connection, service), stop: () => broker.stop() };
}

async function nothing(): Promise<void> {
  return undefined;
}

/** Where its owner logs in, each service does, by its own name and a password that follows from the owner's. */
function envOf(connection: KafkaConnection, service: string): Readonly<Record<string, string>> {
  const { brokers, prefix, login, tls } = connection;
  return {
    KAFKA_BROKERS: brokers.join(','),
    ...(prefix && { KAFKA_PREFIX: prefix }),
    ...(login && { KAFKA_PASSWORD: kafkaPassword(login.password.current, service) }),
    ...(tls && { KAFKA_TLS: 'on' }),
    ...(tls?.ca && { KAFKA_CA: tls.ca }),
  };
}
