import { contracts } from '#contracts';
import { openDatabase } from '#database';
import { plainSealer } from '#secrecy';
import type { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Arrival } from '../../apps/collector/case/record.js';
import { collector } from '../../apps/collector/index.js';
import { findDue, markDue, takeDue } from '../../apps/collector/store/due.js';
import { keepEvents, loadEvents } from '../../apps/collector/store/events.js';
import { insertRecords, loadRecords, raiseRevisions } from '../../apps/collector/store/records.js';
import { Store } from '../../apps/collector/store/store.js';
import { Installation } from '../support/installation.js';

const earliest = '2026-11-20T07:00:00.000Z';
const earlier = '2026-11-20T08:00:00.000Z';
const later = '2026-11-20T09:00:00.000Z';

let installation: Installation;
let dataSource: DataSource;
const store = new Store(contracts, plainSealer);
beforeAll(async () => {
  installation = await Installation.open({ services: [collector], played: [] });
  dataSource = await openDatabase(installation.ground.databaseUrl('collector'), 'collector');
}, 60_000);
afterAll(async () => {
  await dataSource.destroy();
  await installation.close();
});

describe('a case that is due', () => {
  const mark = (residentId: string, at: string) => markDue(dataSource.manager, [{ residentId, at }]);
  const take = async (residentId: string, now = later) => [
    ...(await takeDue(dataSource.manager, [residentId], now)).entries(),
  ];

  it('is taken once, however often it was marked', async () => {
    const resident = uuidv7();
    await mark(resident, earlier);
    await mark(resident, earlier);
    expect(await take(resident)).toEqual([[resident, new Date(earlier)]]);
    expect(await take(resident)).toEqual([]);
  });

  it('is due at the earliest time that somebody planned', async () => {
    const resident = uuidv7();
    await mark(resident, later);
    expect(await findDue(dataSource.manager, earlier, 10)).not.toContain(resident);
    await mark(resident, earlier);
    await mark(resident, later);
    expect(await findDue(dataSource.manager, earlier, 10)).toContain(resident);
  });

  it('is found among the oldest, not always the same first: two processes find others', async () => {
    const residents = Array.from({ length: 40 }, () => uuidv7());
    await markDue(
      dataSource.manager,
      residents.map((residentId, index) => ({ residentId, at: `2020-01-01T00:00:00.0${10 + index}Z` })),
    );
    const finds = [];
    for (let times = 0; times < 30; times += 1) finds.push(await findDue(dataSource.manager, earlier, 10, 20));
    expect(finds.every((found) => new Set(found).size === 10)).toBe(true);
    expect([...new Set(finds.flat())].sort()).toEqual(residents.slice(0, 20).sort());
    expect(await findDue(dataSource.manager, '2020-01-01T00:00:00.012Z', 10)).toHaveLength(3);
    await takeDue(dataSource.manager, residents, earlier);
  });

  it('is left alone before its time', async () => {
    const resident = uuidv7();
    await mark(resident, later);
    expect(await take(resident, earlier)).toEqual([]);
    expect(await take(resident, later)).toEqual([[resident, new Date(later)]]);
  });
});

describe('what happened', () => {
  it('is kept of those who have a case, and each such case is due', async () => {
    const [unknown, resting, planned, due, stray] = [uuidv7(), uuidv7(), uuidv7(), uuidv7(), uuidv7()];
    const known = [resting, planned, due];
    await insertRecords(
      store,
      dataSource.manager,
      known.map((residentId) => arrivalOf(residentId)),
    );
    await markDue(dataSource.manager, [
      { residentId: planned, at: later },
      { residentId: due, at: earliest },
      { residentId: stray, at: earliest },
    ]);
    const shouting = uuidv7().toUpperCase(); // as it was written, it is told: who reads the answer knows it by that
    const residents = [unknown, ...known, stray, resting, unknown, shouting];
    const events = residents.map((residentId) => ({ residentId, eventId: uuidv7(), content: {} }));
    expect(await keepEvents(store, dataSource.manager, events, earlier)).toEqual(new Set([unknown, stray, shouting]));
    const kept = await loadEvents(store, dataSource.manager, residents);
    const idsOf = (resident: string): string[] =>
      events.filter(({ residentId }) => residentId === resident).map(({ eventId }) => eventId);
    expect([...kept.keys()].sort()).toEqual([...known].sort());
    for (const resident of known)
      expect(
        kept
          .get(resident)!
          .map(({ eventId }) => eventId)
          .sort(),
      ).toEqual(idsOf(resident).sort());
    expect((await findDue(dataSource.manager, earlier, 100)).sort()).toEqual(expect.arrayContaining([...known].sort()));
  });
});

describe('the facts that the next look shows', () => {
  let resident: string;
  beforeEach(async () => {
    resident = uuidv7();
    await insertRecords(store, dataSource.manager, [arrivalOf(resident)]);
  });

  async function state(path: string, value: string, observedAt = later): Promise<void> {
    const facts = [{ path, value, source: 'resident', assurance: 'selfDeclared' as const, observedAt }];
    const event = { residentId: resident, eventId: uuidv7(), content: { facts } };
    await keepEvents(store, dataSource.manager, [event], later);
  }

  /** As a look does when it shows something. */
  async function look(): Promise<readonly string[]> {
    const [record] = await loadRecords(store, dataSource.manager, [resident]);
    await raiseRevisions(dataSource.manager, [resident]);
    return record!.changedFacts;
  }

  it('are those that were recorded since the last one, each once', async () => {
    await state('contact.phone', '+45 20 00 00 01');
    await state('contact.email', 'a@example.dk');
    await state('contact.phone', '+45 20 00 00 02');
    expect(await look()).toEqual(['contact.email', 'contact.phone']);
    await state('contact.phone', '+45 20 00 00 03');
    expect(await look()).toEqual(['contact.phone']);
    expect(await look()).toEqual([]);
  });

  it('are not those that came too late to change anything', async () => {
    await state('contact.phone', '+45 20 00 00 01');
    await look();
    await state('contact.phone', '+45 20 00 00 00', earlier);
    expect(await look()).toEqual([]);
  });
});

function arrivalOf(residentId: string): Arrival {
  const ids = { caseId: uuidv7(), applicationId: uuidv7(), householdId: uuidv7(), reference: residentId };
  return { ...ids, residentId, relation: 'applicant', channel: 'web', submittedAt: earlier };
}
