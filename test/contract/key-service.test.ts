import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyStore, TransitKeys } from '#key-store';
import { KeyService } from '../support/key-service.js';

let service: KeyService;
let folder: string;
const opened: KeyStore[] = [];

async function open(at = folder, token = service.token): Promise<KeyStore> {
  const encryption = new TransitKeys({ url: service.url, token: { current: token } });
  const keys = await KeyStore.open({ folder: at, purposeOf: () => 'hub', encryption });
  opened.push(keys);
  return keys;
}

beforeEach(async () => {
  service = await KeyService.start();
  folder = mkdtempSync(join(tmpdir(), 'ankomst-keys-'));
});
afterEach(async () => {
  for (const keys of opened.splice(0)) await keys.close();
  await service.close();
  rmSync(folder, { recursive: true, force: true });
});

const many = Array.from({ length: 300 }, (_, index) => `resident-${index}`);

async function sealAll(keys: KeyStore): Promise<Map<string, Buffer>> {
  const ready = await keys.sealer.prepareToSeal(many, ['portal']);
  return new Map(many.map((one) => [one, ready.seal(one, 'portal', 'row', Buffer.from(one))]));
}

async function textOf(keys: KeyStore, resident: string, sealed: Buffer): Promise<string> {
  const opening = (await keys.sealer.prepare([resident], ['portal'])).open(resident, 'portal', 'row', sealed);
  return opening.verdict === 'opened' ? opening.bytes.toString() : opening.verdict;
}

it('wraps and opens the keys of a batch in one call each, and no key-encryption key lies here', async () => {
  const sealed = await sealAll(await open());
  const other = await open();
  service.calls.splice(0);
  const ready = await other.sealer.prepare(many, ['portal']);
  for (const [resident, bytes] of sealed)
    expect(ready.open(resident, 'portal', 'row', bytes)).toEqual({ verdict: 'opened', bytes: Buffer.from(resident) });
  expect(service.calls).toEqual([{ path: 'decrypt/ankomst-hub', items: many.length }]);
  expect(readdirSync(folder)).not.toContain('kek');
});

it('unwraps nothing that was moved to another place of the store', async () => {
  const transit = new TransitKeys({ url: service.url, token: { current: service.token } });
  const [wrapped] = await transit.wrap('hub', [{ place: 'hub/one', bytes: Buffer.alloc(32, 7) }]);
  expect(await transit.unwrap('hub', [{ place: 'hub/one', bytes: wrapped! }])).toEqual([Buffer.alloc(32, 7)]);
  await expect(transit.unwrap('hub', [{ place: 'hub/other', bytes: wrapped! }])).rejects.toThrow(/does not open a key/);
});

it('is renewed while the hub runs, and an old copy of the store opens nothing of who was erased', async () => {
  const keys = await open();
  const sealed = await sealAll(keys);
  const old = `${folder}-old`;
  cpSync(folder, old, { recursive: true });
  await keys.erase(many[0]!, ['hub'], new Date());
  expect(await keys.renew('hub')).toEqual({ purpose: 'hub', keys: many.length - 1, destroyed: ['000000001'] });
  expect(service.versionsOf('ankomst-hub')).toEqual([2]);
  expect(await textOf(await open(), many[1]!, sealed.get(many[1]!)!)).toBe(many[1]);
  await expect(textOf(await open(old), many[0]!, sealed.get(many[0]!)!)).rejects.toThrow(
    /what wrapped it is destroyed/,
  );
  rmSync(old, { recursive: true });
});

it('is waited for where it is away: nothing is given up as unreadable', async () => {
  const sealed = await sealAll(await open());
  const other = await open();
  service.isAway = true;
  await expect(textOf(other, many[0]!, sealed.get(many[0]!)!)).rejects.toMatchObject({ code: 'UNREACHABLE' });
  service.isAway = false;
  expect(await textOf(other, many[0]!, sealed.get(many[0]!)!)).toBe(many[0]);
});

it('says what to do where it refuses', async () => {
  const keys = await open(folder, 'a token that it does not know');
  await expect(sealAll(keys)).rejects.toThrow(/refused .+ \(403\).+KEY_SERVICE_TOKEN/);
});
