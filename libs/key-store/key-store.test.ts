import fc from 'fast-check';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyFiles } from './key-files.js';
import { KeyStore } from './key-store.js';

const NOW = new Date('2026-11-30T12:00:00.000Z');
const purposeOf = (audience: string): string => (audience.endsWith('siri') ? 'siri' : 'hub');

let folder: string;
const stores: KeyStore[] = [];
const openStore = async (at = folder): Promise<KeyStore> => {
  const store = await KeyStore.open({ folder: at, purposeOf });
  stores.push(store);
  return store;
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ankomst-keys-'));
});
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function seal(store: KeyStore, resident: string, audience = 'portal', text = 'Åse'): Promise<Buffer> {
  const keys = await store.sealer.prepareToSeal([resident], [audience]);
  return keys.seal(resident, audience, 'row/1', Buffer.from(text));
}

async function open(
  store: KeyStore,
  resident: string,
  sealed: Buffer,
  audience = 'portal',
  place = 'row/1',
): Promise<string> {
  const keys = await store.sealer.prepare([resident], [audience]);
  const opened = keys.open(resident, audience, place, sealed);
  return opened.verdict === 'opened' ? opened.bytes.toString() : opened.verdict;
}

describe('what was sealed', () => {
  it('opens for its resident, audience and place, and nowhere else', async () => {
    const store = await openStore();
    const sealed = await seal(store, 'a');
    await seal(store, 'b');
    await seal(store, 'a', 'wire:siri');
    expect(await open(store, 'a', sealed)).toBe('Åse');
    expect(await open(store, 'b', sealed)).toBe('unreadable');
    expect(await open(store, 'a', sealed, 'collector')).toBe('unreadable');
    expect(await open(store, 'a', sealed, 'wire:siri')).toBe('unreadable');
    expect(await open(store, 'a', sealed, 'portal', 'row/2')).toBe('unreadable');
  });

  it('opens with any bytes, and with none of them changed', async () => {
    const store = await openStore();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), fc.nat(), async (bytes, at) => {
        const keys = await store.sealer.prepareToSeal(['a'], ['portal']);
        const sealed = keys.seal('a', 'portal', 'row/1', Buffer.from(bytes));
        expect(keys.open('a', 'portal', 'row/1', sealed)).toEqual({ verdict: 'opened', bytes: Buffer.from(bytes) });
        const changed = Buffer.from(sealed);
        changed[at % changed.length]! ^= 1;
        expect(keys.open('a', 'portal', 'row/1', changed)).toEqual({ verdict: 'unreadable' });
        expect(keys.open('a', 'portal', 'row/1', sealed.subarray(0, at % sealed.length)).verdict).toBe('unreadable');
      }),
    );
  });

  it('is another text each time', async () => {
    const store = await openStore();
    expect((await seal(store, 'a')).equals(await seal(store, 'a'))).toBe(false);
  });

  it('opens in another process that shares the folder, and after a start', async () => {
    const [one, other] = [await openStore(), await openStore()];
    const sealed = await seal(one, 'a');
    expect(await open(other, 'a', sealed)).toBe('Åse');
    await one.close();
    expect(await open(await openStore(), 'a', sealed)).toBe('Åse');
  });

  it('is sealed with one key where two make the first one at once', async () => {
    const all = await Promise.all([openStore(), openStore()]);
    const residents = Array.from({ length: 50 }, (_, index) => `resident-${index}`);
    const sealed = await Promise.all(
      all.flatMap((store) => residents.map(async (resident) => [resident, await seal(store, resident)] as const)),
    );
    const fresh = await openStore();
    for (const [resident, bytes] of sealed) expect(await open(fresh, resident, bytes)).toBe('Åse');
  });

  it('leaves no key in the clear in the folder, and no name of a key that is not a UUID', async () => {
    const store = await openStore();
    await seal(store, 'somebody@example.org');
    await store.close();
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
    for (const file of files)
      expect(readFileSync(join(file.parentPath, file.name)).includes('somebody@example.org')).toBe(false);
  });
});

describe('keys that were made ready', () => {
  it('are of those who were named, and seal only where they were made ready for that', async () => {
    const store = await openStore();
    const sealed = await seal(store, 'a');
    const keys = await store.sealer.prepare(['a', 'nobody'], ['portal']);
    expect(() => keys.seal('b', 'portal', 'row/1', sealed)).toThrow('not made ready');
    expect(() => keys.seal('a', 'wire:siri', 'row/1', sealed)).toThrow('not made ready');
    expect(() => keys.seal('nobody', 'portal', 'row/1', sealed)).toThrow('prepareToSeal');
    expect(keys.open('nobody', 'portal', 'row/1', sealed)).toEqual({ verdict: 'unreadable' });
  });
});

