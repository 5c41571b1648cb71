import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/**
 * Folders that stand side by side and import each other, in a circle of any length, as `apps/portal: cases, documents`.
 * What a folder's own folders import of it, and it of them, is its inner matter.
 */
export function foldersInCircles(root: string, files: readonly string[]): string[] {
  const code = files.filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));
  if (code.length === 0) throw new Error('No module was found: nothing was checked');
  const arrows = new Map<string, Map<string, Set<string>>>();
  for (const file of code) {
    for (const imported of importsOf(root, file)) {
      const [parent, from, to] = whereTheyPart(dirname(file).split('/'), dirname(imported).split('/'));
      if (from === undefined || to === undefined) continue;
      const here = arrows.get(parent) ?? new Map<string, Set<string>>();
      arrows.set(parent, here.set(from, (here.get(from) ?? new Set()).add(to)));
    }
  }
  return [...arrows].flatMap(([parent, here]) => circlesIn(here).map((circle) => `${parent}: ${circle}`)).sort();
}

function importsOf(root: string, file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), 'utf8'));
  return importedFiles.flatMap(({ fileName }) => (fileName.startsWith('.') ? [join(dirname(file), fileName)] : []));
}

function whereTheyPart(one: string[], other: string[]): [parent: string, from?: string, to?: string] {
  const shared = one.findIndex((folder, depth) => folder !== other[depth]);
  return shared < 0 ? [one.join('/')] : [one.slice(0, shared).join('/'), one[shared], other[shared]];
}

function circlesIn(arrows: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const reached = (from: string, seen = new Set<string>()): Set<string> => {
    for (const to of arrows.get(from) ?? []) if (!seen.has(to)) reached(to, seen.add(to));
    return seen;
  };
  const reach = new Map([...arrows.keys()].map((folder) => [folder, reached(folder)]));
  const circles = [...reach].flatMap(([folder, far]) =>
    far.has(folder)
      ? [
          [...far]
            .filter((other) => reach.get(other)?.has(folder))
            .sort()
            .join(', '),
        ]
      : [],
  );
  return [...new Set(circles)];
}
