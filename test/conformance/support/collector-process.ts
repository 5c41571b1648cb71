import { startCollector, type CollectorOptions } from './trial-collector.js';

/** A process of its own, made to be killed. Tells its parent of every batch that it begins. */
async function main(): Promise<void> {
  const options = JSON.parse(process.env.COLLECTOR ?? '{}') as CollectorOptions;
  const collector = await startCollector({
    ...options,
    onBatch: ({ messages }) => process.send?.({ batch: messages[0]!.partition }),
  });
  process.send?.({ ready: true });
  process.once('SIGTERM', () => void collector.close().then(() => process.exit(0)));
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
