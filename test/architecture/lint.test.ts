import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from './import-guard.js';

const eslint = join(projectRoot, 'node_modules', 'eslint', 'bin', 'eslint.js');

/** The rules that a text breaks when it stands in the place of this file; typed rules need a file that exists. */
function brokenRules(file: string, text: string): string[] {
  const options = ['--stdin', '--stdin-filename', join(projectRoot, file), '--format', 'json'];
  const { stdout, stderr } = spawnSync(process.execPath, [eslint, ...options], { cwd: projectRoot, input: text });
  if (stdout.length === 0) throw new Error(`eslint said nothing: ${stderr.toString()}`);
  const [result] = JSON.parse(stdout.toString()) as { messages: { ruleId: string | null; message: string }[] }[];
  return (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message);
}

const planted = `
import { plainSealer } from '#secrecy';
export interface IResident { name: string }
export default function start(): void {
  Promise.resolve(1);
  if ((1 as number) == 2) console.log('no');
}
export const later = () => import('node:os');
export const now = Date.now();
export const today = new Date();
export const chance = Math.random();
export const level = process.env.LOG_LEVEL;
export const called = () => fetch('http://agency.example');
export class Everything {
  constructor(
    readonly a: number, readonly b: number, readonly c: number, readonly d: number, readonly e: number, readonly f: number,
  ) {}
}
export function story(): void {
${'  level;\n'.repeat(61)}}
${'\n'.repeat(450)}`;

/** What eslint would ask of these files, which need not be there. */
function rulesFor(files: readonly string[]): object[] {
  const program = `
    const { ESLint } = require('eslint');
    const eslint = new ESLint();
    Promise.all(JSON.parse(process.argv[1]).map((file) => eslint.calculateConfigForFile(file)))
      .then((configs) => console.log(JSON.stringify(configs.map((config) => config?.rules ?? null))));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', program, JSON.stringify(files)], { cwd: projectRoot });
  if (stdout.length === 0) throw new Error(`eslint said nothing: ${stderr.toString()}`);
  return JSON.parse(stdout.toString()) as object[];
}

const rooms = [
  'apps/collector/case/read',
  'apps/portal/pages/start',
  'apps/portal/pages/start.test',
  'apps/hub/demo/screen',
  'apps/siri-connector/translate/dossier',
  'bench/pages/times',
  'libs/database/embedded/start',
  'libs/local-kafka/java',
  'libs/needs/parse',
  'libs/profile/fold',
  'libs/settings/read',
  'scripts/generate',
  'test/browser/planted-site',
];

describe('the linter', () => {
  const broken = brokenRules('libs/needs/index.ts', planted);

  it.each([
    '@typescript-eslint/no-floating-promises',
    '@typescript-eslint/naming-convention',
    'eqeqeq',
    'max-lines',
    'max-lines-per-function',
    'max-params',
    'no-console',
    'no-restricted-globals',
    'no-restricted-imports',
  ])('catches a planted %s', (rule) => {
    expect(broken).toContain(rule);
  });

  it('catches a default export, a dynamic import, clock, chance and environment in a pure room', () => {
    expect(broken.filter((rule) => rule === 'no-restricted-syntax')).toHaveLength(6);
  });

  it.each(["'SELECT * FROM unnest($1::uuid[])'", '`SELECT ${1} FROM UNNEST($1::uuid[])`'])(
    'catches rows that are handed to a statement by hand: %s',
    (statement) => {
      const rules = brokenRules('libs/database/index.ts', `export const statement = ${statement};\n`);
      expect(rules).toEqual(['no-restricted-syntax']);
    },
  );

  it('asks of a page what it asks of any code in the same room', () => {
    const asked = rulesFor(rooms.map((room) => `${room}.ts`));
    for (const rules of asked) expect(Object.keys(rules).length).toBeGreaterThan(50);
    expect(rulesFor(rooms.map((room) => `${room}.tsx`))).toEqual(asked);
  });

  it('lets clean code pass', () => {
    expect(brokenRules('libs/needs/index.ts', 'export const answer = 42;\n')).toEqual([]);
  });
});
