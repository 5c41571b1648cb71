import { lacksSection, type Contracts } from '#contracts';
import { createNeeds } from '#needs';

const INTRODUCTION = `# Needs whose section no source names

Generated from the dossier schemas by \`npm run generate\`. Each path below has a purpose, but none of the sources that the
schemas were written from names the section of the law. None was invented; an authority has to name it. A path goes from
here when its \`x-legalBasis\` gets a \`section\` and its \`source\`, or says in \`noneNeeded\` why no section has to be named.
`;

/** What is asked without a section that a source names: the list that somebody with the law at hand has to work off. */
export function generateLegalBases(contracts: Contracts): Record<string, string> {
  const sections = contracts.agencies.map((agency) => sectionOf(agency, contracts)).filter((text) => text !== '');
  const rest = sections.length > 0 ? sections : ['Every need names its section, or says why none has to be named.\n'];
  return { 'docs/contracts/legal-bases-unnamed.md': [INTRODUCTION, ...rest].join('\n') };
}

/** Nothing for an agency of which nothing is open. */
function sectionOf(agency: string, contracts: Contracts): string {
  const needs = createNeeds(contracts).needList(agency);
  const open = needs.filter(({ legalBasis }) => legalBasis.every(lacksSection));
  if (open.length === 0) return '';
  const rows = open.map(({ path, legalBasis }) => `- \`${path}\` (${lawsOf(legalBasis)})\n`);
  return `## ${agency}: ${open.length} of ${needs.length}\n\n${rows.join('')}`;
}

function lawsOf(legalBasis: readonly { law: string }[]): string {
  return legalBasis.map(({ law }) => law).join(', ') || 'no law named';
}
