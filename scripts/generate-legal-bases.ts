import type { Contracts } from '#contracts';

/** What is asked without a section that a source names: the list that somebody with the law at hand has to work off. */
export function generateLegalBases(contracts: Contracts): Record<string, string> {
  const sections = contracts.agencies.map((agency) => {
    const needs = [...contracts.dossier(agency).needs.values()];
    const unnamed = needs.filter(({ legalBasis }) => legalBasis.every(({ section }) => section === ''));
    const rows = unnamed.map(
      ({ path, legalBasis }) => `- \`${path}\` (${legalBasis.map(({ law }) => law).join(', ')})`,
    );
    return `## ${agency}: ${unnamed.length} of ${needs.length}\n\n${rows.join('\n')}\n`;
  });
  return {
    'docs/contracts/legal-bases-unnamed.md':
      '# Needs whose section no source names\n\n' +
      'Generated from the dossier schemas by `npm run generate`. Each of these paths has a purpose and a law, but none of the\n' +
      'sources that the schemas were written from names the section. None was invented; an authority has to name it.\n\n' +
      sections.join('\n'),
  };
}
