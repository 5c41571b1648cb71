import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalKafka, type LocalKafka } from '#local-kafka';

/** The program behind `jest-setup.cjs`: says where its broker is and ends with the test run, which closes our input however it ends. */
async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ankomst-kafka-'));
  let kafka: LocalKafka | undefined;
  const over = new Promise((resolve) => process.stdin.resume().once('close', resolve));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined); // the run ends us
  try {
    kafka = await startLocalKafka({
      folder,
      endsWithMe: true,
      log: (text) => console.error(`Kafka for tests: ${text}`),
    });
    console.log(JSON.stringify({ brokers: kafka.brokers }));
    await over;
  } catch (error) {
    console.log(JSON.stringify({ problem: (error as Error).message }));
  } finally {
    await kafka?.kill(); // nobody wants its data
    rmSync(folder, { recursive: true, force: true });
  }
}

void run().then(() => process.exit());
