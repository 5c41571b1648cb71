import { contracts } from '#contracts';
import { openDatabase } from '#database';
import { plainSealer } from '#secrecy';
import type { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { collector } from '../../apps/collector/index.js';
import { findDue, markDue, takeDue } from '../../apps/collector/store/due.js';
import { Store } from '../../apps/collector/store/store.js';
import { Installation } from '../support/installation.js';

describe('a case that is due', () => {
  let installation: Installation;
  let dataSource: DataSource;
  const store = new Store(contracts, plainSealer);
  beforeAll(async () => {
    installation = await Installation.open({ services: [collector], played: [] });
    dataSource = await openDatabase(installation.ground.databaseUrl('collector'), 'collector');
    await store.open(dataSource.manager);
  }, 60_000);
  afterAll(async () => {
    await dataSource.destroy();
    await installation.close();
  });

  const earlier = '2026-11-20T08:00:00.000Z';
  const later = '2026-11-20T09:00:00.000Z';
  const mark = (residentId: string, at: string, changed?: string[]) =>
    markDue(store, dataSource.manager, [{ residentId, at, changed }]);
  const take = async (residentId: string, now = later) =>
    [...(await takeDue(store, dataSource.manager, [residentId], now))].map(([, changed]) => changed);

  it('is taken once, with every fact that changed since the last look', async () => {
    const resident = uuidv7();
    await mark(resident, earlier, ['contact.phone', 'contact.email']);
    await mark(resident, earlier, ['identity.familyName', 'contact.phone']);
    await mark(resident, earlier);
    expect(await take(resident)).toEqual([['contact.email', 'contact.phone', 'identity.familyName']]);
    expect(await take(resident)).toEqual([]);
  });

  it('is due at the earliest time that somebody planned', async () => {
    const resident = uuidv7();
    await mark(resident, later);
    await mark(resident, earlier);
    await mark(resident, later);
    expect(await findDue(dataSource.manager, earlier, 10)).toContain(resident);
  });

  it('is left alone before its time', async () => {
    const resident = uuidv7();
    await mark(resident, later, ['contact.phone']);
    expect(await take(resident, earlier)).toEqual([]);
    expect(await take(resident, later)).toEqual([['contact.phone']]);
  });
});
