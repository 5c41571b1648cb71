import { mkdtempSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixedSecret, linesOf, mapSecret, readSettings, SettingError } from './index.js';

const [ONE, OTHER] = ['the-token-of-before', 'the-token-of-today'];
let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ankomst-secret-'));
  file = join(folder, 'token');
  writeFileSync(file, `${ONE}\n`);
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const token = (at = file) => readSettings({ OPERATOR_TOKEN_FILE: at }).operatorToken!;

describe('a secret in a file', () => {
  it('is what the file says now: the first line is shown, both are taken', () => {
    const read = token();
    expect([read.current, read.accepted]).toEqual([ONE, [ONE]]);
    writeFileSync(file, `\n ${OTHER} \n${ONE}\n`);
    expect([read.current, read.accepted]).toEqual([OTHER, [OTHER, ONE]]);
    writeFileSync(join(folder, 'new'), OTHER);
    renameSync(join(folder, 'new'), file);
    expect(read.accepted).toEqual([OTHER]);
  });

  it('is seen anew where another file is linked in its place', () => {
    writeFileSync(join(folder, 'next'), OTHER);
    const link = join(folder, 'link');
    symlinkSync(file, link);
    const read = token(link);
    expect(read.current).toBe(ONE);
    unlinkSync(link);
    symlinkSync(join(folder, 'next'), link);
    expect(read.current).toBe(OTHER);
  });

  it.each([
    ['is gone', () => unlinkSync(file)],
    ['is empty', () => writeFileSync(file, '')],
    ['holds what is no token', () => writeFileSync(file, 'hunter2')],
    ['holds three', () => writeFileSync(file, `${ONE}\n${OTHER}\n${ONE}-still`)],
  ])('goes on as it was while its file %s, and says so once, without a value', (_what, spoil) => {
    const said = jest.spyOn(process, 'emitWarning').mockReturnValue(undefined);
    const read = token();
    spoil();
    expect([read.current, read.current]).toEqual([ONE, ONE]);
    expect(said.mock.calls.map(([text]) => text)).toEqual([expect.stringMatching(/before goes on\.$/)]);
    expect(JSON.stringify(said.mock.calls)).not.toMatch(/hunter2|the-token/);
    writeFileSync(file, OTHER);
    expect(read.current).toBe(OTHER);
  });
});

describe('a secret', () => {
  it('may be two in the environment, too', () => {
    expect(readSettings({ AUDITOR_TOKEN: `${OTHER}\n${ONE}` }).auditorToken?.accepted).toEqual([OTHER, ONE]);
    expect(() => readSettings({ AUDITOR_TOKEN: `${OTHER}\n${ONE}\nand-a-third-of-them` })).toThrow(SettingError);
    expect(() => readSettings({ AUDITOR_TOKEN: `${OTHER}\nshort` })).toThrow(SettingError);
  });

  it('is written as it is read, and what is made from it follows it', () => {
    const read = token();
    const made = mapSecret(read, (one) => one.length);
    writeFileSync(file, `${OTHER}\n${ONE}`);
    expect([made.current, made.accepted]).toEqual([OTHER.length, [OTHER.length, ONE.length]]);
    expect(linesOf(read)).toBe(`${OTHER}\n${ONE}`);
    expect(linesOf(fixedSecret(3), (one) => `${one}`)).toBe('3');
  });
});
