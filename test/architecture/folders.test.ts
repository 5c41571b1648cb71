import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { foldersInCircles } from './folder-guard.js';
import { projectRoot } from './import-guard.js';
import { filesOf } from './tree-guard.js';

describe('folders side by side', () => {
  let root: string;
  const plant = (files: Readonly<Record<string, string>>): string[] => {
    for (const [file, imported] of Object.entries(files)) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), `import '${imported}';`);
    }
    return Object.keys(files);
  };
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'ankomst-folders-'));
  });
  afterAll(() => rmSync(root, { recursive: true }));

  it('import each other nowhere', () => {
    expect(foldersInCircles(projectRoot, filesOf(projectRoot, ['apps', 'libs']))).toEqual([]);
  });

  it('are caught when two do, at any depth', () => {
    const two = plant({ 'apps/a/pages/x/one.tsx': '../y/two.js', 'apps/a/pages/y/inner/two.ts': '../../x/one.js' });
    expect(foldersInCircles(root, two)).toEqual(['apps/a/pages: x, y']);
  });

  it('are caught when three do in a circle', () => {
    const three = plant({
      'libs/l/x/one.ts': '../y/two.js',
      'libs/l/y/two.ts': '../z/three.js',
      'libs/l/z/three.ts': '../x/one.js',
    });
    expect(foldersInCircles(root, three)).toEqual(['libs/l: x, y, z']);
  });

  it('may be imported one way, by their parent and by tests', () => {
    const fine = plant({
      'apps/b/module.ts': './x/one.js',
      'apps/b/x/one.ts': '../module.js',
      'apps/b/y/two.ts': '../x/one.js',
      'apps/b/x/one.test.ts': '../y/two.js',
    });
    expect(foldersInCircles(root, fine)).toEqual([]);
  });

  it('are not judged when there are none', () => {
    expect(() => foldersInCircles(root, [])).toThrow('nothing was checked');
  });
});
