import { contracts, type Contracts, type LegalBasis } from '#contracts';
import { generateLegalBases } from './generate-legal-bases.js';

const FILE = 'docs/contracts/legal-bases-unnamed.md';

/** The contracts with one basis for every need, and for every leaf of a list that has its own. */
function under(basis: LegalBasis[]): Contracts {
  const dossier = (agency: string): ReturnType<Contracts['dossier']> => {
    const spec = contracts.dossier(agency);
    const needs = new Map([...spec.needs].map(([path, need]) => [path, { ...need, legalBasis: basis }]));
    const text = JSON.stringify(spec.schema, (key, value) => (key === 'x-legalBasis' ? basis : value));
    return { ...spec, needs, schema: JSON.parse(text) };
  };
  return Object.assign(Object.create(contracts) as Contracts, { dossier });
}

const listed = (given: Contracts): string[] =>
  [...generateLegalBases(given)[FILE]!.matchAll(/^- `(.+)`/gm)].map((match) => match[1]!);

describe('the list of needs without a section', () => {
  it('is clean once each names its section or says why none has to be named', () => {
    for (const settled of [
      { law: 'Testloven', section: '§ 1', source: 'example.org' },
      { law: 'Testloven', section: '', noneNeeded: 'The law as a whole is about nothing else.' },
    ]) {
      const text = generateLegalBases(under([settled]))[FILE]!;
      expect(text).toContain('Every need names its section');
      expect(text).not.toMatch(/^##|^- |\n\n\n|\n\n$/m);
    }
  });

  it('has what no source names, and what has no law at all', () => {
    expect(listed(under([{ law: 'Testloven', section: '', unnamed: 'No source.' }])).length).toBeGreaterThan(100);
    expect(generateLegalBases(under([]))[FILE]).toContain('(no law named)');
  });

  it('has the leaves of a list that are under a law of their own', () => {
    expect(listed(contracts)).toContain('family.children[].otherParentConsent');
  });
});
