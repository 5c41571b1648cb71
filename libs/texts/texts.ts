import type { Language, Texts } from './generated/texts.js';
import { argumentsOf, compile, type Values } from './message.js';
import { readTexts, type TextFile, type TextTree } from './text-files.js';

export type TextName = keyof Texts;

type Compiled = string | ((values: Values) => string) | readonly Compiled[] | { readonly [name: string]: Compiled };

let files: ReadonlyMap<string, TextFile> | undefined;
const compiled = new Map<string, Compiled>();

/**
 * The texts of one group, in the language of a visit. A text that takes values is a function of them; the others are
 * strings. They are read when they are first asked for.
 */
export function textsIn<Name extends TextName>(name: Name): (visit: { readonly language: Language }) => Texts[Name] {
  return ({ language }) => {
    const key = `${language} ${name}`;
    const known = compiled.get(key) ?? compileTree(treeOf(name, language), everyTreeOf(name), language);
    compiled.set(key, known);
    return known as unknown as Texts[Name];
  };
}

function treeOf(name: TextName, language: Language): TextTree {
  files ??= readTexts();
  const tree = files.get(language)?.[name];
  if (tree === undefined) throw new Error(`texts/${language}.json has no group "${name}"`);
  return tree;
}

const everyTreeOf = (name: TextName): TextTree[] => placeIn([...(files?.values() ?? [])], name);

/** @param all the same place in every language: a text that takes values in one of them is a function in each. Braces in quotes, `'{…}'`, take none. */
function compileTree(tree: TextTree, all: readonly TextTree[], language: Language): Compiled {
  if (typeof tree === 'string') {
    const braced = all.filter((one) => typeof one === 'string' && one.includes('{')) as string[];
    if (braced.length === 0) return tree;
    const say = compile(tree, language);
    return braced.some((one) => argumentsOf(one).size > 0) ? say : say({});
  }
  const entries = Object.entries(tree).map(
    ([name, inner]) => [name, compileTree(inner, placeIn(all, name), language)] as const,
  );
  return Array.isArray(tree) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

/** What stands under one name, or at one place, in each of several trees; nothing from those that do not have it. */
export const placeIn = (trees: readonly TextTree[], name: string): TextTree[] =>
  trees.map((tree) => (tree as Readonly<Record<string, TextTree>>)[name]).filter((tree) => tree !== undefined);

/** A group with its values filled in. */
export type Filled<Group> = Group extends (values: never) => string
  ? string
  : { [Name in keyof Group]: Filled<Group[Name]> };

/** All the values that the texts of a group take. */
export type ValuesOf<Group> = Every<EachOf<Group>>;

type EachOf<Group> = Group extends (values: infer Taken) => string
  ? Taken
  : Group extends string
    ? never
    : Group extends readonly (infer Inner)[]
      ? EachOf<Inner>
      : { [Name in keyof Group]: EachOf<Group[Name]> }[keyof Group];

type Every<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;

/** Every text of a group, with the same values: `filled(words.steps.ready, { agency })`. */
export function filled<Group>(group: Group, values: ValuesOf<Group>): Filled<Group> {
  return fill(group as Compiled, values as Values) as Filled<Group>;
}

function fill(group: Compiled, values: Values): unknown {
  if (typeof group === 'string') return group;
  if (typeof group === 'function') return group(values);
  if (Array.isArray(group)) return group.map((one: Compiled) => fill(one, values));
  return Object.fromEntries(Object.entries(group).map(([name, inner]) => [name, fill(inner, values)]));
}
