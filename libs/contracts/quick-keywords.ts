import { _, type AnySchema, type CodeKeywordDefinition, type KeywordCxt, type Name } from 'ajv';
import { alwaysValidSchema, useFunc } from 'ajv/dist/compile/util.js';
import ucs2length from 'ajv/dist/runtime/ucs2length.js';
import properties from 'ajv/dist/vocabularies/applicator/properties.js';
import limitLength from 'ajv/dist/vocabularies/validation/limitLength.js';

/** Of more names than this a value mostly has a few. */
const MANY = 16;

/**
 * `properties` as Ajv has it asks a value for each name that the schema knows. Where these are many, it is the value's own
 * names that are gone through instead: a report states one of a hundred facts.
 */
const quickProperties: CodeKeywordDefinition = {
  ...properties,
  before: 'patternProperties',
  code(context: KeywordCxt) {
    const { gen, data, it } = context;
    const all = Object.entries(context.schema as Record<string, AnySchema>);
    const names = all.flatMap(([name, schema]) => (alwaysValidSchema(it, schema) ? [] : [name]));
    if (names.length <= MANY || it.props !== true || !it.allErrors) return properties.code(context);
    const valid = gen.name('valid');
    gen.forIn('name', data, (present: Name) => {
      for (const name of names)
        gen.if(_`${present} === ${name}`, () =>
          context.subschema({ keyword: 'properties', schemaProp: name, dataProp: name }, valid),
        );
    });
  },
};

/** A text's length counts code points, which a text has as many of as units of UTF-16, or down to half: mostly that is enough to know. */
const quickLimitLength: CodeKeywordDefinition = {
  ...limitLength,
  $data: false,
  before: 'pattern',
  code(context: KeywordCxt) {
    const { gen, data, keyword } = context;
    const limit = context.schema as number;
    const units = _`${data}.length`;
    const points = _`${useFunc(gen, ucs2length)}(${data})`;
    context.fail(
      keyword === 'maxLength'
        ? _`${units} > ${limit} && ${points} > ${limit}`
        : _`${units} < ${2 * limit} && ${points} < ${limit}`,
    );
  },
};

/** Keywords that mean what Ajv's mean, and cost less for the messages that nearly all are: right ones. */
export const quickKeywords: readonly CodeKeywordDefinition[] = [quickProperties, quickLimitLength];
