import type { ErrorObject } from 'ajv';
import type { ProblemCode, SchemaObject, Text } from '../model.js';
import type { Resolve } from '../references.js';
import { describePlace, valueAt, type Place } from './place.js';
import { wordingFor } from './wording.js';

/** A problem at a place of the value, before anyone has decided what that place is called. */
export interface Finding {
  at: readonly string[];
  code: ProblemCode;
  message: Text;
}

interface Reported {
  at: readonly string[];
  error: ErrorObject;
}

/** A choice that failed stands for what each of its options failed at. */
const CHOICES = new Set(['anyOf', 'oneOf']);

/** What may not be there at all is not explained by what is wrong with it. */
const CLOSED = 'false schema';

/** More than any dossier has gaps; of a value with so many faults nobody reads further, and each costs a walk through the schema. */
const PLACES_AT_MOST = 1_000;

/** For these, the keyword tells more than the schema's own words. */
const SAYS_ENOUGH = new Set(['required', 'false schema', 'type', 'maxLength', 'discriminator']);

/** One finding per place, in plain words, from what ajv reported; the value itself is never repeated. */
export function explain(
  errors: readonly ErrorObject[],
  schema: SchemaObject,
  value: unknown,
  resolve: Resolve,
): Finding[] {
  const reported = onePerPlace(errors);
  return reported.flatMap(({ at, error }) => {
    const { title, wrong, example } = wordsOfSchema(at, error);
    const { code, say } = wordingFor(error, { value: valueAt(value, at), example });
    const isVague = CHOICES.has(error.keyword) && wrong === undefined;
    if (isVague && reported.some((other) => isDeeper(other.at, at))) return [];
    return [{ at, code, message: entitled(title, SAYS_ENOUGH.has(error.keyword) ? say : (wrong ?? say)) }];
  });

  /** What does not belong into an object is explained by the object. */
  function wordsOfSchema(at: readonly string[], { keyword }: ErrorObject): Place {
    return describePlace(schema, keyword === 'additionalProperties' ? at.slice(0, -1) : at, value, resolve);
  }
}

export function entitled(title: Text | undefined, say: Text): Text {
  return title === undefined ? say : { da: `${title.da}: ${say.da}`, en: `${title.en}: ${say.en}` };
}

function onePerPlace(errors: readonly ErrorObject[]): Reported[] {
  const byPlace = new Map<string, Reported>();
  for (const error of errors) {
    if (byPlace.size === PLACES_AT_MOST) break;
    if (error.keyword === 'if' || isOptionOfChoice(error)) continue;
    const at = placeOf(error);
    const key = at.join('\u0000');
    if (!byPlace.has(key) || CHOICES.has(error.keyword) || error.keyword === CLOSED) byPlace.set(key, { at, error });
  }
  return [...byPlace.values()];
}

function isOptionOfChoice({ keyword, schemaPath }: ErrorObject): boolean {
  return !CHOICES.has(keyword) && /\/(anyOf|oneOf)\/\d+\/(required|type|const)$/.test(schemaPath);
}

function isDeeper(inner: readonly string[], outer: readonly string[]): boolean {
  return inner.length > outer.length && outer.every((part, place) => inner[place] === part);
}

/** Where the remedy has to be made: the property that is missing or too much, the field that chooses. */
function placeOf({ instancePath, keyword, params }: ErrorObject): string[] {
  const at = instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (keyword === 'required') at.push(String(params.missingProperty));
  if (keyword === 'additionalProperties') at.push(String(params.additionalProperty));
  if (keyword === 'discriminator') at.push(String(params.tag));
  return at;
}
