import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { fileOnce, folderOnce } from './index.js';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'ankomst-once-'));
});
afterEach(() => rmSync(home, { recursive: true }));

const endedPid = (): number => spawnSync(process.execPath, ['--eval', '']).pid;

describe('a file that is made once', () => {
  it('is its owner’s alone, and the same from then on', () => {
    const file = join(home, 'deep', 'secret');
    expect(fileOnce(file, () => 'one')).toBe('one');
    expect(fileOnce(file, () => 'two')).toBe('one');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is that of whoever was first, where two make it at once', () => {
    const file = join(home, 'secret');
    const second = () => {
      writeFileSync(file, 'of the other');
      return 'ours';
    };
    expect(fileOnce(file, second)).toBe('of the other');
    expect(readdirSync(home)).toEqual(['secret']);
  });
});

describe('a folder that is made once', () => {
  const make = (text: string) => (draft: string) => {
    mkdirSync(draft);
    writeFileSync(join(draft, 'mark'), text);
  };
  const read = () => readFileSync(join(home, 'it', 'mark'), 'utf8');

  it('is made where it is missing, and never again', async () => {
    expect(await folderOnce(join(home, 'it'), 'mark', make('one'))).toBe(true);
    expect(await folderOnce(join(home, 'it'), 'mark', make('two'))).toBe(false);
    expect(read()).toBe('one');
  });

  it('is that of whoever was first, where two make it at once', async () => {
    const late = (draft: string) => {
      make('ours')(draft);
      make('of the other')(join(home, 'it'));
    };
    expect(await folderOnce(join(home, 'it'), 'mark', late)).toBe(false);
    expect(read()).toBe('of the other');
    expect(readdirSync(home)).toEqual(['it']);
  });

  it('is not there where making it failed, and says why', async () => {
    const failing = (draft: string) => {
      mkdirSync(draft);
      throw new Error('no room');
    };
    await expect(folderOnce(join(home, 'it'), 'mark', failing)).rejects.toThrow('no room');
    expect(readdirSync(home)).toEqual([]);
  });

  it('leaves the draft of a process that lives, and clears that of one that was killed', async () => {
    const [living, killed] = [`it.draft-${process.ppid}`, `it.draft-${endedPid()}`];
    for (const draft of [living, killed]) mkdirSync(join(home, draft));
    await folderOnce(join(home, 'it'), 'mark', make('one'));
    expect(readdirSync(home).sort()).toEqual(['it', living].sort());
  });
});
