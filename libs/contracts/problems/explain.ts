import type { ErrorObject } from 'ajv';
import type { ProblemCode, SchemaObject, Text } from '../model.js';
import type { Resolve } from '../references.js';
import { describePlace } from './place.js';
import { wordingFor } from './wording.js';

/** A problem at a place of the value, before anyone has decided what that place is called. */
export interface Finding {
  at: readonly string[];
  code: ProblemCode;
  message: Text;
}

/** A choice that failed says what all of its options failed at. */
const CHOICES = new Set(['anyOf', 'oneOf', 'discriminator']);

/** One finding per place, in plain words, from what ajv reported; the value itself is never repeated. */
export function explain(
  errors: readonly ErrorObject[],
  schema: SchemaObject,
  value: unknown,
  resolve: Resolve,
): Finding[] {
  const byPlace = new Map<string, { at: string[]; error: ErrorObject }>();
  for (const error of errors) {
    if (error.keyword === 'if' || isInsideChoice(error)) continue;
    const at = placeOf(error);
    const key = at.join('\u0000');
    if (!byPlace.has(key) || CHOICES.has(error.keyword)) byPlace.set(key, { at, error });
  }
  return [...byPlace.values()].map(({ at, error }) => {
    const { code, say } = wordingFor(error);
    const { title, wrong } = describePlace(schema, at, value, resolve);
    return { at, code, message: entitled(title, wrong !== undefined && !SAYS_ENOUGH.has(error.keyword) ? wrong : say) };
  });
}

/** For these, the keyword tells more than the words of the schema. */
const SAYS_ENOUGH = new Set(['required', 'additionalProperties', 'false schema', 'type', 'maxLength']);

export function entitled(title: Text | undefined, say: Text): Text {
  return title === undefined ? say : { da: `${title.da}: ${say.da}`, en: `${title.en}: ${say.en}` };
}

function isInsideChoice({ keyword, schemaPath }: ErrorObject): boolean {
  return (
    !CHOICES.has(keyword) && keyword !== 'format' && /\/(anyOf|oneOf)\/\d+\/(required|type|const)$/.test(schemaPath)
  );
}

function placeOf({ instancePath, keyword, params }: ErrorObject): string[] {
  const at = instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (keyword === 'required') at.push(String(params.missingProperty));
  if (keyword === 'additionalProperties') at.push(String(params.additionalProperty));
  return at;
}
