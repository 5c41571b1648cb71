import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from './import-guard.js';

const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
  imports: Record<string, { types: string; default: string }>;
};
const libs = readdirSync(join(projectRoot, 'libs'));

/** What Node itself says when a program of a package with our `imports` asks for this name. */
function askNodeFor(name: string): string {
  const root = mkdtempSync(join(tmpdir(), 'ankomst-faces-'));
  try {
    writeFileSync(join(root, 'package.json'), JSON.stringify({ imports: manifest.imports }));
    for (const { default: face } of Object.values(manifest.imports)) {
      mkdirSync(join(root, face, '..'), { recursive: true });
      writeFileSync(join(root, face), '');
      writeFileSync(join(root, face, '..', 'inner.js'), '');
    }
    const program = `try { require.resolve(process.argv[1]); console.log('found') } catch (e) { console.log(e.code) }`;
    return execFileSync(process.execPath, ['-e', program, name], { cwd: root }).toString().trim();
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

describe('the public face of a library', () => {
  it('is there to be checked', () => {
    expect(libs.length).toBeGreaterThan(0);
  });

  it.each(libs)('of %s is its index.ts, named in package.json, with a README that fits a screen', (lib) => {
    expect(manifest.imports[`#${lib}`]).toEqual({
      types: `./libs/${lib}/index.ts`,
      default: `./dist/libs/${lib}/index.js`,
    });
    expect(existsSync(join(projectRoot, 'libs', lib, 'index.ts'))).toBe(true);
    const readme = readFileSync(join(projectRoot, 'libs', lib, 'README.md'), 'utf8')
      .trim()
      .split('\n');
    expect(readme.length).toBeGreaterThanOrEqual(3);
    expect(readme.length).toBeLessThanOrEqual(40);
  });

  it('names no library that is not there', () => {
    expect(Object.keys(manifest.imports).sort()).toEqual(libs.map((lib) => `#${lib}`).sort());
  });

  it('is found by Node', () => {
    expect(askNodeFor('#contracts')).toBe('found');
  });

  it.each(['#contracts/inner', '#contracts/inner.js', '#needs/index', '#newcomer'])(
    'is all there is: %s is closed by Node itself',
    (name) => {
      expect(askNodeFor(name)).toBe('ERR_PACKAGE_IMPORT_NOT_DEFINED');
    },
  );
});
