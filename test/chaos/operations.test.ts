import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describeWithOwnKafka } from '../support/kafka/kafka-for-tests.js';
import { withoutAgency } from './outage.js';
import { ProcessesUnderTest, services } from './processes-under-test.js';
import { restartEach } from './restarts.js';
import { Stage } from './stage.js';
import { judge } from './verdict.js';

jest.setTimeout(600_000);

describeWithOwnKafka('services as processes of their own', () => {
  let stage: Stage<ProcessesUnderTest>;

  beforeAll(async () => {
    execFileSync(process.execPath, [join(__dirname, '../../scripts/build.mjs')]);
    const around = { signal: new AbortController().signal, tell: () => undefined };
    stage = await Stage.open((...where) => new ProcessesUnderTest(...where), around);
  });

  afterAll(() => stage?.close());

  it('end within ten seconds of SIGTERM in a running demo, one after another, and nothing is lost or doubled', async () => {
    const restarted = await restartEach(stage);
    expect(restarted.map(({ name, ended }) => ({ name, ended }))).toEqual(
      services.map((name) => ({ name, ended: 'code 0' })),
    );
    expect(restarted.filter(({ seconds }) => seconds > 10)).toEqual([]);
    expect((await judge(stage)).findings).toEqual([]);
  });

  it('let no other agency wait for one that is away, and catch up once it is back', async () => {
    const { ofTheOneAway } = await withoutAgency(stage, 'tax');
    expect(ofTheOneAway.filter((status) => ['acknowledged', 'granted'].includes(status))).toEqual([]);
    expect(ofTheOneAway).toContain('delivering');
    expect((await judge(stage)).findings).toEqual([]);
  });

  it('all end within ten seconds when their supervisor is told to end, and nothing of them is left', async () => {
    const { code, seconds } = await stage.installation.stop();
    expect({ code, left: stage.installation.left() }).toEqual({ code: 0, left: [] });
    expect(seconds).toBeLessThan(10);
  });
});
