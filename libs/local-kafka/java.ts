import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { LocalKafkaError } from './errors.js';

const OLDEST_JAVA = 17;
const INSTALL = 'On Debian: "apt-get install -y openjdk-17-jre-headless maven".';

/** The command that starts a Java which Kafka runs on. @throws LocalKafkaError that says what to install */
export function getJava(): string {
  const command = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
  const { error, stderr } = spawnSync(command, ['-version'], { encoding: 'utf8' });
  if (error)
    throw new LocalKafkaError('NO_JAVA', `Kafka needs Java ${OLDEST_JAVA}, and "${command}" is not there. ${INSTALL}`);
  const version = Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0);
  if (version >= OLDEST_JAVA) return command;
  throw new LocalKafkaError(
    'NO_JAVA',
    `Kafka needs Java ${OLDEST_JAVA}, and "${command}" is ${version || 'of an unknown version'}. ${INSTALL}`,
  );
}

/** @throws LocalKafkaError that says what to install */
export function getMaven(): string {
  if (!spawnSync('mvn', ['--version']).error) return 'mvn';
  throw new LocalKafkaError(
    'NO_MAVEN',
    `The first start of Kafka fetches it by Maven, and "mvn" is not there. ${INSTALL}`,
  );
}
