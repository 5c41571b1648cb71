import { getJars } from './jars.js';
import { getJava } from './java.js';
import { programArguments, run, type Outcome } from './run-java.js';

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
