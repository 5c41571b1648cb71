import { DatabaseError } from '#database';
import { MessagingError } from '#messaging';
import { againWhenAway } from './when-away.js';

const brokerAway = new MessagingError('UNREACHABLE', 'Kafka cannot be reached');
const databaseAway = new DatabaseError('PROVISION_FAILED', 'not brought up to date', {
  cause: Object.assign(new Error('the database system is starting up'), { code: '57P03' }),
});

/** Fails so often, then goes well. */
function failing(error: Error, times: number) {
  const work = jest.fn(async () => 'done');
  for (let time = 0; time < times; time += 1) work.mockRejectedValueOnce(error);
  return work;
}

describe('work on a database or a broker that died', () => {
  it.each([
    ['broker', brokerAway],
    ['database', databaseAway],
  ])('is done again until our own %s is back', async (_, error) => {
    const provision = failing(error, 3);
    expect(await againWhenAway(true, provision, { pauseMs: 1 })).toBe('done');
    expect(provision).toHaveBeenCalledTimes(4);
  });

  it('is not done again for somebody else’s, nor after a fault that does not pass', async () => {
    const elsewhere = failing(brokerAway, 1);
    await expect(againWhenAway(false, elsewhere, { pauseMs: 1 })).rejects.toBe(brokerAway);
    expect(elsewhere).toHaveBeenCalledTimes(1);

    const refused = new MessagingError('LOGIN_REFUSED', 'Kafka refuses the user');
    const wrong = failing(refused, 1);
    await expect(againWhenAway(true, wrong, { pauseMs: 1 })).rejects.toBe(refused);
    expect(wrong).toHaveBeenCalledTimes(1);
  });

  it('fails as it failed last when nothing comes back in time', async () => {
    const provision = jest.fn().mockRejectedValue(brokerAway);
    await expect(againWhenAway(true, provision, { pauseMs: 1, patienceMs: 20 })).rejects.toBe(brokerAway);
    expect(provision.mock.calls.length).toBeGreaterThan(1);
  });
});
