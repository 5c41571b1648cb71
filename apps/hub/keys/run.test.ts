import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBedrock } from '#service';
import { run } from './run.js';

const before = { ...process.env };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ankomst-keys-program-'));
  process.env = { ...before, KEYS_DIR: join(folder, 'keys'), DATA_DIR: join(folder, 'data') };
});
afterEach(() => {
  process.env = before;
  rmSync(folder, { recursive: true });
});

async function said(args: string[], interrupted = new AbortController().signal) {
  const texts = { out: '', err: '' };
  const into = (name: 'out' | 'err') => ({ write: (text: string) => (texts[name] += text) });
  const code = await run(args, { out: into('out'), err: into('err'), interrupted });
  return { code, ...texts };
}

/** Seals a value for each, and gives what reads it. */
async function sealedFor(residents: readonly string[]) {
  const { keys } = await openBedrock({ keysDir: process.env.KEYS_DIR! });
  const ready = await keys.sealer.prepareToSeal(residents, ['portal']);
  const values = residents.map((one) => ready.seal(one, 'portal', 'row', Buffer.from(one)));
  await keys.close();
  return async () => {
    const again = await openBedrock({ keysDir: process.env.KEYS_DIR! });
    const opening = await again.keys.sealer.prepare(residents, ['portal']);
    const opened = residents.map((one, index) => opening.open(one, 'portal', 'row', values[index]!).verdict);
    await again.keys.close();
    return { opened, versions: values.map((value) => value.readUInt16BE(1)) };
  };
}

const residents = ['01a22db5-8d0e-7105-b605-d8e98a61f497', '01a22db5-8d0e-7105-b605-d8e98a61f498'];
const kek = (): string[] => readdirSync(join(process.env.KEYS_DIR!, 'kek/hub'));

describe('npm run keys', () => {
  it('says what there is', async () => {
    await sealedFor(residents);
    expect(await said(['status'])).toEqual({
      code: 0,
      out: 'hub: 2 keys\n0 erasures are on the list, which is kept with the keys.\n',
      err: '',
    });
  });

  it('wraps all keys anew, destroys what wrapped them, and leaves values as they are', async () => {
    const read = await sealedFor(residents);
    const [old] = kek();
    const { code, out } = await said(['renew']);
    expect([code, out]).toEqual([0, expect.stringContaining('hub: 2 keys are wrapped under a new key-encryption key')]);
    expect(kek()).toEqual([expect.not.stringMatching(old!)]);
    expect((await read()).opened).toEqual(['opened', 'opened']);
  });

  it('gives a resident another key', async () => {
    const read = await sealedFor(residents);
    expect(await said(['renew', '--resident', residents[0]!])).toMatchObject({ code: 0, err: '' });
    expect((await read()).opened).toEqual(['opened', 'opened']);
    const { keys } = await openBedrock({ keysDir: process.env.KEYS_DIR! });
    const ready = await keys.sealer.prepareToSeal(residents, ['portal']);
    const sealed = residents.map((one) => ready.seal(one, 'portal', 'row', Buffer.from(one)).readUInt16BE(1));
    await keys.close();
    expect(sealed).toEqual([2, 1]);
  });

  it('destroys nothing where it is interrupted', async () => {
    const read = await sealedFor(residents);
    expect((await said(['renew'], AbortSignal.abort())).code).toBe(130);
    expect((await read()).opened).toEqual(['opened', 'opened']);
    expect((await said(['renew'])).code).toBe(0);
    expect((await read()).opened).toEqual(['opened', 'opened']);
  });

  it.each([
    [['renew', '--purpose', 'nobody'], 'There are no keys of the purpose "nobody"'],
    [['renew', '--resident', 'nobody'], 'Nobody of that id has keys'],
    [['rotate'], '"rotate" is no command'],
    [['status', 'more'], '"more" is one word too many'],
  ])('refuses %j in a sentence, with 2', async (args, sentence) => {
    await sealedFor(residents);
    expect(await said(args)).toEqual({ code: 2, out: '', err: expect.stringContaining(sentence) });
  });

  it('explains itself', async () => {
    expect(await said(['--help'])).toEqual({ code: 0, out: expect.stringContaining('npm run keys --'), err: '' });
  });
});