describe('erasure', () => {
  it('leaves nothing to open, for that purpose alone, and nothing to seal', async () => {
    const [store, other] = [await openStore(), await openStore()];
    const [own, siris] = [await seal(store, 'a'), await seal(store, 'a', 'wire:siri')];
    expect(await open(other, 'a', own)).toBe('Åse');
    expect(store.purposesOf('a')).toEqual(['hub', 'siri']);
    await store.erase('a', ['hub'], NOW);
    for (const one of [store, other]) {
      expect(await open(one, 'a', own)).toBe('erased');
      expect(await open(one, 'a', siris, 'wire:siri')).toBe('Åse');
    }
    const keys = await other.sealer.prepareToSeal(['a'], ['portal']);
    expect(keys.isErased('a', 'portal')).toBe(true);
    expect(() => keys.seal('a', 'portal', 'row/1', own)).toThrow('erased');
    expect([store.erasedSince('a', 'hub'), store.erasedSince('a', 'siri')]).toEqual([NOW.toISOString(), undefined]);
  });

  it('holds where an old copy of the store is put back', async () => {
    const store = await openStore();
    const sealed = await seal(store, 'a');
    cpSync(join(folder, 'wrapped'), join(folder, 'before'), { recursive: true });
    await store.erase('a', ['hub'], NOW);
    await store.close();
    rmSync(join(folder, 'wrapped'), { recursive: true });
    cpSync(join(folder, 'before'), join(folder, 'wrapped'), { recursive: true });
    expect(await open(await openStore(), 'a', sealed)).toBe('erased');
  });

  it('holds against an old copy of the whole store once what wrapped it is gone', async () => {
    const store = await openStore();
    const sealed = await seal(store, 'a');
    const stays = await seal(store, 'b');
    const old = `${folder}-old`;
    cpSync(join(folder, 'wrapped'), join(old, 'wrapped'), { recursive: true });
    await store.erase('a', ['hub'], NOW);
    const { keys, destroyed } = await store.renew('hub');
    expect([keys, destroyed.length]).toEqual([1, 1]);
    cpSync(join(folder, 'kek'), join(old, 'kek'), { recursive: true });
    const thief = await openStore(old);
    await expect(open(thief, 'a', sealed)).rejects.toThrow(/The key .+ is not there/);
    expect(await open(store, 'b', stays)).toBe('Åse');
    rmSync(old, { recursive: true });
  });

  it('says which purposes are exposed to an old copy until they are renewed, also when nobody is left', async () => {
    const store = await openStore();
    await seal(store, 'a');
    await seal(store, 'b', 'wire:siri');
    expect(store.exposed()).toEqual([]);
    await store.erase('a', ['hub'], NOW);
    expect(store.exposed()).toEqual(['hub']);
    await store.renew('hub');
    expect([store.exposed(), (await openStore()).exposed()]).toEqual([[], []]);
    await store.erase('b', ['siri'], NOW);
    await store.renew('hub');
    expect(store.exposed()).toEqual(['siri']);
  });

  it('is refused a list that is broken: who was erased must stay so', async () => {
    writeFileSync(join(folder, 'erasures.jsonl'), '{"residentId":"a"\n');
    await expect(openStore()).rejects.toThrow(/Line 1 of .+ is broken/);
  });
});

describe('a wrapped key', () => {
  it('opens at its own place of the store alone', async () => {
    const files = new KeyFiles(join(folder, 'kek'));
    const [wrapped] = await files.wrap('hub', [{ place: 'hub/one', bytes: Buffer.alloc(32, 7) }]);
    expect(await files.unwrap('hub', [{ place: 'hub/one', bytes: wrapped! }])).toEqual([Buffer.alloc(32, 7)]);
    expect(() => files.unwrap('hub', [{ place: 'hub/other', bytes: wrapped! }])).toThrow(
      /is not what was wrapped there/,
    );
  });
});

