import type { FactSpec, Json, PathSpec } from '#contracts';
import { sameValue } from './equality.js';
import { hasValue, isRecord, type Fact } from './fact.js';

type Stated = Fact & { value: Json };

/** The paths of a fact on which two statements both say something, and not the same. */
export function differingPaths(spec: FactSpec, a: Stated, b: Stated): PathSpec[] {
  return spec.paths.filter((path) => {
    const [one, other] = [leafOf(spec, path, a.value), leafOf(spec, path, b.value)];
    return one !== undefined && other !== undefined && !sameValue(path, one, other);
  });
}

/** "I have none" differs from a value, and from none for another reason. */
export function differ(spec: FactSpec, a: Fact, b: Fact): boolean {
  if (hasValue(a) && hasValue(b)) return differingPaths(spec, a, b).length > 0;
  return a.absence !== b.absence;
}

export function leafOf(spec: FactSpec, path: PathSpec, value: Json): Json | undefined {
  if (path.path === spec.fact) return value;
  return isRecord(value) ? value[path.path.slice(spec.fact.length + 1)] : undefined;
}
