import { format } from 'prettier';
import { argumentsOf, placeIn, type Argument, type TextFile, type TextTree } from '#texts';

/** The texts of all languages as types: names, and the values that each takes in any of them. */
export async function generateTexts(files: ReadonlyMap<string, TextFile>): Promise<Record<string, string>> {
  const languages = [...files.keys()].sort();
  const english = files.get('en')!;
  const names = Object.keys(english);
  const groups = names.map((name) => `  ${keyOf(name)}: ${typeOf(placeIn([english, ...files.values()], name))};`);
  const content = [
    '// Generated from texts/: npm run generate. Do not edit.',
    `export type Language = ${languages.map(quoted).join(' | ')};`,
    '',
    'export interface Texts {',
    ...groups,
    '}',
    '',
  ].join('\n');
  const style = { parser: 'typescript', singleQuote: true, printWidth: 120 };
  return { 'libs/texts/generated/texts.ts': await format(content, style) };
}

/** @param trees the same place in each language */
function typeOf(trees: readonly TextTree[]): string {
  const [first] = trees as [TextTree];
  if (typeof first === 'string') return messageType(trees.filter((tree) => typeof tree === 'string'));
  const members = Object.keys(first).map((name) => [name, typeOf(placeIn(trees, name))] as const);
  if (Array.isArray(first)) return `readonly [${members.map(([, type]) => type).join(', ')}]`;
  return `{ ${members.map(([name, type]) => `${keyOf(name)}: ${type}`).join('; ')} }`;
}

function messageType(messages: readonly string[]): string {
  const all = new Map<string, Argument[]>();
  for (const message of messages)
    for (const [name, argument] of argumentsOf(message)) all.set(name, [...(all.get(name) ?? []), argument]);
  if (all.size === 0) return 'string';
  const values = [...all].map(([name, uses]) => `${name}${valueType(uses)}`);
  return `(values: { ${values.join('; ')} }) => string`;
}

function valueType(uses: readonly Argument[]): string {
  const choices = [...new Set(uses.flatMap((use) => [...use.choices]))];
  if (uses.some(({ isCounted }) => isCounted)) return ': number';
  if (choices.length === 0) return ': string | number';
  if (choices.every((choice) => choice === 'true' || choice === 'false')) return '?: boolean';
  if (uses.some(({ isShown }) => isShown)) return '?: string';
  return `?: ${[...choices.filter((choice) => choice !== 'none'), 'other'].map(quoted).join(' | ')}`;
}

const keyOf = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? name : quoted(name));
const quoted = (text: string): string => `'${text}'`;
