import { execFile, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { findEmbeddedPostgres } from '#database';
import { wirePlace } from '#messaging';
import { StoredValues } from '#secrecy';
import { openBedrock } from '#service';
import { asOwner } from '../support/as-owner.js';
import { eventually } from '../support/eventually.js';
import { HubStage, persona } from './hub-stage.js';

jest.setTimeout(120_000);

const MAIN = join(__dirname, '../../dist/apps/hub/dead-letters/main.js');

interface Ended {
  code: number;
  said: string;
  complained: string;
}

interface Wishes {
  started?: (program: ChildProcess) => void;
  databaseUrl?: string;
}

interface Listed {
  name: string;
  service: string;
  state: string;
  code?: string;
  detail: string;
  since: string;
  times: number;
}

let stage: HubStage;
beforeAll(async () => {
  stage = await HubStage.open();
});
afterAll(() => stage.close());

/** The program as an operator starts it beside the hub. */
function deadLetters(args: string[], { started, databaseUrl = '' }: Wishes = {}): Promise<Ended> {
  const { dataDir, keysDir } = stage.hub;
  const folders = { DATA_DIR: dataDir, KEYS_DIR: keysDir };
  const env = { ...process.env, ...folders, DATABASE_URL: databaseUrl, NODE_ENV: 'development' };
  return new Promise((resolve) => {
    const program = execFile(process.execPath, [MAIN, ...args], { env }, (error, said, complained) =>
      resolve({ code: error ? Number(error.code) : 0, said, complained }),
    );
    started?.(program);
  });
}

async function listed(...args: string[]): Promise<Listed[]> {
  return JSON.parse((await deadLetters(['list', '--json', ...args])).said) as Listed[];
}

async function asked<Row extends object>(sql: string): Promise<Row[]> {
  return asOwner(stage.hub.dataDir, (ask) => ask<Row>(sql));
}

/** What the topic of the collector's dead letters tells of one: each time that it died. */
async function toldOf(name: string): Promise<object[]> {
  const rows = await asked<{ resident_id: string; headers: Record<string, string>; content: Buffer }>(
    'SELECT key AS resident_id, headers, value AS content FROM log."collector.dead-letters" ORDER BY position',
  );
  const { keys, sealer } = await openBedrock({ keysDir: stage.hub.keysDir });
  const wire = new StoredValues(sealer, 'wire:collector.dead-letters');
  const told = await wire.openRows(rows, wirePlace, (_, letter: Record<string, unknown>) => letter);
  await keys.close();
  return told.filter(({ group, topic, partition, position }) => name === [group, topic, partition, position].join(':'));
}

/** A report of a case that nobody knows, given up by the connector itself. */
async function givenUpReport(): Promise<Listed> {
  const { status } = await stage.report('siri', { subject: 'ZZZZ-9999', source: 'siri', data: { status: 'granted' } });
  expect(status).toBe(202);
  expect(await listed('--parked')).toMatchObject([{ service: 'siri-connector', state: 'parked' }]);
  await asked(`UPDATE siri_connector.inbound SET received_at = '2026-01-01Z'`);
  await stage.advance(25 * 3600);
  let letters: Listed[] = [];
  await eventually(async () => {
    letters = await listed('--service', 'siri-connector', '--code', 'UNKNOWN_REFERENCE');
    expect(letters).toHaveLength(1);
  });
  return letters[0]!;
}

describe('npm run dead-letters', () => {
  it('tells what lies there and why, and has it applied once the cause is mended', async () => {
    await asked('REVOKE INSERT ON collector.event FROM collector');
    const worker = await stage.arrive(persona('eu-worker-single'));
    await eventually(async () => expect(await listed()).not.toEqual([]));
    const [letter] = await listed('--service', 'collector', '--topic', 'applications');
    const { name } = letter!;
    expect(letter).toMatchObject({ state: 'deadLettered', code: 'HANDLER_FAILED', times: 1 });
    expect((await deadLetters(['list'])).said).toContain(`${name}  HANDLER_FAILED`);
    expect(await toldOf(name)).toEqual([expect.objectContaining({ code: 'HANDLER_FAILED', attempts: 1 })]);

    const again = await deadLetters(['retry', name]);
    expect(again).toMatchObject({
      code: 1,
      said: expect.stringContaining('a dead letter again: HANDLER_FAILED') as string,
    });
    expect((await listed()).find((one) => one.name === name)).toMatchObject({ since: letter!.since, times: 2 });
    expect(await toldOf(name)).toMatchObject([{ attempts: 1 }, { attempts: 2 }]);

    await asked('GRANT INSERT ON collector.event TO collector');
    const mended = await deadLetters(['retry', '--all', '--code', 'HANDLER_FAILED']);
    expect(mended).toMatchObject({ code: 0, said: expect.stringContaining(`${name}  applied`) as string });
    expect(await listed()).toEqual([]);
    await eventually(async () => expect(await stage.statuses(worker)).not.toEqual({}));
  });

  it('shows everything about one, and a personal value only when asked for', async () => {
    const { name } = await givenUpReport();
    const shown = await deadLetters(['show', name]);
    expect(shown.said).toMatch(/code {6}UNKNOWN_REFERENCE\n[^]*since {5}2026-01-01 00:00:00 UTC\n[^]*ce_source/);
    expect(shown.said).not.toContain('granted');
    expect((await deadLetters(['show', name, '--data'])).said).toContain('{"status":"granted"}');
    expect(JSON.parse((await deadLetters(['show', name, '--data', '--json'])).said)).toMatchObject({
      name,
      data: '{"status":"granted"}',
    });
  });

  it('has a report that was given up wait for its case anew; Ctrl-C ends the waiting, not the trying', async () => {
    const [{ name }] = (await listed('--code', 'UNKNOWN_REFERENCE')) as [Listed];
    const { code, said } = await deadLetters(['retry', name, '--wait', '600'], {
      started: (program) =>
        void eventually(async () => expect(await listed('--parked')).not.toEqual([])).then(() =>
          program.kill('SIGINT'),
        ),
    });
    expect(code).toBe(130);
    expect(said).toContain('waits: no case with its reference is known yet');
    expect(await listed('--parked')).toMatchObject([{ name, state: 'parked', since: '2026-01-01T00:00:00.000Z' }]);
  });

  it('has nothing to do when nothing matches', async () => {
    for (const command of [['list'], ['retry', '--all']]) {
      const { code, said } = await deadLetters([...command, '--code', 'NOTHING']);
      expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining('Nothing lies here') as string });
    }
  });

  it.each([
    [['show', 'collector:applications:0:999999'], 'Nothing called "collector:applications:0:999999" lies here'],
    [['retry', 'siri-connector:inbound:nothing'], 'Nothing called "siri-connector:inbound:nothing" lies here'],
    [['show', 'collector:applications:99999:1'], 'Nothing called'],
    [['list', '--service', 'post'], 'No service is called "post"; there are siri-connector'],
    [['burn'], '"burn" is not something to do'],
  ])('refuses %j with a sentence', async (args, sentence) => {
    const { code, said, complained } = await deadLetters(args);
    expect({ code, said }).toEqual({ code: 2, said: '' });
    expect(complained).toMatch(/^[^\n]+\n$/);
    expect(complained).toContain(sentence);
  });

  it('says what it can do, without a database too', async () => {
    expect(await deadLetters(['--help'])).toMatchObject({
      code: 0,
      said: expect.stringContaining('retry <name>') as string,
    });
  });

  it('says what is wrong with a database that it cannot work on, and what to do', async () => {
    const refusal = async (databaseUrl: string) => {
      const { code, said, complained } = await deadLetters(['list'], { databaseUrl });
      expect({ code, said }).toEqual({ code: 3, said: '' });
      return complained;
    };
    const url = (await findEmbeddedPostgres(stage.hub.dataDir))!;
    expect(await refusal(url.replace(/:\d+\//, ':1/'))).toMatch(
      /^The database cannot be reached \(ECONNREFUSED\).*\n$/,
    );
    expect(await refusal(url.replace(/postgres$/, 'template1'))).toMatch(/^This database holds no service yet.*\n$/);
    await asked('ALTER TABLE portal.dead_letter RENAME first_kept_at TO not_yet_there');
    expect(await refusal(url)).toMatch(/^This database was made by an earlier version.*\n$/);
    await asked('ALTER TABLE portal.dead_letter RENAME not_yet_there TO first_kept_at');
  });

  it('finds no database while no hub runs, and starts none', async () => {
    await stage.hub.end();
    expect(await deadLetters(['list'])).toEqual({
      code: 3,
      said: '',
      complained: expect.stringMatching(/^No database runs in .*Start the hub.*\n$/) as string,
    });
  });
});
