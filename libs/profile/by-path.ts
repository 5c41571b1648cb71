import type { Fact } from './fact.js';

export function byPath<F extends Pick<Fact, 'path'>>(facts: Iterable<F>): Map<string, F[]> {
  const paths = new Map<string, F[]>();
  for (const fact of facts) {
    const same = paths.get(fact.path);
    if (same) same.push(fact);
    else paths.set(fact.path, [fact]);
  }
  return paths;
}
