import { contracts } from '#contracts';
import { provisionKafka } from '#messaging';
import { createLogger, fail } from '#observability';
import { readSettings, SettingError } from '#settings';
import { servicesFor } from '../services.js';
import { provisionDatabase } from './provision-database.js';

const HELP = `npm run provision

Makes what services that are processes of their own need, and brings it up to date: in PostgreSQL a schema, a role and
grants for each; on Kafka the topics and, where users log in, who may read and write which. May run again at any time.

  DATABASE_URL         the PostgreSQL, as its owner
  KAFKA_BROKERS        the Kafka; KAFKA_USER, KAFKA_PASSWORD, KAFKA_TLS, KAFKA_CA as a user that may do so
  KAFKA_PREFIX         before the names of topics and groups
  KAFKA_REPLICATION    copies of each topic

Users of Kafka are made by its own tools: "npm run kafka:acls -- --users" prints the lines.
`;

async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) return void process.stdout.write(HELP);
  if (args.length > 0)
    throw new SettingError(args.join(' '), 'is no argument of provision. It takes --help, and settings.');
  const settings = readSettings();
  const kafka = settings.kafka('admin');
  if (!settings.databaseUrl)
    throw new SettingError('DATABASE_URL', 'must name the PostgreSQL to provision, as its owner.');
  if (!kafka)
    throw new SettingError(
      'KAFKA_BROKERS',
      'must name the Kafka to provision. Without Kafka, "npm start" provisions by itself.',
    );
  const services = servicesFor(settings);
  await provisionDatabase(settings.databaseUrl, services, settings.production);
  say(`PostgreSQL: ${services.map(({ schema }) => schema.service).join(', ')} have schema, role and grants.`);
  const log = createLogger('provision', settings.logLevel);
  const { made, acls } = await provisionKafka(kafka, contracts.topics, settings.kafkaReplication, log);
  say(`Kafka: ${contracts.topics.length} topics, ${made.length} of them new; ${acls || 'no'} rights.`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main(process.argv.slice(2)).catch(fail);
