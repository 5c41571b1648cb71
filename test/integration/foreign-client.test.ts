import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { HubClient } from '../../apps/hub/demo/hub-client.js';
import { Journal } from '../../apps/hub/demo/journal.js';
import { handIn } from '../../apps/hub/demo/journey.js';
import { readPersonas, todayInDenmark } from '../../apps/hub/demo/personas.js';
import { findPosting } from '../../apps/hub/processes/board.js';
import { eventually } from '../support/eventually.js';
import { freePorts } from '../support/free-ports.js';
import { describeWithOwnKafka } from '../support/kafka/kafka-for-tests.js';
import { describeWithPython } from '../support/python.js';
import { kafkaToolCommand } from '../support/kafka/kafka-tool.js';

jest.setTimeout(240_000);

const project = join(__dirname, '../..');
const PATIENCE_MS = 120_000;
const TOOLS = {
  'kafka-console-consumer.sh': 'org.apache.kafka.tools.consumer.ConsoleConsumer',
  'kafka-console-producer.sh': 'org.apache.kafka.tools.ConsoleProducer',
};

/** The shell of the documents, block by block. */
function commands(chapter: string): string[] {
  const text = readFileSync(join(project, 'docs/integrators.md'), 'utf8');
  const [found = ''] = text.slice(text.indexOf(`## ${chapter}`)).split('\n## ');
  return [...found.matchAll(/```sh\n(.*?)```/gs)].map((match) => match[1]!);
}

/** An installation as the documents start it, and all that it says. */
class StartedByShell {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'ankomst-foreign-data-'));
  private readonly shell: ChildProcess;
  private said = '';

  constructor(
    command: string,
    readonly port: number,
  ) {
    chmodSync(this.dataDir, 0o755); // PostgreSQL's own user reaches it, also when this runs as root
    const given = { KAFKA_BROKERS: '', KAFKA_PREFIX: '', DATABASE_URL: '', NODE_ENV: '', LOG_LEVEL: 'error' };
    const env = {
      ...process.env,
      ...given,
      PORT: String(port),
      DATA_DIR: this.dataDir,
      KEYS_DIR: `${this.dataDir}-keys`,
    };
    this.shell = spawn('bash', ['-c', command], { cwd: project, env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.shell.stdout!, this.shell.stderr!]) {
      stream.setEncoding('utf8').on('data', (text: string) => (this.said += text));
    }
  }

  /** The lines that a reader pastes into their shell. */
  async exports(): Promise<string> {
    await eventually(async () => {
      if (this.shell.exitCode !== null) throw new Error(this.said);
      expect(this.said).toMatch(/^export KAFKA_WRITES=.*\n/m);
    }, PATIENCE_MS);
    return (this.said.match(/^export .*$/gm) ?? []).join('\n');
  }

  async stop(): Promise<void> {
    const supervisor = findPosting(this.dataDir)?.supervisor.pid;
    if (supervisor) process.kill(supervisor, 'SIGTERM');
    if (this.shell.exitCode === null) await once(this.shell, 'exit');
    for (const folder of [this.dataDir, `${this.dataDir}-keys`, `${this.dataDir}-mail`])
      rmSync(folder, { recursive: true, force: true });
  }
}

describeWithOwnKafka('what integrators are shown of Kafka', () => {
  describeWithPython('docs/examples/requirements.txt', (python) => {
    const [start = '', ...blocks] = commands('On Kafka, without our code');
    const ending = new AbortController();
    let folder: string;
    let installation: StartedByShell;

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'ankomst-foreign-'));
      symlinkSync(join(project, 'docs'), join(folder, 'docs'));
      symlinkSync(python, join(folder, '.venv'));
      for (const [name, mainClass] of Object.entries(TOOLS)) await placeTool(name, mainClass);
      installation = new StartedByShell(start, await freePorts());
    });
    afterAll(async () => {
      ending.abort();
      await installation.stop();
      rmSync(folder, { recursive: true });
    });

    async function placeTool(name: string, mainClass: string): Promise<void> {
      const command = (await kafkaToolCommand(mainClass)).map((word) => `'${word}'`).join(' ');
      writeFileSync(join(folder, name), `#!/bin/sh\nexec ${command} "$@"\n`);
      chmodSync(join(folder, name), 0o755);
    }

    const run = (script: string) =>
      promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], {
        cwd: folder,
        env: { PATH: `${folder}:${process.env.PATH}` },
      });

    it('starts as it stands there, takes a dossier and grants it', async () => {
      expect(blocks).toHaveLength(2);
      const exports = await installation.exports();
      const hub = new HubClient(`http://127.0.0.1:${installation.port}`, PATIENCE_MS, ending.signal);
      const today = todayInDenmark(new Date());
      const [persona] = readPersonas(today, ['nordic-worker']);
      const { visit } = await handIn(persona!, {
        hub,
        journal: Journal.open(undefined, today),
        patienceMs: PATIENCE_MS,
        stopped: ending.signal,
        tell: () => undefined,
      });
      const { stdout } = await run([exports, ...blocks].join('\n'));
      expect(stdout).toBe(`granted ${visit.caseId}\n`);
      await eventually(async () => {
        const { agencies, timeline } = (await hub.case(visit.caseId, visit.token)) as unknown as Seen;
        expect(agencies.tax).toMatchObject({ status: 'granted' });
        const told = timeline.filter(({ agency }) => agency === 'tax').map(({ event }) => event);
        expect(told).toEqual(expect.arrayContaining(['acknowledged', 'granted']));
      }, PATIENCE_MS);
    });
  });
});

interface Seen {
  agencies: Record<string, { status: string }>;
  timeline: { agency?: string; event: string }[];
}
