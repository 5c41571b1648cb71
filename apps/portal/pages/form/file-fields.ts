import type { SchemaObject } from '#contracts';
import type { Form } from '../visit/form.js';
import { countOf } from './read-value.js';
import { shapeOf } from './shape.js';

/** The names of the file fields that a value has on a form as it was sent. */
export function fileFieldsOf(form: Form, name: string, schema: SchemaObject): string[] {
  const shape = shapeOf(schema);
  if (shape.kind === 'document') return [`${name}.file`];
  if (shape.kind === 'group')
    return shape.leaves.flatMap((leaf) => fileFieldsOf(form, `${name}.${leaf.name}`, leaf.schema));
  if (shape.kind !== 'entries') return [];
  return Array.from({ length: countOf(form, name) }, (_, index) =>
    fileFieldsOf(form, `${name}.${index}`, shape.item),
  ).flat();
}
