import type { Text } from '#contracts';
import { plainToInstance, type ClassConstructor } from 'class-transformer';
import { ARRAY_MAX_SIZE, getMetadataStorage, validateSync, type ValidationError } from 'class-validator';
import { refuse, type InputProblem } from './problem.js';

/** class-validator's constraints as problems; a class may say it better by `context: {code, message}`. */
const CONSTRAINTS: Record<string, { code: string; message: Text }> = {
  whitelistValidation: {
    code: 'unknownField',
    message: {
      da: 'Feltet kendes ikke. Fjern det, eller ret navnet.',
      en: 'This field is not known. Remove it, or correct its name.',
    },
  },
  isString: { code: 'wrongType', message: { da: 'Skal være en tekst.', en: 'Must be a text.' } },
  isBoolean: { code: 'wrongType', message: { da: 'Skal være true eller false.', en: 'Must be true or false.' } },
  isObject: { code: 'wrongType', message: { da: 'Skal være et JSON-objekt.', en: 'Must be a JSON object.' } },
  isArray: { code: 'wrongType', message: { da: 'Skal være en liste.', en: 'Must be a list.' } },
  arrayMaxSize: { code: 'tooLong', message: { da: 'Listen er for lang.', en: 'The list is too long.' } },
  maxLength: { code: 'tooLong', message: { da: 'Teksten er for lang.', en: 'The text is too long.' } },
  isIn: {
    code: 'notInList',
    message: { da: 'Værdien er ikke en af de mulige.', en: 'The value is not one of the possible ones.' },
  },
  matches: {
    code: 'wrongFormat',
    message: { da: 'Teksten har ikke den rigtige form.', en: 'The text does not have the right form.' },
  },
};

const OTHERWISE = {
  code: 'invalid',
  message: { da: 'Værdien har ikke den rigtige form.', en: 'The value does not have the right form.' },
};

/** More names than any class has. */
const MOST_FIELDS = 100;

/**
 * Every fault of a body's shape at once; `path` is `''` for the whole body. `[]` when it fits `Body`.
 * @throws ProblemError 422 where there is too much of something: it is counted first, since each entry costs, and nothing
 * else is read of such a body.
 */
export function shapeProblems(Body: ClassConstructor<object>, body: unknown): InputProblem[] {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return [notAnObject];
  refuse(tooMuch(Body, body));
  const errors = validateSync(plainToInstance(Body, body), { whitelist: true, forbidNonWhitelisted: true });
  return errors.flatMap((error) => problemsOf(error, ''));
}

function tooMuch(Body: ClassConstructor<object>, body: object): InputProblem[] {
  if (Object.keys(body).length > MOST_FIELDS) return [tooManyFields];
  return mostEntries(Body).flatMap(({ field, most }) => {
    const value: unknown = (body as Record<string, unknown>)[field];
    return Array.isArray(value) && value.length > most ? [{ path: field, ...CONSTRAINTS.arrayMaxSize! }] : [];
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
  const { code, message } = CONSTRAINTS[constraint] ?? OTHERWISE;
  return { code, message: context?.message ?? message };
}

const tooManyFields: InputProblem = {
  path: '',
  code: 'tooMany',
  message: {
    da: `Indholdet har flere end ${MOST_FIELDS} felter. Fjern dem, der ikke hører til.`,
    en: `The body has more than ${MOST_FIELDS} fields. Remove those that do not belong there.`,
  },
};

const notAnObject: InputProblem = {
  path: '',
  code: 'wrongType',
  message: { da: 'Indholdet skal være et JSON-objekt.', en: 'The body must be a JSON object.' },
};
