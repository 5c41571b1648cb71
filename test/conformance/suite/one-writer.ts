import { expectKept, untilHandled } from '../support/expect-kept.js';
import { until } from '../support/until.js';
import type { TrialGround } from './trial.js';

const MESSAGES = 60;

export function oneWriter(ground: TrialGround): void {
  it('two topics at once for one resident, in two processes, and commands in between: each sees what the other did', async () => {
    const world = await ground.world();
    const options = { delayMs: 5, tuning: { batchSize: 3 } };
    const collector = await ground.collector(world, options);
    await ground.collector(world, options);
    const numbers = Array.from({ length: MESSAGES }, (_, number) => ({ resident: 'one', number }));
    const commands = async (): Promise<void> => {
      for (let command = 0; command < 20; command += 1) {
        await collector.messaging.transact(['one'], async ({ sql }) => {
          const [total] = await sql.query<{ messages: number }[]>('SELECT messages FROM total WHERE resident = $1', [
            'one',
          ]);
          await sql.query('SELECT pg_sleep(0.005)');
          await sql.query('UPDATE total SET messages = $2 WHERE resident = $1', ['one', total?.messages]);
        });
      }
    };
    await Promise.all([world.write('applications', numbers), world.write('reports.siri', numbers), commands()]);
    await untilHandled(world, 2 * MESSAGES);
    await expectKept(world, 2 * MESSAGES);
  });

  it('commands for many residents at once never wait for each other in a ring', async () => {
    const world = await ground.world();
    const collector = await ground.collector(world);
    const residents = Array.from({ length: 8 }, (_, number) => `resident-${number}`);
    let running = 0;
    await Promise.all(
      Array.from({ length: 40 }, () =>
        collector.messaging.transact(
          [...residents].sort(() => Math.random() - 0.5),
          async ({ sql }) => {
            running += 1;
            expect(running).toBe(1);
            await sql.query('SELECT 1');
            running -= 1;
          },
        ),
      ),
    );
    await collector.close(); // a session reports its deadlocks when it ends, at the latest
    await until(() =>
      world
        .count(`SELECT count(*) FROM pg_stat_activity WHERE usename = 'collector' AND datname = current_database()`)
        .then((sessions) => sessions === 0),
    );
    const deadlocks = () => world.count('SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()');
    expect(await deadlocks()).toBe(0);
  });
}
