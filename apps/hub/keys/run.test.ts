import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBedrock } from '#service';
import { readSettings } from '#settings';
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
    const { out, ...ended } = await said(['status']);
    expect(ended).toEqual({ code: 0, err: '' });
    expect(out.split('\n').map((line) => line.replace(/ {2,}/g, ' | '))).toEqual([
      'hub, key-encryption key | 2 keys | 0 days old',
      'CERTIFICATES | not made yet',
      'SECRET | not made yet',
      '0 erasures are on the list, which is kept with the keys.',
      '',
    ]);
  });

  it('says by name how old each secret is, which is due and which is being changed, and never a value', async () => {
    const file = join(folder, 'token');
    writeFileSync(file, 'the-token-of-the-agency\n');
    utimesSync(file, new Date(), new Date(Date.now() - 400 * 86_400_000));
    Object.assign(process.env, { TAX_EVENTS_TOKEN_FILE: file, OPERATOR_TOKEN: 'the-token-of-operators' });
    const before = (await said(['status'])).out;
    expect(before).toMatch(/^TAX_EVENTS_TOKEN +file +400 days old, due$/m);
    expect(before).toMatch(/^OPERATOR_TOKEN +environment$/m);
    expect(before).not.toContain('the-token');
    expect((await said(['renew', '--secret', 'TAX_EVENTS_TOKEN'])).code).toBe(0);
    expect((await said(['status'])).out).toMatch(/^TAX_EVENTS_TOKEN +file +0 days old, being changed/m);
  });

  it('changes a secret in its file: both are taken, and then the new one alone', async () => {
    const file = join(folder, 'token');
    writeFileSync(file, 'the-token-of-the-agency\n', { mode: 0o640 });
    process.env.TAX_EVENTS_TOKEN_FILE = file;
    const { forOne } = readSettings().eventsTokens('tax', ['tax']);
    expect((await said(['renew', '--secret', 'TAX_EVENTS_TOKEN'])).code).toBe(0);
    expect(forOne.get('tax')!.accepted).toEqual([expect.stringMatching(/^[\da-f]{64}$/), 'the-token-of-the-agency']);
    expect(await said(['renew', '--secret', 'TAX_EVENTS_TOKEN'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('is being changed already'),
    });
    expect((await said(['end', '--secret', 'TAX_EVENTS_TOKEN'])).code).toBe(0);
    expect(forOne.get('tax')!.accepted).toEqual([expect.stringMatching(/^[\da-f]{64}$/)]);
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect((await said(['end', '--secret', 'TAX_EVENTS_TOKEN'])).out).toContain('there was one alone');
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
    [['renew', '--secret', 'DATABASE_URL'], 'is not made here'],
    [['renew', '--secret', 'OPERATOR_TOKEN'], 'set OPERATOR_TOKEN_FILE'],
    [['renew', '--hashes', '--purpose', 'hub'], 'is no command'],
    [['end', '--secret'], "'--secret <value>' argument missing"],
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
