import type { SchemaObject } from '#contracts';
import type { ComponentChildren, JSX } from 'preact';
import type { Language, Form } from '#pages';
import type { FieldProblem } from './read-value.js';
import { textsIn } from '#texts';

const fieldWords = textsIn('field');

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

/** What stands above what is filled in: the label, help, what is wrong. */
interface FieldProps {
  name: string;
  label: string;
  help?: string;
  /** Behind the label: that no answer is needed. */
  note?: string;
  context: FieldContext;
}

export interface ValueProps extends FieldProps {
  schema: SchemaObject;
  autocomplete?: string;
}

const problemAt = (context: FieldContext, name: string): FieldProblem | undefined =>
  context.problems.find((problem) => problem.name === name);

/** Ids of what describes a field, in the order in which it stands above it. */
export function describedBy({ name, context, help }: Omit<FieldProps, 'label'>): string | undefined {
  const ids = [help && `${idOf(name)}-hint`, problemAt(context, name) && `${idOf(name)}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

export const isInvalid = (context: FieldContext, name: string): 'true' | undefined =>
  problemAt(context, name) ? 'true' : undefined;

/** What the one control of a field says of itself. */
export const control = (field: Omit<FieldProps, 'label'>) => ({
  id: idOf(field.name),
  name: field.name,
  'aria-describedby': describedBy(field),
  'aria-invalid': isInvalid(field.context, field.name),
});

export const groupClass = (name: string, context: FieldContext, group = 'form-group'): string =>
  problemAt(context, name) ? `${group} form-error` : group;

/** A control under its label. */
export function Field({ children, ...field }: FieldProps & { children: ComponentChildren }): JSX.Element {
  return (
    <div class={groupClass(field.name, field.context)}>
      <label class="form-label" for={idOf(field.name)}>
        <LabelText {...field} />
      </label>
      <Explained {...field} />
      {children}
    </div>
  );
}

interface FieldSetProps extends FieldProps {
  /** Where the set itself is what is wrong, and what an error summary leads to. */
  kind?: 'group' | 'entries';
  children: ComponentChildren;
}

/** Several controls under one legend. */
export function FieldSet({ kind, children, ...field }: FieldSetProps): JSX.Element {
  const own = kind && { class: `${groupClass(field.name, field.context)} ${kind}`, id: idOf(field.name) };
  return (
    <fieldset {...own} aria-describedby={describedBy(field)}>
      <legend class="form-label">
        <LabelText {...field} />
      </legend>
      <Explained {...field} />
      {children}
    </fieldset>
  );
}

function LabelText({ label, note }: FieldProps): JSX.Element {
  return (
    <>
      {label}
      {note && <span class="weight-normal">{` (${note})`}</span>}
    </>
  );
}

function Explained({ name, help, context }: FieldProps): JSX.Element {
  return (
    <>
      <Hint name={name} help={help} />
      <ErrorText name={name} context={context} />
    </>
  );
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

interface BoxProps {
  type: 'checkbox' | 'radio';
  isSmall?: boolean;
  /** Unique on the page; an error summary leads to it where it is that of its field. */
  id: string;
  name: string;
  value: string;
  label: string;
  isChosen?: boolean;
  hint?: string;
  /** Ids, where that is more than the hint. */
  describedBy?: string;
}

/** A box to check, or one choice of several of which one is taken. */
export function Box(props: BoxProps): JSX.Element {
  const { type, isSmall = false, id, name, value, label, isChosen, hint } = props;
  return (
    <div class={`form-group-${type}`}>
      <input
        type={type}
        class={isSmall ? `form-${type} ${type}-small` : `form-${type}`}
        id={id}
        name={name}
        value={value}
        checked={isChosen}
        aria-describedby={props.describedBy ?? (hint && `${id}-hint`)}
      />
      <label class="form-label" for={id}>
        {label}
      </label>
      <Hint name={id} help={hint} />
    </div>
  );
}
