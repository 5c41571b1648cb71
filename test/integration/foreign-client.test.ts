import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { contracts } from '#contracts';
import { kafkaTool, kafkaToolCommand } from '#local-kafka';
import { plainSealer } from '#secrecy';
import { Codec } from '../../libs/messaging/codec.js';
import { describeOnKafka, kafkaForTests, type KafkaForTests } from '../support/kafka/kafka-for-tests.js';
import { describeWithPython } from '../support/python.js';

jest.setTimeout(180_000);

const project = join(__dirname, '../..');
const KEY = '0198f3a0-7c1e-7000-8000-000000000001';
const EXAMPLE = 'schemas/dossiers/ready/v1/examples/valid/the-first-version-for-the-tax-agency.json';
const dossier = JSON.parse(readFileSync(join(project, EXAMPLE), 'utf8'));
const codec = new Codec(contracts, plainSealer, { now: () => new Date('2026-11-22T09:30:00Z') });
const TOOLS = {
  topics: 'org.apache.kafka.tools.TopicCommand',
  producer: 'org.apache.kafka.tools.ConsoleProducer',
  consumer: 'org.apache.kafka.tools.consumer.ConsoleConsumer',
};

/** The shell of the documents, chapter by chapter. */
function commands(chapter: string): string[] {
  const text = readFileSync(join(project, 'docs/integrators.md'), 'utf8');
  const [found = ''] = text.slice(text.indexOf(`## ${chapter}`)).split('\n## ');
  return [...found.matchAll(/```sh\n(.*?)```/gs)].map((match) => match[1]!);
}

describeOnKafka('what integrators are shown', () => {
  describeWithPython('docs/examples/requirements.txt', (python) => {
    let folder: string;
    let kafka: KafkaForTests;

    beforeAll(async () => {
      kafka = await kafkaForTests();
      folder = mkdtempSync(join(tmpdir(), 'ankomst-foreign-'));
      symlinkSync(join(project, 'docs'), join(folder, 'docs'));
      symlinkSync(python, join(folder, '.venv'));
      await placeTool('kafka-console-consumer.sh', TOOLS.consumer);
      await placeTool('kafka-console-producer.sh', TOOLS.producer);
      for (const topic of ['dossiers.tax', 'reports.tax'])
        await tool(TOOLS.topics, topic, ['--create', '--partitions', '8']);
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    async function placeTool(name: string, mainClass: string): Promise<void> {
      const command = (await kafkaToolCommand(mainClass)).map((word) => `'${word}'`).join(' ');
      writeFileSync(join(folder, name), `#!/bin/sh\nexec ${command} "$@"\n`);
      chmodSync(join(folder, name), 0o755);
    }

    async function tool(mainClass: string, topic: string, args: readonly string[], input = ''): Promise<string> {
      const at = ['--bootstrap-server', kafka.brokers.join(','), '--topic', kafka.prefix + topic];
      const { code, stdout, stderr } = await kafkaTool(mainClass, [...at, ...args], input);
      if (code !== 0) throw new Error(stderr);
      return stdout;
    }

    const run = (script: string) =>
      promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], {
        cwd: folder,
        env: {
          PATH: `${folder}:${process.env.PATH}`,
          BROKERS: kafka.brokers.join(','),
          KAFKA_PREFIX: kafka.prefix,
        },
      });

    it('reads what we write, and writes what we take', async () => {
      const { headers, value } = codec.encode('dossiers.tax', {
        id: '0198f3a0-7c1e-7000-8000-0000000000ff',
        source: 'collector',
        type: 'dk.ankomst.dossier.ready.v1',
        subject: dossier.reference,
        key: KEY,
        data: dossier,
      });
      const line = [
        Object.entries(headers)
          .map((pair) => pair.join(':'))
          .join(','),
        KEY,
        value.toString(),
      ].join('\t');
      await tool(
        TOOLS.producer,
        'dossiers.tax',
        ['--property', 'parse.headers=true', '--property', 'parse.key=true'],
        line,
      );
      const shell = commands('On Kafka, without our code');
      expect(shell).toHaveLength(2);
      expect((await run(shell.join('\n'))).stdout).toBe(`granted ${dossier.reference}\n`);

      const printed = ['partition', 'headers', 'key'].flatMap((part) => ['--property', `print.${part}=true`]);
      const read = await tool(TOOLS.consumer, 'reports.tax', ['--from-beginning', '--max-messages', '2', ...printed]);
      const reports = read
        .trim()
        .split('\n')
        .map((text) => {
          const [partition = '', said = '', key = '', data = ''] = text.split('\t');
          const pairs = said
            .split(',')
            .map((pair) => [pair.slice(0, pair.indexOf(':')), pair.slice(pair.indexOf(':') + 1)]);
          const raw = { position: 0, key, headers: Object.fromEntries(pairs), value: Buffer.from(data) };
          return codec.decode('reports.tax', Number(partition.replace('Partition:', '')), raw);
        });
      expect(reports).toMatchObject([
        { key: KEY, subject: dossier.reference, data: { dossierVersion: 1, status: 'acknowledged' } },
        { key: KEY, subject: dossier.reference, data: { dossierVersion: 1, status: 'granted' } },
      ]);
    });
  });
});
