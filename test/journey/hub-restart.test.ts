import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { eventually } from '../support/eventually.js';
import { freePorts } from '../support/free-ports.js';
import { HubProcess, isAlive } from './hub-process.js';
import { HubStage, persona } from './hub-stage.js';

jest.setTimeout(120_000);

let stage: HubStage;
beforeAll(async () => {
  stage = await HubStage.open();
});
afterAll(() => stage.close());
afterEach(async () => {
  if (await stage.hub.isReady()) await stage.behaveAll({});
});

/** Every process that was told this data folder, by its command or its environment (where the system shows them). */
function processesOf({ dataDir }: HubProcess): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  return pids.filter((pid) => words(pid).includes(dataDir)).map(Number);
}

function words(pid: string): string {
  try {
    return ['cmdline', 'environ'].map((file) => readFileSync(join('/proc', pid, file), 'latin1')).join('\0');
  } catch {
    return ''; // ended meanwhile
  }
}

/** What stands on the terminal beside the log: one sentence, and never a stack. */
function expectOneSentence({ code, said }: { code: number | null; said: string }, sentence: RegExp): void {
  const lines = said.split('\n').filter((line) => line !== '' && !line.startsWith('{"level"'));
  expect(lines).toEqual([expect.stringMatching(sentence)]);
  expect(said).not.toContain('\n    at ');
  expect([0, null]).not.toContain(code);
}

describe('a hub that is stopped', () => {
  it('ends all that it started within ten seconds, with work in hand, and goes on when it is started again', async () => {
    await stage.behave('siri', { delayMs: 3_000 });
    const worker = await stage.arrive(persona('eu-worker-single'));
    await stage.reaches(worker, { siri: 'delivering' });
    const { pid, postgresPid } = stage.hub;
    if (process.platform === 'linux')
      expect(processesOf(stage.hub)).toEqual(expect.arrayContaining([pid, postgresPid]));
    const { code, seconds } = await stage.hub.end('SIGTERM');
    expect(code).toBe(0);
    expect(seconds).toBeLessThan(10);
    expect([isAlive(pid), isAlive(postgresPid)]).toEqual([false, false]);
    if (process.platform === 'linux') expect(processesOf(stage.hub)).toEqual([]);
    await stage.hub.start();
    await stage.behave('siri', {});
    await stage.completes(worker);
    expect((await stage.received('siri', worker)).map(({ dossierVersion }) => dossierVersion)[0]).toBe(1);
  });

  it('ends all of it, too, in the middle of an upload that never comes to its end', async () => {
    const { applicationId, accessToken } = await stage.client.draft('web');
    const { port } = new URL(stage.hub.url());
    const socket = connect(Number(port), '127.0.0.1');
    const gone = new Promise((resolve) => socket.once('close', resolve).on('error', () => undefined));
    socket.write(
      `POST /api/v1/applications/${applicationId}/documents HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${accessToken}\r\n` +
        'Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000000\r\n\r\n' +
        '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF',
    );
    await stage.call('GET', `/applications/${applicationId}`, undefined, { token: accessToken }); // it has arrived by then
    const { pid, postgresPid } = stage.hub;
    expect((await stage.hub.end('SIGTERM')).code).toBe(0);
    await gone;
    expect([isAlive(pid), isAlive(postgresPid)]).toEqual([false, false]);
    await stage.hub.start();
  });
});

