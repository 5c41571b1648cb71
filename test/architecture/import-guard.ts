import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

export const projectRoot = join(__dirname, '..', '..');
const configFile = join(projectRoot, '.dependency-cruiser.cjs');
const cruiser = join(projectRoot, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');

export interface Violation {
  rule: string;
  from: string;
  to: string;
}

interface CruiseResult {
  summary: { totalCruised: number; violations: { from: string; to: string; rule: { name: string } }[] };
}

/** Every broken import rule of a tree that is laid out as the project is. A tree without a module is an error, not a pass. */
export function brokenImportRules(root: string): Violation[] {
  const options = ['--config', configFile, '--output-type', 'json'];
  const output = execFileSync(process.execPath, [cruiser, ...options, 'apps', 'libs'], {
    cwd: root,
    maxBuffer: 256 * 1024 * 1024,
  });
  const { summary } = JSON.parse(output.toString()) as CruiseResult;
  if (summary.totalCruised === 0)
    throw new Error(`No module was found under apps and libs of ${root}: nothing was checked`);
  return summary.violations.map(({ from, to, rule }) => ({ rule: rule.name, from, to }));
}

/** The names of the rules that are in force, so that a rule without a planted violation is noticed. */
export function importRules(): string[] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the configuration is a CommonJS file of the tool
  const { forbidden } = require(configFile) as { forbidden: { name: string }[] };
  return [...new Set(forbidden.map(({ name }) => name))];
}
