import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../../../test/support/eventually.js';
import { Board, findPosting, type Posted } from './board.js';
import { readStatus } from './status.js';

const dataDir = mkdtempSync(join(tmpdir(), 'ankomst-board-'));
const settings = { dataDir, host: '127.0.0.1' };
const ready = createServer((request, response) =>
  response.writeHead(request.url === '/health/ready' ? 200 : 404).end(),
);
const away = createServer((_, response) => response.writeHead(503).end());
let running: Posted[] = [];
let board: Board | undefined;

beforeAll(async () => {
  for (const server of [ready, away]) await once(server.listen(0, '127.0.0.1'), 'listening');
});

afterEach(() => board?.takeDown());

afterAll(() => {
  ready.close();
  away.close();
  rmSync(dataDir, { recursive: true });
});

const portOf = (server: Server): number => (server.address() as AddressInfo).port;
const aLiving = { pid: process.pid };
const state = (text: string, name: string): string | undefined =>
  new RegExp(`^${name} .*?(ready|not ready|gone|runs|starts)( |$)`, 'm').exec(text)?.[1];

async function aDeadPid(): Promise<number> {
  const child = spawn(process.execPath, ['--eval', '']);
  await once(child, 'exit');
  return child.pid as number;
}

describe('the board of processes', () => {
  it('says what runs, follows every change, and is gone at the end', async () => {
    running = [{ name: 'portal', pid: 1, port: 3000, starts: 1 }];
    board = new Board(dataDir, () => running);
    expect(findPosting(dataDir)).toEqual({ supervisor: aLiving, processes: running });
    running = [{ name: 'portal', pid: 2, port: 3000, starts: 2, ended: 'SIGKILL' }];
    await eventually(async () => expect(findPosting(dataDir)?.processes).toEqual(running));
    board.takeDown();
    expect(findPosting(dataDir)).toBeUndefined();
    expect(readdirSync(dataDir)).toEqual([]);
  });
});

describe('the status', () => {
  it('tells apart what is ready, what is not, what starts and what is gone', async () => {
    running = [
      { name: 'portal', ...aLiving, port: portOf(ready) },
      { name: 'collector', ...aLiving, port: portOf(away) },
      { name: 'sandbox' },
      { name: 'siri-connector', pid: await aDeadPid(), port: portOf(ready) },
      { name: 'kafka', ...aLiving },
    ];
    board = new Board(dataDir, () => running);
    const { text, well } = await readStatus(settings);
    const states = ['supervisor', ...running.map(({ name }) => name)].map((name) => state(text, name));
    expect(states).toEqual(['runs', 'ready', 'not ready', 'starts', 'gone', 'runs']);
    expect(well).toBe(false);
  });

  it('is well when everything runs and every service is ready', async () => {
    running = [
      { name: 'portal', ...aLiving, port: portOf(ready) },
      { name: 'kafka', ...aLiving },
    ];
    board = new Board(dataDir, () => running);
    expect((await readStatus(settings)).well).toBe(true);
  });

  it('is not well where nothing runs, and says how to start', async () => {
    expect(await readStatus(settings)).toEqual({ text: expect.stringContaining('npm run start:kafka'), well: false });
  });
});
