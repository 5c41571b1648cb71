import { areJarsThere, getJars } from '../../../libs/local-kafka/jars.js';
import { getJava, getMaven } from '../../../libs/local-kafka/java.js';
import { programArguments, run, type Outcome } from '../../../libs/local-kafka/run-java.js';

/**
 * Runs one of Kafka's own tools to its end, as its `bin/*.sh` would: `kafka.admin.ConfigCommand` is `kafka-configs.sh`,
 * `org.apache.kafka.tools.consumer.ConsoleConsumer` is `kafka-console-consumer.sh`.
 */
export async function kafkaTool(mainClass: string, args: readonly string[], input = ''): Promise<Outcome> {
  const [java = '', ...command] = await kafkaToolCommand(mainClass);
  return run(java, [...command, ...args], input);
}

/** The command that starts such a tool, for who wants to start it another way. */
export async function kafkaToolCommand(mainClass: string): Promise<readonly string[]> {
  const home = { java: getJava(), jars: await getJars(() => undefined) };
  return [home.java, ...programArguments(home, mainClass)];
}

/** What this machine lacks for a Kafka of its own, as a sentence; undefined when it lacks nothing. */
export function missingForKafka(): string | undefined {
  try {
    getJava();
    if (!areJarsThere()) getMaven();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
