import { componentsOf, missingFrom, type Component } from './sbom.js';

const at = (place: string, components?: Component[]): Component => ({
  type: 'library',
  name: place,
  version: '1.0.0',
  properties: [{ name: 'cdx:npm:package:path', value: place }],
  components,
});

describe('the bill of materials', () => {
  const lock = {
    packages: {
      '': {},
      'node_modules/a': {},
      'node_modules/a/node_modules/b': {},
      'node_modules/c': {},
      'node_modules/of-development': { dev: true },
      'node_modules/embedded': { optional: true },
    },
  } as const;

  it('counts packages that lie within others', () => {
    const parts = [at('node_modules/a', [at('node_modules/a/node_modules/b')]), at('node_modules/c')];
    expect(missingFrom(lock, componentsOf({ components: parts }))).toEqual([]);
  });

  it('lacks what is installed for production and not told of, and nothing else', () => {
    expect(missingFrom(lock, componentsOf({ components: [at('node_modules/a')] }))).toEqual([
      'node_modules/a/node_modules/b',
      'node_modules/c',
    ]);
  });
});
