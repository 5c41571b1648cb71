import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lookForChromium } from './chromium.js';

describe('the search for a Chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ankomst-chromium-'));
  const program = join(folder, 'chromium-browser');
  writeFileSync(program, '');
  chmodSync(program, 0o755);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('takes the one that CHROMIUM names', () => {
    expect(lookForChromium({ CHROMIUM: program, PATH: '' })).toEqual({ program });
  });

  it('takes one on the PATH', () => {
    expect(lookForChromium({ PATH: folder })).toEqual({ program });
  });

  it('takes no other one than the one that was named', () => {
    expect(lookForChromium({ CHROMIUM: join(folder, 'none'), PATH: folder })).toEqual({
      missing: `CHROMIUM is "${join(folder, 'none')}", which is no program that may be started.`,
    });
  });

  it('says how to get one', () => {
    expect(lookForChromium({ PATH: '' })).toEqual({ missing: expect.stringContaining('apt-get install -y chromium') });
  });
});
