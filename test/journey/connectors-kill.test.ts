import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../conformance/support/until.js';
import { ScriptedAgency } from './connectors-scripted-agency.js';
import { ConnectorsStage } from './connectors-stage.js';

jest.setTimeout(120_000);

describe('a connector that is killed', () => {
  let agency: ScriptedAgency;
  let stage: ConnectorsStage;
  let child: ChildProcess | undefined;
  beforeAll(async () => {
    agency = await ScriptedAgency.open();
    stage = await ConnectorsStage.open('siri', { agencyUrl: agency.url });
    await stage.stopConnector();
  });
  afterAll(async () => {
    await kill();
    await stage.close();
    await agency.close();
  });

  const start = () => {
    child = fork(join(__dirname, 'connectors-process.ts'), {
      execArgv: ['--require', join(__dirname, '..', 'conformance', 'support', 'register.cjs')],
      env: { ...process.env, ...stage.environment, AGENCY: 'siri' },
      stdio: 'ignore',
    });
  };
  const kill = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };

  it('goes on with what was under way, with the same key, and tells nothing twice', async () => {
    agency.play('hang');
    const one = stage.newCase();
    await stage.ready(one);
    start();
    await until(() => agency.calls.length > 0);
    await kill();
    const [lost] = agency.calls;
    agency.play({ status: 201 });
    start();
    await until(
      async () => (await stage.statuses(one)).includes('delivered'),
      () => stage.statuses(one),
    );
    await kill();
    expect(agency.calls.map(({ key }) => key)).toEqual([lost?.key]);
    expect(await stage.statuses(one)).toEqual(['delivering', 'delivered']);
  });

  it('delivers each of many cases under one key, at whatever moment it dies', async () => {
    agency.play({ status: 201 });
    const cases = Array.from({ length: 20 }, () => stage.newCase());
    for (const one of cases) await stage.ready(one);
    for (let death = 0; death < 5; death += 1) {
      const calls = agency.calls.length;
      start();
      await until(() => agency.calls.length > calls || agency.calls.length >= cases.length);
      await pause(Math.random() * 40);
      await kill();
    }
    start();
    for (const one of cases)
      await until(
        async () => (await stage.statuses(one)).includes('delivered'),
        () => stage.statuses(one),
      );
    expect(new Set(agency.calls.map(({ key }) => key)).size).toBe(cases.length);
    for (const one of cases) expect(await stage.statuses(one)).toEqual(['delivering', 'delivered']);
  });
});
