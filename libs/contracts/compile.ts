import { Ajv2020, type ValidateFunction, type Options } from 'ajv/dist/2020.js';
import { quickKeywords } from './quick-keywords.js';
import type { SchemaFiles } from './schema-files.js';
import type { SchemaObject } from './model.js';
import { formats } from './formats/index.js';

/** What the schemas say beyond validation. Closed: a misspelt annotation must not pass for one. */
const ANNOTATIONS = [
  'x-title',
  'x-name',
  'x-question',
  'x-help',
  'x-labels',
  'x-notOffered',
  'x-topic',
  'x-topics',
  'x-order',
  'x-authority',
  'x-sensitivity',
  'x-place',
  'x-fact',
  'x-facts',
  'x-issuedBy',
  'x-silence',
  'x-opener',
  'x-within',
  'x-saysNo',
  'x-derived',
  'x-inOrder',
  'x-standsFor',
  'x-nobodys',
  'x-merge',
  'x-changes',
  'x-changeGroups',
  'x-hangsOn',
  'x-claimable',
  'x-household',
  'x-familyOf',
  'x-offered',
  'x-notBefore',
  'x-notAfter',
  'x-doubt',
  'x-postalCodes',
  'x-groups',
  'x-absence',
  'x-absenceLabels',
  'x-wrong',
  'x-ungrouped',
  'x-purpose',
  'x-legalBasis',
  'x-event',
  'x-dossier',
];

export type Validator = Pick<ValidateFunction, 'errors'> & ((value: unknown) => boolean);
export type FindValidator = (schemaId: string) => Validator | undefined;

export function createAjv(schemas: Iterable<SchemaObject>, options: Options = {}): Ajv2020 {
  const ajv = new Ajv2020({ strict: true, allErrors: true, discriminator: true, formats, ...options });
  ajv.addVocabulary(ANNOTATIONS);
  for (const quick of quickKeywords) {
    for (const keyword of [quick.keyword].flat()) ajv.removeKeyword(keyword);
    ajv.addKeyword(quick);
  }
  for (const schema of schemas) ajv.addSchema(schema);
  return ajv;
}

/** A file of definitions alone has no messages to validate. */
export function describesMessages(schema: SchemaObject): boolean {
  return schema.type !== undefined;
}

/** Compiles each schema when it is first used. */
export function compiling(files: SchemaFiles): FindValidator {
  const ajv = createAjv(files.schemas.values());
  return (schemaId) => ajv.getSchema(schemaId) as Validator | undefined;
}
