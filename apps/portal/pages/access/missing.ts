import type { Text } from '#contracts';
import type { FieldProblem } from '#fact-form';
import type { Form } from '#pages';

/** A field that was left empty. */
export const missing = (form: Form, name: string, message: Text): FieldProblem[] =>
  form.text(name) === '' ? [{ name, message }] : [];
