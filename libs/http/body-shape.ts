import type { Text } from '#contracts';
import { plainToInstance, type ClassConstructor } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import type { InputProblem } from './problem.js';

/** class-validator's constraints as problems; a class may say it better by `context: {code, message}`. */
const CONSTRAINTS: Record<string, Text> = {
  whitelistValidation: {
    da: 'Feltet kendes ikke. Fjern det, eller ret navnet.',
    en: 'This field is not known. Remove it, or correct its name.',
  },
  isDefined: { da: 'Feltet mangler. Tilføj det.', en: 'This field is missing. Add it.' },
  isString: { da: 'Skal være en tekst.', en: 'Must be a text.' },
  isNotEmpty: { da: 'Må ikke være tomt.', en: 'Must not be empty.' },
  isBoolean: { da: 'Skal være true eller false.', en: 'Must be true or false.' },
  isNumber: { da: 'Skal være et tal.', en: 'Must be a number.' },
  isInt: { da: 'Skal være et helt tal.', en: 'Must be a whole number.' },
  min: { da: 'Tallet er for lille.', en: 'The number is too small.' },
  max: { da: 'Tallet er for stort.', en: 'The number is too large.' },
  isObject: { da: 'Skal være et JSON-objekt.', en: 'Must be a JSON object.' },
  isArray: { da: 'Skal være en liste.', en: 'Must be a list.' },
  arrayMaxSize: { da: 'Listen er for lang.', en: 'The list is too long.' },
  maxLength: { da: 'Teksten er for lang.', en: 'The text is too long.' },
  isIn: { da: 'Værdien er ikke en af de mulige.', en: 'The value is not one of the possible ones.' },
  matches: { da: 'Teksten har ikke den rigtige form.', en: 'The text does not have the right form.' },
  isISO8601: {
    da: 'Skal være et tidspunkt som 2026-11-21T10:00:00.000Z.',
    en: 'Must be a time such as 2026-11-21T10:00:00.000Z.',
  },
};

const OTHERWISE: Text = { da: 'Værdien har ikke den rigtige form.', en: 'The value does not have the right form.' };

/** Every fault of a body's shape at once; `path` is `''` for the whole body. `[]` when it fits `Body`. */
export function shapeProblems(Body: ClassConstructor<object>, body: unknown): InputProblem[] {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return [notAnObject];
  const errors = validateSync(plainToInstance(Body, body), { whitelist: true, forbidNonWhitelisted: true });
  return errors.flatMap((error) => problemsOf(error, ''));
}

function problemsOf(error: ValidationError, parent: string): InputProblem[] {
  const path = /^\d+$/.test(error.property)
    ? `${parent}[${error.property}]`
    : [parent, error.property].filter(Boolean).join('.');
  const own = Object.keys(error.constraints ?? {})
    .filter((constraint) => constraint !== 'nestedValidation' || !error.children?.length)
    .map((constraint) => ({ path, code: codeOf(constraint), message: messageOf(error, constraint) }));
  return [...own, ...(error.children ?? []).flatMap((child) => problemsOf(child, path))];
}

function codeOf(constraint: string): string {
  return constraint === 'whitelistValidation' ? 'unknownField' : constraint;
}

function messageOf(error: ValidationError, constraint: string): Text {
  const context = error.contexts?.[constraint] as { message?: Text } | undefined;
  return context?.message ?? CONSTRAINTS[constraint] ?? OTHERWISE;
}

const notAnObject: InputProblem = {
  path: '',
  code: 'isObject',
  message: { da: 'Indholdet skal være et JSON-objekt.', en: 'The body must be a JSON object.' },
};
