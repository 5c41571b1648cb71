import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brokenImportRules, importRules, projectRoot, type Violation } from './import-guard.js';
import { layBrokenTree, layCleanTree, plants } from './planted-imports.js';

describe('who may import whom', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ankomst-imports-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('holds in this project', () => {
    expect(brokenImportRules(projectRoot)).toEqual([]);
  });

  it('lets pass a tree that keeps the rules', () => {
    const root = join(folder, 'clean');
    layCleanTree(root);
    expect(brokenImportRules(root)).toEqual([]);
  });

  it('refuses a tree without a module, since nothing was checked there', () => {
    expect(() => brokenImportRules(folder)).toThrow();
  });

  it('has a planted violation for every rule', () => {
    expect([...new Set(plants.map(({ rule }) => rule))].sort()).toEqual(importRules().sort());
  });

  describe('with every rule broken once', () => {
    let found: Violation[];
    beforeAll(() => {
      const root = join(folder, 'broken');
      layBrokenTree(root);
      found = brokenImportRules(root);
    });

    it.each(plants)('catches $rule in $file', ({ rule, file }) => {
      expect(found.filter(({ from }) => from === file).map((violation) => violation.rule)).toContain(rule);
    });

    it('accuses nothing that was not planted', () => {
      expect(found.map(({ from }) => from).filter((from) => !from.includes('planted-'))).toEqual([]);
    });
  });
});
