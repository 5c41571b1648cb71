import type { Text } from '#contracts';
import { plainToInstance, type ClassConstructor } from 'class-transformer';
import { ARRAY_MAX_SIZE, getMetadataStorage, validateSync, type ValidationError } from 'class-validator';
import { textsInBoth } from '#texts';
import { refuse, type InputProblem } from './problem.js';

const says = textsInBoth('requestProblem');

/** class-validator's constraints as problems; a class may say it better by `context: {message}`. */
const CODES = {
  whitelistValidation: 'unknownField',
  isString: 'wrongType',
  isBoolean: 'wrongType',
  isObject: 'wrongType',
  isArray: 'wrongType',
  arrayMaxSize: 'tooLong',
  maxLength: 'tooLong',
  isIn: 'notInList',
  matches: 'wrongFormat',
  otherwise: 'invalid',
} as const satisfies Record<keyof typeof says.shape, string>;

/** More names than any class has. */
const MOST_FIELDS = 100;

/**
 * Every fault of a body's shape at once; `path` is `''` for the whole body. `[]` when it fits `Body`.
 * @throws ProblemError 422 where there is too much of something: it is counted first, since each entry costs, and nothing
 * else is read of such a body.
 */
export function shapeProblems(Body: ClassConstructor<object>, body: unknown): InputProblem[] {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return [{ path: '', code: 'wrongType', message: says.notAnObject }];
  refuse(tooMuch(Body, body));
  const errors = validateSync(plainToInstance(Body, body), { whitelist: true, forbidNonWhitelisted: true });
  return errors.flatMap((error) => problemsOf(error, ''));
}

function tooMuch(Body: ClassConstructor<object>, body: object): InputProblem[] {
  if (Object.keys(body).length > MOST_FIELDS)
    return [{ path: '', code: 'tooMany', message: says.tooManyFields({ most: MOST_FIELDS }) }];
  return mostEntries(Body).flatMap(({ field, most }) => {
    const value: unknown = (body as Record<string, unknown>)[field];
    return Array.isArray(value) && value.length > most
      ? [{ path: field, code: CODES.arrayMaxSize, message: says.shape.arrayMaxSize }]
      : [];
  });
}

/** What `@ArrayMaxSize` says of a class. */
function mostEntries(Body: ClassConstructor<object>): { field: string; most: number }[] {
  return getMetadataStorage()
    .getTargetValidationMetadatas(Body, '', false, false)
    .filter(({ name }) => name === ARRAY_MAX_SIZE)
    .map(({ propertyName, constraints }) => ({ field: propertyName, most: constraints[0] as number }));
}

function problemsOf(error: ValidationError, parent: string): InputProblem[] {
  const path = placeOf(error.property, parent);
  const own = Object.keys(error.constraints ?? {})
    .filter((constraint) => constraint !== 'nestedValidation' || !error.children?.length)
    .map((constraint) => ({ path, ...wordsOf(error, constraint) }));
  return [...basic(own), ...(error.children ?? []).flatMap((child) => problemsOf(child, path))];
}

/** A value of the wrong type has no length that could be wrong, too. */
function basic(problems: InputProblem[]): InputProblem[] {
  const types = problems.filter(({ code }) => code === 'wrongType');
  return types.length > 0 ? types.slice(0, 1) : problems;
}

/** Keys come from outside: no longer than needed to recognise them. */
function placeOf(property: string, parent: string): string {
  if (/^\d+$/.test(property)) return `${parent}[${property}]`;
  return [parent, property.slice(0, 60)].filter(Boolean).join('.');
}

function wordsOf(error: ValidationError, constraint: string): { code: string; message: Text } {
  const context = error.contexts?.[constraint] as { message?: Text } | undefined;
  const name = isKnown(constraint) ? constraint : 'otherwise';
  return { code: CODES[name], message: context?.message ?? says.shape[name] };
}

const isKnown = (constraint: string): constraint is keyof typeof CODES => Object.hasOwn(CODES, constraint);