describe('rotation', () => {
  it('of key-encryption keys goes on beside others who read and write, and rewrites no value', async () => {
    const [store, other] = [await openStore(), await openStore()];
    const sealed = new Map<string, Buffer>();
    for (let index = 0; index < 2_500; index += 500) {
      const some = Array.from({ length: 500 }, (_, at) => `resident-${index + at}`);
      const keys = await store.sealer.prepareToSeal(some, ['portal']);
      for (const one of some) sealed.set(one, keys.seal(one, 'portal', 'row/1', Buffer.from(one)));
    }
    let isOver = false;
    const renewing = store.renew('hub').finally(() => (isOver = true));
    for (let index = 0; !isOver; index += 1)
      sealed.set(`new-${index}`, await seal(other, `new-${index}`, 'portal', `new-${index}`));
    expect((await renewing).destroyed).toHaveLength(1);
    const fresh = await openStore();
    for (const [resident, bytes] of sealed) expect(await open(fresh, resident, bytes)).toBe(resident);
    expect(readdirSync(join(folder, 'kek/hub'))).toHaveLength(1);
  });

  it('of both at once loses no key: what was changed between is wrapped anew in another pass', async () => {
    const files = new KeyFiles(join(folder, 'kek'));
    const [store, other] = [await KeyStore.open({ folder, purposeOf, encryption: files }), await openStore()];
    stores.push(store);
    const before = await seal(store, 'a');
    const unwrap = files.unwrap.bind(files);
    let renewed: Promise<unknown> | undefined;
    jest.spyOn(files, 'unwrap').mockImplementation(async (purpose, wrapped) => {
      renewed ??= other.renewKeysOf('a');
      await renewed;
      return unwrap(purpose, wrapped);
    });
    await store.renew('hub');
    expect(renewed).toBeDefined();
    const fresh = await openStore();
    expect(await open(fresh, 'a', before)).toBe('Åse');
    expect((await seal(fresh, 'a')).readUInt16BE(1)).toBe(2);
  });

  it('of a resident’s key leaves what was sealed before readable', async () => {
    const [store, other] = [await openStore(), await openStore()];
    const before = await seal(store, 'a');
    await open(other, 'a', before);
    expect(await store.renewKeysOf('a')).toEqual(['hub']);
    const after = await seal(other, 'a');
    expect(after.readUInt16BE(1)).toBe(before.readUInt16BE(1) + 1);
    for (const sealed of [before, after]) expect(await open(store, 'a', sealed)).toBe('Åse');
  });
});

describe('the key of the hashes of a service', () => {
  const links = async (service = 'portal', at = folder) =>
    (await (await openStore(at)).hashKeyOf(service)).links.map((link) => link.toString('hex'));

  it('is made once, random, whoever asks and however many at once', async () => {
    const asked = await Promise.all([links(), links(), links()]);
    expect(new Set(asked.flat()).size).toBe(1);
    expect(asked[0]).toEqual([expect.stringMatching(/^[\da-f]{64}$/)]);
    expect(await links('collector')).not.toEqual(asked[0]);
  });

  it('gets another link, which others see, and keeps those before', async () => {
    const store = await openStore();
    const key = await store.hashKeyOf('portal');
    const [first] = key.links;
    expect(await key.refresh()).toBe(false);
    await (await openStore()).renewHashKeyOf('portal');
    expect(await key.refresh()).toBe(true);
    expect(key.links).toEqual([first, expect.any(Buffer)]);
    expect(await links()).toEqual(key.links.map((link) => link.toString('hex')));
    expect(store.hashKeys()).toEqual([{ service: 'portal', links: 2, madeAt: expect.any(Date) }]);
  });

  it('is wrapped anew with all others, is nobody’s key, and opens from no old copy', async () => {
    const store = await openStore();
    const before = await links();
    await seal(store, 'a');
    const copy = join(folder, 'copy');
    await store.backUpTo(copy);
    expect([store.count('hub'), store.purposesOf('a'), store.purposesOf('hash.portal')]).toEqual([1, ['hub'], []]);
    await store.renew('hub');
    expect(await links()).toEqual(before);
    cpSync(join(folder, 'kek'), join(copy, 'kek'), { recursive: true });
    await expect(links('portal', copy)).rejects.toThrow(/not there/);
  });

  it('tells when the newest key-encryption key was made', async () => {
    const store = await openStore();
    expect(await store.madeAt('hub')).toBeUndefined();
    const from = Date.now();
    await seal(store, 'a');
    expect((await store.madeAt('hub'))!.getTime()).toBeGreaterThanOrEqual(from - 1);
  });
});

describe('a place without the key-encryption keys of a purpose', () => {
  it('renews none of it, and changes nothing', async () => {
    const store = await openStore();
    const sealed = await seal(store, 'a');
    const elsewhere = join(folder, 'elsewhere');
    await store.backUpTo(elsewhere);
    const other = await openStore(elsewhere);
    expect([await store.opens('hub'), await other.opens('hub')]).toEqual([true, false]);
    await expect(other.renew('hub')).rejects.toThrow(/not there/);
    cpSync(join(folder, 'kek'), join(elsewhere, 'kek'), { recursive: true });
    expect(await open(other, 'a', sealed)).toBe('Åse');
    expect((await seal(other, 'b')).length).toBeGreaterThan(0);
  });
});