describe('a hub that is killed', () => {
  it.each([
    ['alone, so that its database outlives it', false],
    ['with its database', true],
  ])('%s: drafts, tokens, access codes and cases are as they were', async (_what, databaseToo) => {
    await stage.behave('siri', { delayMs: 2_000 });
    const worker = await stage.arrive(persona('eu-worker-single'));
    const { draft, token } = worker;
    const other = await stage.client.draft('phone');
    await stage.client.fillIn(other, { contact: { language: 'da' } });
    const { postgresPid } = stage.hub;
    if (databaseToo) process.kill(postgresPid, 'SIGKILL');
    await stage.hub.end('SIGKILL');
    await stage.hub.start();
    expect(stage.hub.postgresPid === postgresPid).toBe(!databaseToo);
    await stage.behave('siri', {});
    const kept = await stage.call('GET', `/applications/${other.applicationId}`, undefined, {
      token: other.accessToken,
    });
    expect(kept.body).toMatchObject({ channel: 'phone', answers: { contact: { language: 'da' } }, submitted: false });
    const code = { reference: draft.reference, accessCode: draft.accessCode };
    const session = await stage.call('POST', '/sessions', code);
    expect([session.status, session.body]).toEqual([201, expect.objectContaining({ caseId: worker.caseId })]);
    const again = await stage.call('POST', `/applications/${draft.applicationId}/submission`, undefined, {
      token,
      headers: { 'idempotency-key': `after the kill ${draft.reference}` },
    });
    expect([again.status, again.body]).toEqual([201, expect.objectContaining({ caseId: worker.caseId })]);
    await stage.completes(worker);
    for (const agency of ['siri', 'municipality', 'tax'] as const) {
      const filed = (await stage.received(agency, worker)).map(({ dossierVersion }) => dossierVersion);
      expect(filed).toEqual([...new Set(filed)]);
    }
  });
});

describe('a database that dies alone', () => {
  it('makes the hub unready until it is back, and then the hub goes on', async () => {
    await stage.behave('siri', { delayMs: 2_000 });
    const worker = await stage.arrive(persona('eu-worker-single'));
    await stage.reaches(worker, { siri: 'delivering' });
    const { pid, postgresPid } = stage.hub;
    process.kill(postgresPid, 'SIGKILL');
    await eventually(async () => expect(await stage.hub.isReady()).toBe(false));
    for (const offset of [0, 1, 2, 3, 10, 100]) {
      await eventually(async () => expect(await stage.hub.isReady(offset)).toBe(true), 60_000);
    }
    expect(stage.hub.pid).toBe(pid);
    expect(isAlive(pid)).toBe(true);
    await stage.completes(worker);
    await stage.completes(await stage.arrive(persona('nordic-worker')));
  });
});

describe('a hub that cannot start says so in one sentence', () => {
  it('when one runs on its data folder, which it leaves alone', async () => {
    const sentence = /^Ankomst is already running on this data folder\. .+\.$/;
    const { pid, postgresPid } = stage.hub;
    expectOneSentence(await stage.hub.another(), sentence);
    expectOneSentence(await stage.hub.another({ PORT: String(await freePorts()) }), sentence);
    expect(await stage.hub.isReady()).toBe(true);
    expect([stage.hub.pid, stage.hub.postgresPid]).toEqual([pid, postgresPid]);
  });

  it.each([
    ['PORT', 'three thousand'],
    ['DATABASE_URL', 'mysql://127.0.0.1/x'],
    ['SIRI_EVENTS_TOKEN', 'short'],
    ['MUNICIPALITY_EVENTS_TOKEN_0101', 'short'],
    ['TAX_URL', 'http://user:password@127.0.0.1:9999'],
    ['TAX_CONNECTOR_URL', 'http://user:password@127.0.0.1:9999'],
  ])('when %s is "%s"', async (name, value) => {
    expectOneSentence(await stage.hub.another({ [name]: value }), new RegExp(`^${name} takes .+\\.`));
  });

  it('when a port that it needs is taken, and ends what it had started', async () => {
    const folder = join(stage.hub.dataDir, 'elsewhere');
    const port = await freePorts();
    const taken = createServer().listen(port + 1, '127.0.0.1');
    await once(taken, 'listening');
    try {
      const outcome = await stage.hub.another({ PORT: String(port), DATA_DIR: folder });
      expectOneSentence(outcome, new RegExp(`127\\.0\\.0\\.1:${port + 1}: .+ set PORT to a free port\\.$`));
    } finally {
      taken.close();
    }
    expect(() => readFileSync(join(folder, 'postgres', 'cluster', 'postmaster.pid'))).toThrow('ENOENT');
  });
});
