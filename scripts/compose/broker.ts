import { check, completed, confined, healthy, secretFile, type Container } from './container.js';
import { secretOf, type Member } from './members.js';

/** As libs/local-kafka has it, which the tests run on. */
const IMAGE = 'docker.io/apache/kafka:4.1.0';
/** The super user with whom provisioning makes topics and rights. */
export const ADMIN = 'admin';
export const ADMIN_PASSWORD = 'kafka_admin_password';
export const BROKERS = 'kafka:9092';
/** Reached from the broker's own network only, without a login. */
const INSIDE = '127.0.0.1:9094';
const CONTROLLER = '127.0.0.1:9093';

/** Kafka's scripts keep logs of their own, which would fill the memory behind /tmp. What matters goes to the container's. */
const withoutLogFiles = {
  LOG_DIR: '/tmp',
  KAFKA_LOG4J_OPTS: '-Dlog4j2.configurationFile=/opt/kafka/config/tools-log4j2.yaml',
  EXTRA_ARGS: '-name kafkaServer', // and not -loggc
};

/**
 * A cluster of one node. Its image formats the storage at the first start and leaves it alone later. Clients log in and
 * may do what they were given the right to. The broker itself and its controller need no password: they meet on the
 * loopback of the container, where nobody else is.
 */
export const kafka: Container = {
  image: IMAGE,
  environment: {
    KAFKA_NODE_ID: '1',
    KAFKA_PROCESS_ROLES: 'broker,controller',
    KAFKA_CONTROLLER_QUORUM_VOTERS: `1@${CONTROLLER}`,
    KAFKA_LISTENERS: `CLIENTS://0.0.0.0:9092,INSIDE://${INSIDE},CONTROLLER://${CONTROLLER}`,
    KAFKA_ADVERTISED_LISTENERS: `CLIENTS://${BROKERS},INSIDE://${INSIDE}`,
    KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'CLIENTS:SASL_PLAINTEXT,INSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT',
    KAFKA_INTER_BROKER_LISTENER_NAME: 'INSIDE',
    KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
    KAFKA_LISTENER_NAME_CLIENTS_SASL_ENABLED_MECHANISMS: 'SCRAM-SHA-512',
    KAFKA_LISTENER_NAME_CLIENTS_SCRAM___SHA___512_SASL_JAAS_CONFIG:
      'org.apache.kafka.common.security.scram.ScramLoginModule required;',
    KAFKA_AUTHORIZER_CLASS_NAME: 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    KAFKA_SUPER_USERS: `User:ANONYMOUS;User:${ADMIN}`,
    KAFKA_ALLOW_EVERYONE_IF_NO_ACL_FOUND: 'false',
    KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
    KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
    KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
    KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
    KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR: '1',
    KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR: '1',
    KAFKA_LOG_DIRS: '/var/lib/kafka/data',
    KAFKA_HEAP_OPTS: '-Xmx640m',
    ...withoutLogFiles,
  },
  volumes: ['kafka:/var/lib/kafka/data'],
  healthcheck: {
    ...check('/opt/kafka/bin/kafka-broker-api-versions.sh', `--bootstrap-server=${INSIDE}`),
    interval: '60s', // it starts a Java each time
    timeout: '20s',
    start_interval: '3s',
  },
  ...confined,
  tmpfs: ['/tmp:exec', '/opt/kafka/config'], // compression has native code; the settings are written at each start
  stop_grace_period: '30s',
  restart: 'unless-stopped',
};

/**
 * Gives every user the password that stands in its file, at each start of the installation. Kafka's protocol has it, our
 * client has not, so Kafka's own tool does it: in the broker's network, since nobody could log in before.
 */
export function kafkaUsers(members: readonly Member[]): Container {
  const users = members.filter(({ events }) => events);
  const secrets = [ADMIN_PASSWORD, ...users.map((member) => secretOf(member, 'kafka_password'))];
  const files = [ADMIN, ...users.map(({ name }) => name)].map((name, i) => `${name}=${secretFile(secrets[i]!)}`);
  return {
    image: IMAGE,
    command: ['bash', '/make-kafka-users.sh', INSIDE, ...files],
    network_mode: 'service:kafka',
    environment: { KAFKA_HEAP_OPTS: '-Xmx128m -XX:TieredStopAtLevel=1', LOG_DIR: '/tmp' },
    secrets,
    volumes: ['./scripts/compose/make-kafka-users.sh:/make-kafka-users.sh:ro'],
    depends_on: { kafka: healthy },
    ...confined,
    tmpfs: ['/tmp'],
    restart: 'no',
  };
}

/** For who needs topics, rights and a login. */
export const withKafka = { kafka: healthy, 'kafka-users': completed } as const;
