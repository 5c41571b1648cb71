import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { purposesOpenedBy } from '#service';
import { v5 as uuidV5 } from 'uuid';
import { contracts, recipientsOf } from '#contracts';
import { until } from '../conformance/support/until.js';
import { ConnectorsStage, type TestCase } from './connectors-stage.js';
import { leaks } from './hub-leaks.js';

jest.setTimeout(60_000);

/** What nobody but the test says, so that it stands nowhere by chance. */
const CALLED = 'JOURNAL-4711';
const NOBODY = 'AK-NOBO-DY22';
const EVENT_ID = 'event-of-tove-ditlevsen';
const NEW = '0751';
/** Of the keys of deliveries (libs/connector-kit/delivery/delivery.ts). */
const NAMESPACE = uuidV5('dk.ankomst.delivery', '6ba7b812-9dad-11d1-80b4-00c04fd430c8');

describe('the tables of a connector and of the simulated agencies', () => {
  let stage: ConnectorsStage;
  let one: TestCase;
  let other: TestCase;
  beforeAll(async () => {
    stage = await ConnectorsStage.open('municipality', { parkedAtMostMs: 2_000 });
    [one, other] = [stage.newCase(), stage.newCase()];
    await stage.behave({ askMore: ['contact.phone'] });
    for (const each of [one, other]) await stage.ready(each, 1, {}, { mayBeSameAs: [CALLED] });
    for (const each of [one, other]) await untilSaid(each, 'moreNeeded');
    await stage.reset();
    await stage.ready(one, 2);
    await untilSaid(one, 'granted');
    await stage.ready(one, 3, {}, { recipient: NEW });
    await stage.withdrawn(one, 2, { reason: 'moved' });
    await untilSaid(one, 'withdrawn');
    for (const id of [EVENT_ID, 'another'])
      await stage.report({
        ...{ specversion: '1.0', id, source: NEW, type: 'dk.ankomst.report.v1', subject: NOBODY },
        data: { status: 'granted', reason: CALLED },
      });
  });
  afterAll(() => stage.close());

  it('hold no reference, number, place or recipient that can be read, whatever happened to a case', async () => {
    const told = (await stage.told(one)).map(({ data }) => data);
    const cprNumber = told.map(({ facts }) => (facts as Record<string, string> | undefined)?.['identifiers.cprNumber']);
    const values = [
      ...[one.reference, other.reference, NOBODY, CALLED, EVENT_ID, stage.recipient(), NEW, 'contact.phone'],
      ...told.flatMap(({ agencyReference }) => (agencyReference as string | undefined) ?? []),
      ...cprNumber.flatMap((number) => number ?? []),
    ];
    expect(new Set(values).size).toBeGreaterThanOrEqual(11);
    expect(leaks(values, await everyCell())).toEqual([]);
    expect(leaks([one.caseId], await everyCell())).not.toEqual([]);
  });

  it('do not tell that two cases are in one place, and tell it of one case', async () => {
    const rows = await stage.ask<{ case_id: string; recipient_hash: string }>(
      'SELECT DISTINCT case_id, recipient_hash FROM municipality_connector.delivery',
    );
    expect(rows).toHaveLength(3);
    expect(new Set(rows.map(({ recipient_hash: hash }) => hash)).size).toBe(3);
  });

  it('have no key that can be guessed from a recipient', async () => {
    const keyOf = (...name: (string | number)[]) => uuidV5(['municipality', one.caseId, ...name].join('/'), NAMESPACE);
    const keys = (
      await stage.ask<{ key: string }>('SELECT key FROM municipality_connector.delivery WHERE case_id = $1', [
        one.caseId,
      ])
    ).map(({ key }) => key);
    expect(keys).toContain(keyOf(2));
    for (const recipient of recipientsOf(contracts, 'municipality'))
      expect(keys).not.toContain(keyOf(2, recipient, 'withdrawal'));
  });

  it('take the keys of their own purpose, and no other', () => {
    const opened = readdirSync(join(stage.ground.settings.keysDir, 'kek'));
    const expected = ['municipality-connector', 'sandbox'].flatMap((service) => purposesOpenedBy(service, contracts));
    expect(opened.sort()).toEqual(expected.sort());
    expect(expected).toEqual(expect.arrayContaining(['municipality', 'simulated']));
  });

  async function untilSaid(each: TestCase, status: string): Promise<void> {
    await until(
      async () => (await stage.statuses(each)).includes(status),
      () => stage.statuses(each),
      20_000,
    );
  }

  /** By table, row and column. */
  async function everyCell(): Promise<Map<string, string>> {
    const tables = await stage.ask<{ name: string }>(
      `SELECT schemaname || '.' || tablename AS name FROM pg_tables WHERE schemaname IN ('municipality_connector', 'sandbox')`,
    );
    const cells = new Map<string, string>();
    for (const { name } of tables)
      for (const [place, row] of (await stage.ask<Record<string, unknown>>(`SELECT * FROM ${name}`)).entries())
        for (const [column, value] of Object.entries(row))
          cells.set(
            `${name} ${place} ${column}`,
            Buffer.isBuffer(value) ? value.toString('latin1') : JSON.stringify(value),
          );
    return cells;
  }
});
