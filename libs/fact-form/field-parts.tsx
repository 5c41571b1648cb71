import type { SchemaObject } from '#contracts';
import type { JSX } from 'preact';
import type { Language, Form } from '#pages';
import { fieldWords } from './field-words.js';
import type { FieldProblem } from './read-value.js';

/** What every field of a page is shown with. */
export interface FieldContext {
  readonly language: Language;
  /** What stands in the fields: what was typed, or what is known. */
  readonly form: Form;
  readonly problems: readonly FieldProblem[];
  /** Where a document can be looked at. */
  readonly documentAddress?: (documentId: string) => string;
}

/** Letters that may stand in an id and after a # alike. */
export const idOf = (name: string): string => name.replace(/[^A-Za-z0-9]+/g, '-');

export interface ValueProps {
  name: string;
  schema: SchemaObject;
  label: string;
  help?: string;
  /** Behind the label: that no answer is needed. */
  note?: string;
  autocomplete?: string;
  context: FieldContext;
}

export const problemAt = (context: FieldContext, name: string): FieldProblem | undefined =>
  context.problems.find((problem) => problem.name === name);

/** Ids of what describes a field, in the order in which it stands above it. */
export function describedBy(name: string, context: FieldContext, help: string | undefined): string | undefined {
  const ids = [help && `${idOf(name)}-hint`, problemAt(context, name) && `${idOf(name)}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

export function Hint({ name, help }: { name: string; help?: string }): JSX.Element | null {
  return help ? (
    <span class="form-hint" id={`${idOf(name)}-hint`}>
      {help}
    </span>
  ) : null;
}

export function ErrorText({ name, context }: { name: string; context: FieldContext }): JSX.Element | null {
  const problem = problemAt(context, name);
  return problem ? (
    <span class="form-error-message" id={`${idOf(name)}-error`}>
      <span class="sr-only">{fieldWords(context).error}</span>
      {problem.message[context.language]}
    </span>
  ) : null;
}

export const groupClass = (name: string, context: FieldContext): string =>
  problemAt(context, name) ? 'form-group form-error' : 'form-group';

export function Label({ label, note, of }: { label: string; note?: string; of?: string }): JSX.Element {
  const inner = (
    <>
      {label}
      {note && <span class="weight-normal">{` (${note})`}</span>}
    </>
  );
  return of ? (
    <label class="form-label" for={of}>
      {inner}
    </label>
  ) : (
    <legend class="form-label">{inner}</legend>
  );
}
