import { _ } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { createAjv, describesMessages, type SchemaFiles, type SchemaObject, validatorName } from '#contracts';

const BANNER = '/* Generated from schemas/ by npm run generate. Do not edit. */\n';
const DECLARATION = `${BANNER}import type { Validator } from '../compile.js';

declare const validators: Readonly<Record<string, Validator | undefined>>;
export = validators;
`;

/** Each schema's validator as plain CommonJS: nothing is compiled when a service starts. A value's schema is one function, wherever it is referred to. */
export function generateValidators({ schemas }: SchemaFiles): Record<string, string> {
  const code = { source: true, lines: true, formats: _`require("../formats/index.js").formats` };
  const ajv = createAjv(
    [...schemas.values()].map((schema) => withoutWords(schema)),
    { code, inlineRefs: false, messages: false },
  );
  const ids = [...schemas].filter(([, schema]) => describesMessages(schema)).map(([id]) => id);
  return {
    'libs/contracts/generated/validators.js':
      BANNER + standaloneCode(ajv, Object.fromEntries(ids.map((id) => [validatorName(id), id]))),
    'libs/contracts/generated/validators.d.ts': DECLARATION,
  };
}

/** Titles and annotations decide nothing, and would fill the file. */
function withoutWords<T>(value: T, isNames = false): T {
  if (Array.isArray(value)) return value.map((entry: unknown) => withoutWords(entry)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value as SchemaObject).filter(
    ([key]) => isNames || !(key === 'title' || key.startsWith('x-')),
  );
  return Object.fromEntries(
    kept.map(([key, entry]: [string, unknown]) => [
      key,
      withoutWords(entry, !isNames && (key === 'properties' || key === '$defs')),
    ]),
  ) as T;
}
