import { isObject, leafName } from './facts.js';
import type { FactSpec, Json, Problem } from './model.js';
import { plainText } from './plain-text.js';
import { entitled } from './problems/explain.js';
import { SAY } from './problems/wording.js';

type Branches = Map<string, Branches | FactSpec>;

/** The nested form of the answers, as a tree whose leaves are facts. A `Map`, so that no key is special. */
export function factTree(facts: readonly FactSpec[]): Branches {
  const root: Branches = new Map();
  for (const spec of facts) {
    const parts = spec.fact.split('.');
    const name = parts.pop()!;
    let branch = root;
    for (const part of parts) {
      if (!branch.has(part)) branch.set(part, new Map());
      branch = branch.get(part) as Branches;
    }
    branch.set(name, spec);
  }
  return root;
}

/** Answers nested by path -> facts by name. What has no place in the profile, or is not the resident's to state, is a problem. */
export function flatten(nested: Json, tree: Branches): { facts: Map<string, Json>; problems: Problem[] } {
  const facts = new Map<string, Json>();
  const problems: Problem[] = [];
  walk(nested, tree, []);
  return { facts, problems };

  function walk(value: Json, branches: Branches, at: readonly string[]): void {
    if (!isObject(value)) return void problems.push({ path: nameOf(at), code: 'wrongType', message: SAY.notNested });
    for (const [key, child] of Object.entries(value)) {
      const found = branches.get(key);
      const here = [...at, key];
      if (found === undefined) problems.push({ path: nameOf(here), code: 'unknownPath', message: SAY.unknownPath });
      else if (found instanceof Map) walk(child, found, here);
      else take(found, child);
    }
  }

  function take(spec: FactSpec, value: Json): void {
    const strangers = unknownLeaves(spec, value);
    if (spec.paths.some((path) => path.issuedBy))
      problems.push({ path: spec.fact, code: 'issued', message: entitled(spec.title, SAY.issued) });
    else if (strangers.length === 0) facts.set(spec.fact, value);
    problems.push(
      ...strangers.map((leaf): Problem => ({
        path: nameOf([spec.fact, leaf]),
        code: 'unknownPath',
        message: SAY.unknownPath,
      })),
    );
  }
}

function unknownLeaves(spec: FactSpec, value: Json): string[] {
  const leaves = new Set(spec.paths.flatMap(({ path }) => (path === spec.fact ? [] : [leafName(path, spec.fact)])));
  return leaves.size > 0 && isObject(value) ? Object.keys(value).filter((key) => !leaves.has(key)) : [];
}

const LONGEST_KEY = 60;

/** Keys come from outside: short enough to show, without what could break a line or a log. */
export function nameOf(at: readonly (string | number)[]): string {
  return at
    .map((part) =>
      String(part)
        .slice(0, LONGEST_KEY)
        .replace(/[^\p{L}\p{N}_.$:-]/gu, '?'),
    )
    .join('.');
}

/** Every text as the profile keeps it, whatever keyboard or file it came from; nobody means the space around a text. */
export function inPlainText(value: Json): Json {
  if (typeof value === 'string') return plainText(value).trim();
  if (Array.isArray(value)) return value.map(inPlainText);
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, inPlainText(entry)]))
    : value;
}
