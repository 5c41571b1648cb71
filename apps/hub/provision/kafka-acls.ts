import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { contracts } from '#contracts';
import { kafkaAcls, kafkaUsers, provisionKafka } from '#messaging';
import { createLogger, fail } from '#observability';
import { kafkaPassword } from '#secrecy';
import { readSettings, SettingError, type Settings } from '#settings';
import { aclLines, credentialOf, userLines } from './kafka-lines.js';

const HELP = `npm run kafka:acls [-- --users FOLDER] [-- --apply]

Prints who may read and write what, as lines of Kafka's own tools; they follow from the topic table in schemas/.

  --users FOLDER   first a line for each user, and in FOLDER for each of them a file that this line reads, and one,
                   <user>.password, for KAFKA_PASSWORD_FILE of its service. Passwords follow from KAFKA_PASSWORD, the
                   owner's, which no service is given.
  --apply          makes topics and rights on the Kafka itself instead, as KAFKA_USER, and takes away other rights
  --help

KAFKA_BROKERS, KAFKA_PREFIX and, for --apply, KAFKA_USER, KAFKA_PASSWORD, KAFKA_TLS, KAFKA_CA, KAFKA_REPLICATION.
`;

async function main(): Promise<void> {
  const { values: wish } = readArguments();
  if (wish.help) return void process.stdout.write(HELP);
  const settings = readSettings();
  const kafka = settings.kafka('admin');
  if (wish.apply) return apply(settings);
  const reach = { brokers: kafka?.brokers ?? ['localhost:9092'], folder: resolve(wish.users ?? '.') };
  const users = wish.users === undefined ? [] : userLines(writeFiles(settings, reach.folder), reach);
  const lines = [...users, ...aclLines(kafkaAcls(contracts.topics, kafka?.prefix), reach)];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function readArguments() {
  try {
    return parseArgs({
      options: { users: { type: 'string' }, apply: { type: 'boolean' }, help: { type: 'boolean' } },
    });
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${HELP}`);
    process.exit(2);
  }
}

async function apply(settings: Settings): Promise<void> {
  const kafka = settings.kafka('admin');
  if (!kafka) throw new SettingError('KAFKA_BROKERS', 'must name the Kafka that takes these rights.');
  if (!kafka.login)
    throw new SettingError('KAFKA_PASSWORD', 'must be set: on a Kafka without users there are no rights to give.');
  const log = createLogger('kafka:acls', settings.logLevel);
  const { made, acls } = await provisionKafka(kafka, contracts.topics, settings.kafkaReplication, log);
  process.stdout.write(`${acls} rights stand; ${made.length} topics are new.\n`);
}

function writeFiles(settings: Settings, folder: string): readonly string[] {
  const owners = settings.kafka('admin')?.login?.password.current;
  if (!owners)
    throw new SettingError(
      'KAFKA_PASSWORD',
      "must be set, with KAFKA_BROKERS: the owner's, from which the others follow.",
    );
  const users = kafkaUsers(contracts.topics);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const user of users) {
    writeFileSync(join(folder, user), credentialOf(kafkaPassword(owners, user)), { mode: 0o600 });
    writeFileSync(join(folder, `${user}.password`), kafkaPassword(owners, user), { mode: 0o600 });
  }
  return users;
}

main().catch(fail);
