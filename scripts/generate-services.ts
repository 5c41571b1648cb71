import type { Contracts } from '#contracts';

/** The connectors that the hub composes: one for each agency that has a folder of schemas. */
export function generateServices({ agencies }: Pick<Contracts, 'agencies'>): Record<string, string> {
  const imports = agencies.map((agency) => `import { ${nameOf(agency)} } from '../../${agency}-connector/index.js';`);
  const lines = [
    '// Generated from schemas/: npm run generate. Do not edit.',
    ...imports,
    '',
    '/** One for each agency that has a folder of schemas. */',
    `export const connectors = [${agencies.map(nameOf).join(', ')}] as const;`,
    '',
  ];
  return { 'apps/hub/generated/connectors.ts': lines.join('\n') };
}

/** `job-centre` → `jobCentreConnector`, what the connector's folder exports. */
function nameOf(agency: string): string {
  return `${agency.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())}Connector`;
}
