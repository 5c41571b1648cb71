import { setTimeout as pause } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { expectKept, untilHandled } from '../support/expect-kept.js';
import { TRIAL } from '../support/trial-contracts.js';
import type { TrialGround } from './trial.js';

const WRITERS = 16;
const TRANSACTIONS = 25;

export function writers(ground: TrialGround): void {
  it('sixteen writers that commit after random delays, roll back, or fail to commit: no event is skipped, none comes that was taken back', async () => {
    const world = await ground.world();
    const portal = await world.messaging('portal');
    await ground.collector(world);
    let number = 0;
    let kept = 0;
    await world.ask(`CREATE TABLE portal.refused (number integer UNIQUE DEFERRABLE INITIALLY DEFERRED)`);
    await world.ask('GRANT INSERT ON portal.refused TO portal');
    const writeOnce = (writer: number, events: number, fate: 'kept' | 'thrown' | 'refused'): Promise<void> =>
      portal.transact([], async (work) => {
        await pause(Math.random() * 10);
        for (let event = 0; event < events; event += 1) {
          const key = `writer-${writer}-${event % 2}`;
          work.emit('applications', {
            id: uuidv7(),
            source: 'portal',
            type: TRIAL,
            key,
            data: { number: (number += 1) },
          });
        }
        await work.sql.query('SELECT pg_sleep(random() * 0.01)');
        if (fate === 'refused') await work.sql.query('INSERT INTO portal.refused VALUES ($1), ($1)', [writer]); // by the commit
        if (fate === 'thrown') throw new Error('taken back');
      });
    const write = async (writer: number): Promise<void> => {
      for (let turn = 0; turn < TRANSACTIONS; turn += 1) {
        const events = 1 + Math.floor(Math.random() * 4);
        if (turn % 5 === 4) await expect(writeOnce(writer, events, 'thrown')).rejects.toThrow('taken back');
        else if (turn % 5 === 3) await expect(writeOnce(writer, events, 'refused')).rejects.toThrow(/duplicate key/);
        else {
          await writeOnce(writer, events, 'kept');
          kept += events;
        }
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
    await untilHandled(world, kept);
    await expectKept(world, kept);
  });
}
